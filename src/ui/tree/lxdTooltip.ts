import { l10n } from 'vscode';
import type { LxdItemNode, LxdNode, LxdSectionNode } from '../../app/tree/lxdNodes';
import { lxdItemRows, nameOf } from '../../app/tree/lxdRows';
import { isRetiredImageServer } from '../../core/cli/lxc/imageServer';
import { escapeMarkdown } from '../../core/text/markdown';
import { attributeLabel, attributeText } from '../words/attributeWords';
import { listingHelp, listingWord } from '../words/lxdWords';
import { agoWords } from '../words/timeWords';
import { field, paragraphs, title } from './tooltipParts';

/** Markdown for the tooltip of a row of an LXD. Everything that comes from the server is escaped. */
export function lxdTooltip(node: LxdNode | LxdSectionNode | LxdItemNode, nowMs: number): string {
  switch (node.kind) {
    case 'lxd':
      return escapeMarkdown(
        l10n.t('What the containers here are made of and connected to. Open it to read it.'),
      );
    case 'lxd-section': {
      const { readAtMs } = node.section;
      return paragraphs([
        title(listingWord(node.listing)),
        escapeMarkdown(listingHelp(node.listing)),
        ...(readAtMs === undefined ? [] : [field(l10n.t('Read'), agoWords(readAtMs, nowMs))]),
      ]);
    }
    default:
      return paragraphs([title(nameOf(node)), ...fields(node), ...hints(node)]);
  }
}

function fields(node: LxdItemNode): readonly string[] {
  return lxdItemRows(node)
    .filter((row) => row.kind === 'attribute')
    .map(({ name, value }) => field(attributeLabel(name), attributeText(value)));
}

function hints(node: LxdItemNode): readonly string[] {
  return node.kind === 'remote' && isRetiredImageServer(node.server.address)
    ? [
        escapeMarkdown(
          l10n.t(
            'This server has no images for LXD any more. Add LXD Remote… offers the one that has.',
          ),
        ),
      ]
    : [];
}
