import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import type { FileEntry } from '../../../core/files/fileEntry';
import { joinPath, parentPath } from '../../../core/files/paths';
import { formatBytes } from '../../../core/text/bytes';
import { withoutIcons } from '../../../core/text/withoutIcons';
import { shownPath } from '../../files/shownPath';
import { agoWords } from '../../words/timeWords';

/** What choosing an item does. */
export type PathChoice =
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  /** What it is has to be asked first. */
  | { readonly kind: 'typed'; readonly path: string }
  | { readonly kind: 'here'; readonly action: string };

export interface PathItem extends QuickPickItem {
  readonly choice?: PathChoice;
}

/** Something that can be done with the folder on screen. */
export interface FolderAction {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
}

/** The rows for a folder: what can be done with it, the way up, then folders before files. */
export function pathItems(
  path: string,
  entries: readonly FileEntry[],
  { actions, nowMs }: { readonly actions: readonly FolderAction[]; readonly nowMs: number },
): readonly PathItem[] {
  const up: readonly PathItem[] =
    path === '/'
      ? []
      : [
          {
            label: '..',
            description: l10n.t('folder above'),
            iconPath: new ThemeIcon('arrow-up'),
            choice: { kind: 'go', path: parentPath(path) },
          },
        ];
  const here = actions.map(({ id, label, icon }): PathItem => ({
    label,
    iconPath: new ThemeIcon(icon),
    choice: { kind: 'here', action: id },
  }));
  const rule: PathItem = { label: '', kind: QuickPickItemKind.Separator };
  return [...here, ...(here.length > 0 ? [rule] : []), ...up, ...rowsOf(path, entries, nowMs)];
}

/** The row for a path that was typed. */
export function typedItem(path: string): PathItem {
  return {
    label: withoutIcons(shownPath(path)),
    description: l10n.t('go to this path'),
    iconPath: new ThemeIcon('arrow-right'),
    alwaysShow: true,
    choice: { kind: 'typed', path },
  };
}

function rowsOf(path: string, entries: readonly FileEntry[], nowMs: number): readonly PathItem[] {
  const order = new Intl.Collator(undefined, { numeric: true });
  return [...entries]
    .sort((a, b) => rank(a) - rank(b) || order.compare(a.name, b.name))
    .map((entry) => {
      const target = joinPath(path, entry.name);
      const description = describe(entry, nowMs);
      return {
        label: withoutIcons(shownPath(entry.name)),
        iconPath: new ThemeIcon(iconOf(entry)),
        ...(description === '' ? {} : { description }),
        choice:
          entry.kind === 'folder'
            ? { kind: 'go', path: target }
            : { kind: entry.kind === 'file' ? 'file' : 'typed', path: target },
      };
    });
}

function rank({ kind }: FileEntry): number {
  return kind === 'folder' ? 0 : 1;
}

function iconOf({ kind, isLink }: FileEntry): string {
  switch (kind) {
    case 'folder':
      return isLink ? 'file-symlink-directory' : 'folder';
    case 'file':
      return isLink ? 'file-symlink-file' : 'file';
    case 'other':
      return 'circle-slash';
    case 'unknown':
      return 'question';
  }
}

function describe({ kind, isLink, sizeBytes, modifiedAtMs }: FileEntry, nowMs: number): string {
  return [
    isLink ? l10n.t('link') : undefined,
    kind === 'folder' ? l10n.t('folder') : undefined,
    kind === 'other' ? l10n.t('no file') : undefined,
    kind === 'file' && !isLink && sizeBytes !== undefined ? formatBytes(sizeBytes) : undefined,
    kind === 'file' && modifiedAtMs !== undefined ? agoWords(modifiedAtMs, nowMs) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
