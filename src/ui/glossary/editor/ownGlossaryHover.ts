import { Hover, Range, type HoverProvider } from 'vscode';
import { ownGlossaryPlaceAt } from '../../../core/glossary/own/ownGlossaryPlace';
import { lineReader } from './lineReader';
import { glossaryKeyWords } from './ownGlossaryWords';

/** Says what the keys of a glossary are for. */
export class OwnGlossaryHover implements HoverProvider {
  provideHover(
    ...[document, position]: Parameters<HoverProvider['provideHover']>
  ): Hover | undefined {
    const text = document.lineAt(position.line).text;
    const [, lead = '', key = ''] = /^([ -]*)([A-Za-z]+):(?:\s|$)/.exec(text) ?? [];
    const end = lead.length + key.length;
    if (key === '' || position.character < lead.length || position.character > end) {
      return undefined;
    }
    // What could be written where the key ends tells where the key stands.
    const found = ownGlossaryPlaceAt(lineReader(document), position.line, end);
    const words = found?.place.kind === 'key' ? glossaryKeyWords(found.place.of, key) : undefined;
    return words === undefined
      ? undefined
      : new Hover(words, new Range(position.line, lead.length, position.line, end));
  }
}
