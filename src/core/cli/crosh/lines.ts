import { posixJoin } from '../../text/posixQuote';
import { instanceNameProblem } from '../lxc/instanceName';
import { vmNameProblem } from '../vmc/vmName';
import { PLACEHOLDERS, type BlankName } from './blanks';
import { instanceLineWords } from './instanceLines';
import { deviceLineWords, vmLineWords } from './vmLines';

/** A word of a line: as it is, or one that a person has to say, behind a fixed beginning. */
export type LineWord = string | { readonly before?: string; readonly blank: BlankName };

/** What a line does, as an action of this extension does it. */
export type LineAct =
  | 'start-vm'
  | 'stop-vm'
  | 'vm-shell'
  | 'vm-log'
  | 'share-folder'
  | 'unshare-folder'
  | 'list-usb'
  | 'attach-usb'
  | 'attach-usb-to-container'
  | 'detach-usb'
  | 'export-vm'
  | 'resize-vm-disk'
  | 'destroy-vm'
  | 'list-vms'
  | 'create-vm'
  | 'create-baguette-vm'
  | 'import-vm'
  | 'open-container'
  | 'list-containers'
  | 'import-container'
  | 'container-shell'
  | 'container-root-shell'
  | 'start-container'
  | 'stop-container'
  | 'force-stop-container'
  | 'restart-container'
  | 'freeze-container'
  | 'unfreeze-container'
  | 'take-snapshot'
  | 'restore-snapshot'
  | 'delete-snapshot'
  | 'rename-container'
  | 'copy-container'
  | 'export-container'
  | 'delete-container'
  | 'show-config'
  | 'container-log'
  | 'journal';

/** Where a line is to be pasted. */
export type LinePlace =
  | 'crosh'
  /** The VM's own shell, where `lxc` is. */
  | 'vm'
  /** A machine that runs LXD itself, or has its remote. */
  | 'lxd-host';

export interface LineWords {
  readonly does: LineAct;
  readonly where: LinePlace;
  readonly words: readonly LineWord[];
}

/** A line that a person can paste, and where. */
export interface CroshLine extends LineWords {
  /** With placeholders such as FOLDER where something has to be said. */
  readonly text: string;
}

/** What lines are asked for. */
export type LineTarget =
  | 'device'
  | { readonly vm: string; readonly containerless: boolean }
  | {
      readonly vm: string | undefined;
      readonly instance: string;
      /** Of the `lxc` client; its default one when undefined. */
      readonly remote?: string | undefined;
      readonly project?: string | undefined;
    };

/**
 * Lines for a device, for a VM, or for an instance in one. crosh splits its lines as POSIX sh does (its crate is
 * `shell_words`), so names are quoted for sh. None for names that no tool can be given: a line end in
 * a name would end the line where it is pasted, and a leading dash would be an option.
 */
export function croshLines(target: LineTarget): readonly CroshLine[] {
  if (target === 'device') {
    return deviceLineWords().map(withText);
  }
  if (target.vm !== undefined && vmNameProblem(target.vm) !== undefined) {
    return [];
  }
  if (!('instance' in target)) {
    return vmLineWords(target).map(withText);
  }
  return instanceNameProblem(target.instance) === undefined
    ? instanceLineWords(target).map(withText)
    : [];
}

/** What has to be said before the line is complete, each once. */
export function blanksOf({ words }: LineWords): readonly BlankName[] {
  const blanks = words.flatMap((word) => (typeof word === 'string' ? [] : [word.blank]));
  return [...new Set(blanks)];
}

/** The line with what was said in its blanks; see `fillsBlank` for what may be. */
export function fillLine(
  { words }: LineWords,
  said: Readonly<Partial<Record<BlankName, string>>>,
): string {
  return posixJoin(
    words.map((word) =>
      typeof word === 'string'
        ? word
        : `${word.before ?? ''}${said[word.blank] ?? PLACEHOLDERS[word.blank]}`,
    ),
  );
}

function withText(line: LineWords): CroshLine {
  return { ...line, text: fillLine(line, {}) };
}
