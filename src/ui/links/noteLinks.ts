import { DocumentLink, l10n, Range, Uri, type CancellationToken, type TextDocument } from 'vscode';
import { findLinks, type NoteLink } from '../../core/links/findLinks';

/** Longer documents are data. */
const MAX_NOTE_LINES = 100_000;

class ReferenceLink extends DocumentLink {
  readonly address: string;

  constructor(lineIndex: number, link: NoteLink) {
    super(new Range(lineIndex, link.start, lineIndex, link.end));
    this.address = link.address;
    this.tooltip = tooltip(link);
  }
}

/** Issues, changes and source paths of Chromium as links. */
export class NoteLinks {
  provideDocumentLinks(document: TextDocument, token: CancellationToken): DocumentLink[] {
    if (document.lineCount > MAX_NOTE_LINES) return [];
    const links: DocumentLink[] = [];
    for (let lineIndex = 0; lineIndex < document.lineCount; lineIndex++) {
      if (token.isCancellationRequested) return [];
      for (const link of findLinks(document.lineAt(lineIndex).text)) {
        links.push(new ReferenceLink(lineIndex, link));
      }
    }
    return links;
  }

  /** Addresses are made when a link is clicked, not for every link of a note. */
  resolveDocumentLink(link: DocumentLink): DocumentLink {
    if (link instanceof ReferenceLink) {
      link.target = Uri.parse(link.address, true);
    }
    return link;
  }
}

function tooltip({ kind, name }: NoteLink): string {
  switch (kind) {
    case 'bug':
      return l10n.t('Chromium issue {0}', name);
    case 'internal-bug':
      return l10n.t("Google issue {0}; many need a Google employee's account", name);
    case 'change':
      return l10n.t('Chromium change {0}', name);
    case 'internal-change':
      return l10n.t("Change {0} in Google's internal code review", name);
    case 'source':
      return l10n.t('{0} in ChromiumOS code search', name);
  }
}
