import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { shareFolder, unshareFolder } from '../../src/app/actions/vmSharing';
import { attachUsb, detachUsb, readUsb } from '../../src/app/actions/vmUsb';
import type { DeviceAccess } from '../../src/app/deviceAccess';
import { diagnoseShell } from '../../src/app/shellDiagnosis';
import { shellAt, type ShellPlace } from '../../src/app/shells';
import { posixJoin } from '../../src/core/text/posixQuote';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { until } from '../host/vscode/until';
import { makeAccess } from '../unit/app/standInDevice';
import { RecordingLog } from '../unit/platform/support';
import { readCalls, readStandInState, startLab, writeStandInState, type Lab } from './lab';
import { processesWith, sshReach } from './sshDevice';
import { oneRunningVm, type StandInState } from './standInState';

const BOX = 'shell-box';
const DEBIAN = 'shell-debian';
const HOSTILE_VM = "it's $(touch x) <b> `id`";
const HOSTILE_PATH = 'a "b" $(touch y); \\ & *';
const never = new AbortController().signal;
const device: StandInState = {
  ...oneRunningVm,
  vms: [
    ...oneRunningVm.vms,
    { name: HOSTILE_VM, sizeBytes: 4096, state: 'running' },
    { name: 'baguette', sizeBytes: 4096, state: 'running', type: 'baguette' },
  ],
};

const inVm = { kind: 'vm', vm: 'termina', containerless: false, user: 'user' } as const;

function inContainer(instance: string, user: 'user' | 'root' = 'user'): ShellPlace {
  const target = { deviceId: 'ssh:lab', vm: 'termina', instance, project: undefined };
  return { kind: 'instance', target, user };
}

/** A process in a pseudo-terminal, which is closed the hard way: its terminal is gone. */
class Pty {
  readonly #child: ChildProcess;
  output = '';

