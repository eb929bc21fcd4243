import assert from 'node:assert/strict';
import { formsOf, type Form } from '../../../../src/core/glossary/forms';
import { findEntry } from '../../../../src/core/glossary/glossaryIndex';
import { parseGlossary } from '../../../../src/core/glossary/schema';
import { loadGlossary, loadIndex, readTermFiles } from './loadGlossary';

/** What the founding documents of the project name most often. */
const MOST_USED =
  `container, VM, Termina, ChromeOS, platform2, Chrome, vm_tools, Crostini, LXD, crosvm, penguin,
  sommelier, lxc, vmc, board, vm_concierge, crosh, SSH, LXC, vsh, apt, cros-containers, Terminal, Files app,
  tremplin, cros-container-guest-tools, Debian, vm_cicerone, remote, garcon, Wayland, user hash, maitred,
  GUEST_BOARD, DEVICE_IP, cros_im, cros workon, ChromiumOS, component updater, VT-x, KVM, /mnt/stateful,
  vmc container, termina_container_tools, termina-dlc, tatl, tael, /opt/google/cros-containers, seneschal, gdb,
  developer mode, cros_sdk, cros-termina, chroot, QEMU, 9P, vsock, vshd, /mnt/chromeos, security.nesting`
    .split(',')
    .map((term) => term.trim());

/** Where a source may lie; a new site is worth a second look. */
const KNOWN_SITES =
  `www.chromium.org chromium.googlesource.com source.chromium.org issues.chromium.org
  documentation.ubuntu.com discuss.linuxcontainers.org linuxcontainers.org github.com crosvm.dev
  man.openbsd.org man7.org www.freedesktop.org wayland.freedesktop.org wiki.archlinux.org
  aur.archlinux.org wiki.debian.org en.wikipedia.org www.reddit.com aldur.blog blog.simos.info
  firecracker-microvm.github.io apparmor.net grpc.io protobuf.dev`.split(/\s+/);

describe('the shipped terms', () => {
  for (const [name, content] of readTermFiles()) {
    it(`keep to the schema in ${name}`, () => {
      assert.deepEqual(parseGlossary(content).ok || parseGlossary(content), true);
    });
  }

  const entries = loadGlossary();
  const index = loadIndex();

  it('cover what the founding documents name most', () => {
    assert.deepEqual(
      MOST_USED.filter((term) => findEntry(index, term) === undefined),
      [],
    );
    assert.ok(entries.length >= 340, `${entries.length} entries`);
  });

  it('have no form that could mean two entries', () => {
    const byLetters = new Map<string, Form[]>();
    for (const form of entries.flatMap(formsOf)) {
      const letters = form.keys.join('\u0000');
      byLetters.set(letters, [...(byLetters.get(letters) ?? []), form]);
    }
    const clashes = [...byLetters.values()].filter(isClash);
    assert.deepEqual(
      clashes.map((forms) => forms.map(({ text, entry }) => `${text} (${entry.term})`)),
      [],
    );
  });

  it('have no form twice within an entry', () => {
    for (const { term, aliases, misspellings } of entries) {
      const written = [term, ...aliases, ...misspellings];
      assert.equal(new Set(written).size, written.length, term);
    }
  });

  for (const { term, related, confusedWith, talksTo } of entries) {
    it(`name only entries as neighbours of ${term}`, () => {
      const names = [
        ...related,
        ...confusedWith.map((other) => other.term),
        ...talksTo.map(({ to }) => to),
      ];
      assert.deepEqual(
        names.filter((name) => findEntry(index, name)?.term !== name),
        [],
      );
      assert.ok(!names.includes(term), 'itself');
    });
  }

  it('are explained in one short sentence', () => {
    for (const { term, kind, summary, detail, changed } of entries) {
      const [word = ''] = summary.split(' ');
      assert.ok(/^[A-Z0-9]/.test(summary) || findEntry(index, word), `${term}: ${word}`);
      assert.match(summary, /\.$/, term);
      for (const text of [detail, changed])
        if (text !== undefined) assert.match(text, /[.?]$/, term);
      if (kind === 'question') continue;
      assert.doesNotMatch(summary.slice(0, -1), /[.!?] [A-Z]/, `${term}: more than one sentence`);
      assert.ok(summary.length <= 160, `${term}: ${summary.length} characters`);
    }
  });

  it('have a source, on a known site', () => {
    for (const { term, sources } of entries) {
      assert.ok(sources.length > 0, term);
      for (const address of sources) {
        const { protocol, hostname } = new URL(address);
        assert.equal(protocol, 'https:', address);
        assert.ok(KNOWN_SITES.includes(hostname), `${term}: ${address}`);
      }
    }
  });

  it('say where they run, unless they are not part of Crostini', () => {
    const nowhere = entries.filter(
      ({ kind, runsIn }) => kind !== 'question' && runsIn.length === 0,
    );
    assert.deepEqual(
      nowhere.map(({ term }) => term),
      ['Firecracker', 'kvmtool', 'Incus'],
    );
  });
});

/** Case may tell two entries apart, as it does LXC and lxc. */
function isClash(forms: readonly Form[]): boolean {
  if (new Set(forms.map(({ entry }) => entry)).size < 2) return false;
  const texts = new Set(forms.map(({ text }) => text));
  return !forms.every(({ caseSensitive }) => caseSensitive) || texts.size < forms.length;
}
