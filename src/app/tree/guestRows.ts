import type { DeviceState } from '../inventory/deviceState';
import { AttributeRows } from './attributes';
import type { TreeNode } from './nodes';

/** The rows of the guest that this program runs in: what it is, and why no other one is seen. */
export function guestRows({ id, guest, wasRead }: DeviceState): readonly TreeNode[] {
  if (guest === undefined) {
    return wasRead ? [] : [{ kind: 'note', id: `${id}/note`, note: 'reading' }];
  }
  const rows = new AttributeRows(id);
  rows.add('guestKind', { kind: 'guest', containerless: guest.containerless === true });
  rows.text('milestone', guest.milestone);
  rows.text('system', guest.system);
  rows.text('hostName', guest.hostName);
  return [...rows.all, { kind: 'note', id: `${id}/note`, note: 'guest-without-tools' }];
}
