import { ok } from '../../result';
import type { Command } from '../command';
import { parseSilence } from './commands';
import type { RemoteProtocol } from './remoteName';

/** A server that the `lxc` client is to know. */
export interface NewRemote {
  readonly name: string;
  readonly address: string;
  readonly protocol: RemoteProtocol;
}

/** A server over the network that does not answer at all is given up by then. */
const ADD_TIMEOUT_MS = 60_000;

/**
 * Makes a server known to the client. `lxc` asks on standard output about a certificate that it does not
 * know yet, and then for a password or token; `answer` is for the one question that it will ask, and
 * without it `lxc` gives up there, with nothing changed. Its prompts are not parted by answers on a pipe:
 * the first question that is answered takes all of the input.
 */
export function addRemoteCommand(remote: NewRemote, answer?: string): Command<undefined> {
  const { name, address, protocol } = remote;
  return {
    tool: 'lxc',
    args: ['remote', 'add', `--protocol=${protocol}`, '--', name, address],
    input: answer === undefined ? '' : `${answer}\n`,
    // What it prints are its questions, and that the server trusts this client from here on.
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
    timeoutMs: ADD_TIMEOUT_MS,
  };
}

/** Forgets a server. The default one and those that are built in are refused. */
export function removeRemoteCommand(name: string): Command<undefined> {
  return change(['remote', 'remove', '--', name]);
}

/** Makes a server the one that is meant where none is named. */
export function switchRemoteCommand(name: string): Command<undefined> {
  return change(['remote', 'switch', '--', name]);
}

function change(args: readonly string[]): Command<undefined> {
  return { tool: 'lxc', args, parse: parseSilence, mutates: true };
}
