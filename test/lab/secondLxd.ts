import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/**
 * A second LXD on this machine, in a folder of its own, that listens on HTTPS: a server for the lab's
 * client to make its remote. It has no storage, no network and no containers.
 */
export class SecondLxd {
  readonly #folder: string;
  readonly #daemon: ChildProcess;
  /** `127.0.0.1` and a port. */
  readonly address: string;

  private constructor(folder: string, daemon: ChildProcess, address: string) {
    this.#folder = folder;
    this.#daemon = daemon;
    this.address = address;
  }

  /** Starts it and waits until it answers, a second or two. */
  static async start(): Promise<SecondLxd> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-second-lxd-'));
    mkdirSync(path.join(folder, 'lxd'), { mode: 0o711 });
    const log = openSync(path.join(folder, 'output.txt'), 'w');
    const daemon = spawn('lxd', ['--group', 'lxd'], {
      env: { ...process.env, LXD_DIR: path.join(folder, 'lxd') },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const second = new SecondLxd(folder, daemon, `127.0.0.1:${await freePort()}`);
    second.#run('lxd', ['waitready', '--timeout=30']);
    second.lxc('config', 'set', 'core.https_address', second.address);
    return second;
  }

  /** Runs the plain client on this server and gives what it prints. */
  lxc(...args: readonly string[]): string {
    return this.#run('lxc', args);
  }

  /** A token that makes this server trust the client that shows it; good for once. */
  issueToken(name: string): string {
    return this.lxc('config', 'trust', 'add', '--name', name).trim().split('\n').at(-1) ?? '';
  }

  /** SHA-256 of its certificate, by its own word. */
  get fingerprint(): string {
    return /certificate_fingerprint: (\w+)/.exec(this.lxc('info'))?.[1] ?? '';
  }

  async stop(): Promise<void> {
    this.#daemon.kill('SIGTERM');
    const timer = setTimeout(() => this.#daemon.kill('SIGKILL'), 20_000);
    if (this.#daemon.exitCode === null && this.#daemon.signalCode === null) {
      await once(this.#daemon, 'exit');
    }
    clearTimeout(timer);
    for (const mount of ['devlxd', 'shmounts']) {
      spawnSync('umount', ['--lazy', path.join(this.#folder, 'lxd', mount)], { stdio: 'ignore' });
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(program: string, args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LXD_DIR: path.join(this.#folder, 'lxd'),
        LXD_CONF: path.join(this.#folder, 'conf'),
        LC_ALL: 'C.UTF-8',
      },
    });
    if (status !== 0) {
      throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
    }
    return stdout;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
