import { Disposable, type TreeView } from 'vscode';
import type { LxdSections } from '../app/lxd/lxdSections';
import type { TreeNode } from '../app/tree/nodes';

/** Tells the LXD sections which rows are on screen, so that no others are read. */
export function followOpenRows(view: TreeView<TreeNode>, lxd: LxdSections): Disposable {
  lxd.setVisible(view.visible);
  return Disposable.from(
    view.onDidChangeVisibility(({ visible }) => lxd.setVisible(visible)),
    view.onDidCollapseElement(({ element }) => lxd.collapsed(element.id)),
    view.onDidExpandElement(({ element }) => lxd.expanded(element.id)),
  );
}
