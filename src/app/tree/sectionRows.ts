import type { Section } from '../inventory/deviceState';
import type { NoteName, ReadingAbout, TreeNode } from './nodes';

/** What went wrong with one listing, above the data that stay. */
export function sectionRows(
  deviceId: string,
  id: string,
  about: ReadingAbout,
  section: Section<unknown> | undefined,
): TreeNode[] {
  const rows: TreeNode[] = [];
  if (section?.problem !== undefined) {
    const dataReadAtMs = section.data === undefined ? undefined : section.readAtMs;
    rows.push({
      kind: 'problem',
      id: `${id}/problem`,
      deviceId,
      problem: section.problem,
      about,
      dataReadAtMs,
    });
  }
  const [first] = section?.warnings ?? [];
  if (section !== undefined && first !== undefined) {
    rows.push({
      kind: 'warnings',
      id: `${id}/warnings`,
      count: section.warnings.length,
      first: first.text,
    });
  }
  return rows;
}

/** A row that explains why there is nothing else. */
export function note(parentId: string, name: NoteName): TreeNode {
  return { kind: 'note', id: `${parentId}/note`, note: name };
}

/** `text` without what separates parts of an id. Unlike encodeURIComponent, it takes any string. */
export function idPart(text: string): string {
  return text.replace(/[%/#]/g, encodeURIComponent);
}
