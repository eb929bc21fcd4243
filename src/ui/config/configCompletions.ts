import {
  CompletionItem,
  CompletionItemKind,
  languages,
  Range,
  type Disposable,
  type Position,
  type TextDocument,
} from 'vscode';
import { completionsAt } from '../../core/cli/lxc/config/completions';
import { CONFIG_SCHEME } from './configScheme';

/** Offers the keys that LXD knows, each with a sentence about it. */
export function registerConfigCompletions(): Disposable {
  return languages.registerCompletionItemProvider(
    { scheme: CONFIG_SCHEME },
    {
      provideCompletionItems: (document, position) =>
        completionsAt(document.getText(), document.offsetAt(position)).map(
          ({ label, does, text }) => {
            const item = new CompletionItem(label, CompletionItemKind.Property);
            item.detail = does;
            item.insertText = text;
            item.range = begunWord(document, position);
            return item;
          },
        ),
    },
  );
}

/** Keys have dots in them, which the editor takes for ends of words. */
function begunWord(document: TextDocument, position: Position): Range {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const length = /[\w."'-]*$/.exec(before)?.[0].length ?? 0;
  return new Range(position.translate(0, -length), position);
}
