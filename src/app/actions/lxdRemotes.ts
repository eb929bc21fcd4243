import {
  addRemoteCommand,
  removeRemoteCommand,
  switchRemoteCommand,
  type NewRemote,
} from '../../core/cli/lxc/remoteCommands';
import { remoteAddressProblem, remoteNameProblem } from '../../core/cli/lxc/remoteName';
import { readRemoteQuestion, type RemoteQuestion } from '../../core/cli/lxc/remoteQuestion';
import { err } from '../../core/result';
import type { LxdPlace } from '../lxd/readListing';
import { changeLxd } from './changeLxd';
import type { ActionResult } from './vmLifecycle';

/** Asked while a server is added. */
export interface RemoteDialog {
  /** Whether this is the certificate of the server that is meant. */
  readonly isRightCertificate: (fingerprint: string) => Promise<boolean>;
  /** The server's trust password, or a token that it issued; `undefined` calls it off. */
  readonly askSecret: () => Promise<string | undefined>;
}

/**
 * Makes a server known to the `lxc` client, asking about its certificate and for a password or token
 * where `lxc` does. Each question of `lxc` is answered in a run of its own, because it takes all of its
 * input for the first answer; up to the last one nothing is added. A certificate is accepted by its
 * fingerprint, so that another one that turns up in the meantime is refused.
 */
export async function addRemote(
  lxd: LxdPlace,
  remote: NewRemote,
  { dialog, signal }: { readonly dialog: RemoteDialog; readonly signal: AbortSignal },
): Promise<ActionResult> {
  const { name, address, protocol } = remote;
  if (
    remoteNameProblem(name) !== undefined ||
    remoteAddressProblem(protocol, address) !== undefined
  ) {
    return err({ kind: 'bad-remote', name, address });
  }
  let answer: string | undefined;
  const answered = new Set<RemoteQuestion['kind']>();
  for (;;) {
    let output = '';
    const added = await changeLxd(lxd, addRemoteCommand(remote, answer), {
      signal,
      onOutput: (piece) => (output += piece),
    });
    const question = added.ok ? undefined : readRemoteQuestion(output);
    if (question === undefined || answered.has(question.kind) || signal.aborted) {
      return added;
    }
    if (question.kind === 'project') {
      return err({ kind: 'remote-asks-for-project', remote: name });
    }
    answered.add(question.kind);
    answer = await answerTo(question, dialog);
    if (answer === undefined) {
      return err({ kind: 'cancelled' });
    }
  }
}

async function answerTo(
  question: Exclude<RemoteQuestion, { kind: 'project' }>,
  { isRightCertificate, askSecret }: RemoteDialog,
): Promise<string | undefined> {
  switch (question.kind) {
    case 'certificate':
      return (await isRightCertificate(question.fingerprint)) ? question.acceptance : undefined;
    case 'secret':
      return askSecret();
  }
}

/** Makes the client forget a server; on the server nothing is changed. */
export function removeRemote(
  lxd: LxdPlace,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  return changeLxd(lxd, removeRemoteCommand(name), { signal });
}

/** Makes a server the one that the client means where none is named. */
export function useDefaultRemote(
  lxd: LxdPlace,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  return changeLxd(lxd, switchRemoteCommand(name), { signal });
}
