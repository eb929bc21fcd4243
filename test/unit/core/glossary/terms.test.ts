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

  it('are sentences with a source', () => {
    for (const { term, summary, changed, sources } of entries) {
      assert.match(summary, /^(?:[A-Z0-9]|vmc |vsh |crosh ).*\.$/u, term);
      assert.doesNotMatch(summary.slice(0, -1), /[.!?] [A-Z]/, `${term}: more than one sentence`);
      if (changed !== undefined) assert.match(changed, /\.$/, term);
      assert.ok(sources.length > 0, term);
    }
  });
});

/** Case may tell two entries apart, as it does LXC and lxc. */
function isClash(forms: readonly Form[]): boolean {
  if (new Set(forms.map(({ entry }) => entry)).size < 2) return false;
  const texts = new Set(forms.map(({ text }) => text));
  return !forms.every(({ caseSensitive }) => caseSensitive) || texts.size < forms.length;
}
