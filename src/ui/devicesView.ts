import { Disposable, l10n, type TreeView } from 'vscode';
import { countRunning } from '../app/inventory/counts';
import type { Inventory } from '../app/inventory/inventory';
import type { KeepCurrent } from '../app/live/keepCurrent';
import type { TreeNode } from '../app/tree/nodes';

/** Keeps the devices current while the view is visible, and counts running containers on its badge. */
export function readWhileVisible(
  view: TreeView<TreeNode>,
  inventory: Inventory,
  current: KeepCurrent,
): Disposable {
  const visibility = view.onDidChangeVisibility(({ visible }) => {
    current.setVisible(visible);
    if (!visible) {
      inventory.cancel();
    }
  });
  const changes = inventory.onDidChange(() => {
    showBadge(view, countRunning(inventory.devices));
  });
  current.setVisible(view.visible);
  return Disposable.from(visibility, changes);
}

function showBadge(view: TreeView<TreeNode>, running: number): void {
  if ((view.badge?.value ?? 0) !== running) {
    const tooltip =
      running === 1 ? l10n.t('1 container runs') : l10n.t('{0} containers run', running);
    view.badge = running === 0 ? undefined : { value: running, tooltip };
  }
}
