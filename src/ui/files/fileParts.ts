import { GuestFiles } from '../../app/files/guestFiles';
import type { ScratchFiles } from '../../app/files/scratchFiles';
import type { Services } from '../services';
import { GuestFileSystem } from './guestFileSystem';

/** Files of containers, as actions and as the editor see them. */
export interface FileParts {
  readonly guestFiles: GuestFiles;
  readonly fileSystem: GuestFileSystem;
}

export function makeFileParts(
  { devicesKnown, registry, clock }: Pick<Services, 'devicesKnown' | 'registry' | 'clock'>,
  scratch: ScratchFiles,
): FileParts {
  const accessOf = async (deviceId: string) => {
    await devicesKnown;
    return registry.access(deviceId);
  };
  const guestFiles = new GuestFiles({ accessOf, clock, scratch });
  return { guestFiles, fileSystem: new GuestFileSystem(guestFiles, clock) };
}
