import { instanceNameProblem } from '../lxc/instanceName';
import { snapshotNameProblem } from '../lxc/snapshotName';
import { sharePathProblem } from '../vmc/sharePath';
import { parseUsbPlace } from '../vmc/usb';
import { vmNameProblem } from '../vmc/vmName';

/** What a person has to say before a line is complete. */
export type BlankName =
  'folder' | 'usb-place' | 'port' | 'file' | 'size-bytes' | 'new-vm' | 'container' | 'snapshot';

/** What stands in the line as long as nobody has said it. */
export const PLACEHOLDERS: Readonly<Record<BlankName, string>> = {
  folder: 'FOLDER',
  'usb-place': 'BUS:DEVICE',
  port: 'PORT',
  file: 'FILE',
  'size-bytes': 'BYTES',
  'new-vm': 'NAME',
  container: 'NAME',
  snapshot: 'SNAPSHOT',
};

/** Whether the tools take `text` there, and read it as what it is. */
export function fillsBlank(blank: BlankName, text: string): boolean {
  switch (blank) {
    case 'folder':
      return sharePathProblem(text) === undefined;
    case 'usb-place':
      return parseUsbPlace(text) !== undefined && text.trim() === text;
    case 'port':
      return /^\d{1,3}$/.test(text);
    case 'file':
      return text.trim() !== '' && !text.startsWith('-') && !/\p{Cc}/u.test(text);
    case 'size-bytes':
      return /^[1-9]\d{0,18}$/.test(text);
    case 'new-vm':
      return vmNameProblem(text) === undefined;
    case 'container':
      return instanceNameProblem(text) === undefined;
    case 'snapshot':
      return snapshotNameProblem(text) === undefined && !text.startsWith('-');
  }
}
