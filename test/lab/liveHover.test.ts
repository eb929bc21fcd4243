import assert from 'node:assert/strict';
import { newDeviceState, type DeviceState } from '../../src/app/inventory/deviceState';
import { HostReader } from '../../src/app/inventory/hostReader';
import { liveThings } from '../../src/app/liveNames/liveThings';
import { findLiveNameAt } from '../../src/core/liveNames/findLiveName';
import { liveMarkdown } from '../../src/core/liveNames/liveMarkdown';
import { buildLiveNameIndex } from '../../src/core/liveNames/liveNameIndex';
import { nodeClock } from '../../src/platform/nodeClock';
import { until } from '../host/vscode/until';
import { PLAIN_WORDS } from '../unit/core/liveNames/plainWords';
import { labAvailable } from './lab';
import { LabDevice, localReach } from './labDevice';
import { lxc } from './plainLxc';

/** Of this run alone: another one may be under way beside it. */
const NAME = `lh-${process.pid}`;

describe('live hovers with the real LXD', function () {
  this.timeout(120_000);
  let lab: LabDevice;

  before(function () {
    if (!labAvailable().available) {
      this.skip();
    }
    lab = new LabDevice('live-hover');
    lxc('init', 'busybox', NAME);
  });

  after(async () => {
    lxc('delete', '--force', NAME);
    await lab.dispose();
  });

  /** The hover over what `line` says, of this machine as it is now. */
  async function hoverOver(line: string, word: string): Promise<string | undefined> {
    let state: DeviceState = newDeviceState({ kind: 'local', name: 'here' });
    const reader = new HostReader(lab.accessBy(localReach), nodeClock, state);
    await reader.read((change) => {
      state = change(state);
    }, new AbortController().signal);
    const index = buildLiveNameIndex(liveThings([state]));
    const match = findLiveNameAt(line, line.indexOf(word), index);
    return (
      match &&
      liveMarkdown(match, {
        words: PLAIN_WORDS,
        nowMs: nodeClock.now(),
        linkTo: (action) => `command:${action}`,
      })
    );
  }

  it('tell what plain lxc started and stopped', async () => {
    const line = `The box ${NAME} is a test.`;
    lxc('start', NAME);
    const running = (await hoverOver(line, NAME)) ?? '';
    assert.match(running, /· running\s/);
    assert.match(running, /command:stopContainer/);
    lxc('stop', '--force', NAME);
    const stopped = (await hoverOver(line, NAME)) ?? '';
    assert.match(stopped, /· stopped\s/);
    assert.match(stopped, /command:startContainer/);
    assert.doesNotMatch(stopped, /command:stopContainer/);
  });

  it('know a container by the address it has', async () => {
    lxc('start', NAME);
    const address = await until(
      () => /\d+(?:\.\d+){3}/.exec(lxc('list', `^${NAME}$`, '--format=csv', '--columns=4'))?.[0],
      { message: 'an address', timeoutMs: 30_000 },
    );
    const hover = await hoverOver(`ping ${address}!`, address);
    assert.ok(hover?.includes('running'), hover);
  });

  it('say nothing of a container that is gone', async () => {
    lxc('delete', '--force', NAME);
    assert.equal(await hoverOver(NAME, NAME), undefined);
  });
});