  constructor(words: readonly string[]) {
    this.#child = spawn('script', ['-qefc', posixJoin(words), '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** What is typed before the prompt can be lost while terminals change their modes on the way. */
  async type(line: string): Promise<void> {
    await this.waitFor(/[$#] /);
    this.#child.stdin?.write(`${line}\n`);
  }

  async waitFor(pattern: RegExp): Promise<void> {
    const isThere = (): boolean => pattern.test(this.output);
    await until(isThere, { message: String(pattern), timeoutMs: 30_000 }).catch(() => {
      assert.fail(`no ${String(pattern)} in ${JSON.stringify(this.output)}`);
    });
  }

  async exitCode(): Promise<number> {
    return until(() => this.#child.exitCode ?? false, { message: 'the end', timeoutMs: 30_000 });
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}

describe('shells, shares and USB devices behind a real ssh', function () {
  let lab: Lab;
  const log = new RecordingLog();
  const processes = new SpawnRunner({ log, graceMs: 200 });
  const ptys: Pty[] = [];
  const accessTo = (host: string): DeviceAccess =>
    makeAccess({ processes, log, reach: sshReach(lab.sshConfigFile, host), deviceId: 'ssh:lab' });

  before(() => {
    lab = startLab();
    lxc('delete', '--force', BOX, DEBIAN);
    lxc('launch', 'busybox', BOX, '--profile=nonet');
    lxc('launch', 'debian/12', DEBIAN, '--profile=nonet');
    assert.match(lxc('exec', DEBIAN, '--', 'getent', 'passwd', '1000'), /^chronos:/);
  });
  beforeEach(() => writeStandInState(device));
  after(async () => {
    for (const pty of ptys) {
      pty.close();
    }
    await processes.dispose();
    lxc('delete', '--force', BOX, DEBIAN);
  });

  async function open(place: ShellPlace): Promise<Pty> {
    const shell = await shellAt(accessTo('crostini-lab'), place, never);
    assert.ok(shell.ok && shell.value !== undefined, JSON.stringify(shell));
    const pty = new Pty([shell.value.file, ...shell.value.args]);
    ptys.push(pty);
    return pty;
  }

  const WHO = 'echo "<$(id -un) $(id -u) $PWD $(shopt -q login_shell && echo login)>"';

  it("logs in as the container's user, in the home folder", async () => {
    const pty = await open(inContainer(DEBIAN));
    await pty.type(WHO);
    await pty.waitFor(/<chronos 1000 \/home\/chronos login>/);
    await pty.type('exit 3');
    assert.equal(await pty.exitCode(), 3);
  });

  it('logs in as root, in the home folder of root', async () => {
    const pty = await open(inContainer(DEBIAN, 'root'));
    await pty.type(WHO);
    await pty.waitFor(/<root 0 \/root login>/);
    await pty.type('exit');
    assert.equal(await pty.exitCode(), 0);
  });

  it('takes sh in a container without bash, for the user and for root', async () => {
    const pty = await open(inContainer(BOX));
    await pty.type('echo "<$(id -u) $PWD>"');
    await pty.waitFor(/<1000 \/home\/chronos>/);
    const root = await open(inContainer(BOX, 'root'));
    await root.type('echo "<$(id -u) $PWD>"');
    await root.waitFor(/<0 \/root>/);
  });

  it('opens the VM itself with the variables of LXD, and a VM with a hostile name', async () => {
    const pty = await open(inVm);
    await pty.type('echo "<$LXD_DIR>"');
    await pty.waitFor(/<\/mnt\/stateful\/lxd>/);
    const other = await open({ ...inVm, vm: HOSTILE_VM });
    await other.type('echo "<$((6 * 7))>"');
    await other.waitFor(/<42>/);
    const asked = readCalls().filter(({ tool }) => tool === 'vsh');
    assert.ok(asked.some(({ argv }) => argv.includes(`--vm_name=${HOSTILE_VM}`)));
  });

  it('opens the one shell of a VM without containers', async () => {
    const pty = await open({ ...inVm, vm: 'baguette', containerless: true });
    await pty.type('echo "<$((6 * 7))>"');
    await pty.waitFor(/<42>/);
  });

  for (const [place, what, line] of [
    [inContainer(DEBIAN), 'a user shell at its prompt, with a job behind it', 'sleep 987651 &'],
    [inContainer(DEBIAN), 'a user shell that waits for a program', 'sleep 987652'],
    [inContainer(DEBIAN, 'root'), 'a root shell at its prompt', 'sleep 987653 &'],
    [inContainer(BOX, 'root'), 'a root shell without bash', 'sleep 987654'],
    [inVm, 'a shell in the VM', 'sleep 987655'],
  ] as const) {
    it(`ends ${what} when its terminal is closed`, async () => {
      const pty = await open(place);
      await pty.type(line);
      const words = line.replace(' &', '');
      await until(() => processesWith(words).length > 0, { message: 'it sleeps' });
      pty.close();
      const isOver = () => processesWith(words).length === 0;
      await until(isOver, { message: 'all is over', timeoutMs: 20_000 });
    });
  }

  it('is told apart from a container that was stopped under it', async () => {
    const access = accessTo('crostini-lab');
    const place = inContainer(BOX);
    assert.deepEqual(await diagnoseShell(access, place, never), { kind: 'answers' });
    const pty = await open(place);
    await pty.type('echo "<$((6 * 7))>"');
    await pty.waitFor(/<42>/);
    lxc('stop', '--force', BOX);
    assert.notEqual(await pty.exitCode(), 0);
    assert.deepEqual(await diagnoseShell(access, place, never), {
      kind: 'instance-not-running',
      state: 'stopped',
    });
    const again = await open(place);
    assert.equal(await again.exitCode(), 1);
    lxc('start', BOX);
  });

  it('is told apart from a VM that is not running', async () => {
    writeStandInState({ ...device, vms: [{ name: 'termina', sizeBytes: 1, state: 'stopped' }] });
    const pty = await open(inVm);
    assert.equal(await pty.exitCode(), 1);
    assert.deepEqual(await diagnoseShell(accessTo('crostini-lab'), inVm, never), {
      kind: 'vm-not-running',
      vm: 'termina',
      isStarting: false,
    });
  });

  it('ends with 255 where ssh does not get through, and the reason is found', async () => {
    const access = accessTo('crostini-lab-refused');
    const shell = await shellAt(access, { kind: 'device' }, never);
    assert.ok(shell.ok && shell.value !== undefined);
    const pty = new Pty([shell.value.file, ...shell.value.args]);
    assert.equal(await pty.exitCode(), 255);
    const diagnosis = await diagnoseShell(access, { kind: 'device' }, never);
    assert.ok(diagnosis.kind === 'problem' && diagnosis.problem.kind === 'ssh');
    assert.equal(diagnosis.problem.failure.kind, 'refused');
  });

  it('shares and unshares a folder with a hostile name with a VM with one', async () => {
    const access = accessTo('crostini-lab');
    const target = { deviceId: 'ssh:lab', vm: HOSTILE_VM };
    const sharedNow = () => readStandInState().vms.find(({ name }) => name === HOSTILE_VM)?.shared;
    assert.deepEqual(await shareFolder(access, target, HOSTILE_PATH, never), {
      ok: true,
      value: { vmPath: `/mnt/shared/MyFiles/${HOSTILE_PATH}` },
    });
    assert.deepEqual(sharedNow(), [HOSTILE_PATH]);
    assert.ok((await unshareFolder(access, target, HOSTILE_PATH, never)).ok);
    assert.deepEqual(sharedNow(), []);
  });

  it('attaches and detaches a USB device', async () => {
    const access = accessTo('crostini-lab');
    const target = { deviceId: 'ssh:lab', vm: HOSTILE_VM };
    const place = { bus: 1, device: 7 };
    assert.deepEqual(await attachUsb(access, target, { place, container: 'penguin' }, never), {
      ok: true,
      value: 1,
    });
    const usb = await readUsb(access, target, never);
    assert.ok(usb.ok);
    assert.deepEqual(usb.value.attached, [{ port: 1, vendorId: '18d1', productId: '4ee7' }]);
    assert.ok((await detachUsb(access, target, 1, never)).ok);
    assert.deepEqual(readStandInState().vms.find(({ name }) => name === HOSTILE_VM)?.usb, []);
  });
});

/** What the plain client prints. */
function lxc(...args: readonly string[]): string {
  const { stdout } = spawnSync('lxc', ['--quiet', ...args], { encoding: 'utf8', input: '' });
  return stdout.trim();
}
