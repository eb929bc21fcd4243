import assert from 'node:assert/strict';
import { findEntry, findTerms } from '../../../../src/core/glossary/glossaryIndex';
import { questionsAbout } from '../../../../src/core/glossary/questions';
import { completeEntry } from '../../../../src/core/glossary/schema';
import { loadIndex } from './loadGlossary';

const index = loadIndex();
const questions = index.entries.filter(({ kind }) => kind === 'question');

/** What the founding documents answer, in a few words, and the question that answers it here. */
const ANSWERED: Readonly<Record<string, string>> = {
  'chat with developers': 'Where can I talk to the developers?',
  'file feature requests': 'Where do I report a bug or ask for a feature?',
  'file bugs': 'Where do I report a bug or ask for a feature?',
  'developer mode': 'Do I need developer mode for Linux?',
  'dev channel': 'Do I need the dev channel for Linux?',
  'supported devices': 'Does my Chromebook support Linux?',
  'boot another system': 'Can I run another operating system, such as Windows or BSD?',
  'own VM or kernel': 'Can I run my own VM or kernel?',
  'another distribution': 'Can I use another Linux distribution?',
  'windows of another distribution':
    'How do I get windows and launcher icons from another distribution?',
  'am I running Crostini': 'Am I running Crostini?',
  'share files': 'How do I share files between ChromeOS and Linux?',
  'files while it is off': 'Can I reach my Linux files while Linux is off?',
  'kernel modules': 'Can I load kernel modules?',
  'mount file systems': 'Can I mount file systems?',
  'loop devices': 'Can I use loop devices?',
  'a VM in the VM': 'Can I run a VM inside the VM?',
  'a container in the container': 'Can I run containers inside Linux, such as Docker?',
  'container formats': 'Which container formats can be used?',
  architecture: 'Which processor architecture do I have?',
  'other architectures': 'Can I run programs for another architecture?',
  'how many VMs': 'Can I run several VMs or containers?',
  'how many containers': 'Can I run several VMs or containers?',
  'after logout': 'Do Linux programs go on after I sign out?',
  'at login': 'Can Linux start by itself when I sign in or boot?',
  'at boot': 'Can Linux start by itself when I sign in or boot?',
  'closing all windows': 'Does Linux stop when I close all its windows?',
  'synced or backed up': 'Is my Linux backed up or synced?',
  'back up a VM': 'How do I back up a whole VM?',
  'disk image in Files': 'Can I reach the disk of the VM as a file?',
  'wrong time': 'Why is the time in Linux wrong?',
  clipboard: 'What can be copied and pasted between ChromeOS and Linux?',
  'VM updates': 'Do I have to update the VM?',
  'Termina version': 'Which version of Termina do I have?',
  'container updates': 'Do I have to update Linux?',
  IPv6: 'Can I use IPv6?',
  'layer 2': 'Can I bridge Linux to my network?',
  hardware: 'Can I use USB, serial or Bluetooth devices in Linux?',
  'graphical programs': 'Can I run graphical programs, with acceleration?',
  'Wayland programs': 'Can I run Wayland and X programs?',
  'X programs': 'Can I run Wayland and X programs?',
  'tiny windows': 'Why are some windows tiny or blurred?',
  'Windows programs': 'Can I run Windows programs?',
  Steam: 'Can I run Steam?',
  'macOS programs': 'Can I run macOS programs?',
  'develop Android apps': 'Can I develop Android apps?',
  'why crosvm': 'Why did Google write crosvm instead of using QEMU?',
  'why VMs': 'Why does Linux run in a VM and not just in a container?',
  'Android in a container': 'Do Android apps run in a VM too?',
  'why not I': 'Why might Android run in a bare container, but my programs not?',
  'ARC++ going away': 'Do Android apps run in a VM too?',
  'slow VMs': 'Do VMs slow Linux down?',
  'why containers in the VM': 'Why were there containers inside the VM?',
  'delete containers': 'How do I delete a container?',
  'delete VMs': 'How do I delete a VM?',
  disable: 'Can Linux be forbidden on a device?',
  'passwords in the container': 'Is it safe to type passwords in Linux?',
  'no Linux option': 'Why is there no Linux option in Settings?',
  'no multi-container page': 'Why did the setting for several containers go away?',
  'old tutorials': 'Why does a tutorial not work?',
  'is crosh a sub-shell': 'Is crosh a shell inside Chrome?',
  'who writes cros.list': 'Who writes cros.list?',
  'vmc container times out': 'Why does vmc container time out?',
  'images: fails': 'Why does lxc launch images: fail?',
  'Arch without IPv4': 'Why does my Arch container get no IPv4 address?',
  'SSH into the container': 'How do I SSH into Linux?',
  'shell from remote': 'How do I get a shell in the VM from another machine?',
  'copy files into the VM': 'How do I copy files into the VM?',
  'restart one daemon': 'Why is my change to a host service not in effect?',
  'guest change not seen': 'Why is my change to a guest service not in effect?',
  'tatl or tael': 'Which board do I build Termina for?',
  'gdb without symbols': 'Why does gdb show no symbols?',
  'gdb not permitted': 'Why does gdb say that it is not permitted?',
  'debug Termina services': 'How do I debug a service inside Termina?',
  'where are logs': 'Where are the logs?',
  'run off a device': "Can I run Termina's programs without a device?",
  'own sommelier': 'How do I try a sommelier of my own?',
};

describe('the questions', () => {
  it('answer what the founding documents answer', () => {
    const asked = new Set(questions.map(({ term }) => term));
    assert.deepEqual(
      Object.entries(ANSWERED).filter(([, question]) => !asked.has(question)),
      [],
    );
  });

  for (const { term, summary, about, changed } of questions) {
    it(`answer plainly: ${term}`, () => {
      assert.match(term, /^[A-Z].*\?$/);
      assert.match(summary, /^[A-Z0-9].*\.$/);
      assert.ok(summary.split(/[.!?] (?=[A-Z])/).length <= 2, 'more than two sentences');
      assert.ok(summary.length <= 200, `${summary.length} characters`);
      if (changed !== undefined) assert.match(changed, /\.$/);
      assert.deepEqual(
        about.filter((name) => findEntry(index, name)?.term !== name),
        [],
      );
    });
  }

  it('are never found in a note, nor are their other words', () => {
    for (const { term, aliases } of questions) {
      for (const text of [term, ...aliases]) {
        const found = findTerms(index, text, { inCode: true });
        assert.ok(
          found.every(({ entry }) => entry.kind !== 'question'),
          text,
        );
      }
    }
  });

  it('are looked up by their words', () => {
    assert.equal(findEntry(index, 'can i use ipv6?')?.kind, 'question');
  });
});

describe('questionsAbout', () => {
  it('gives the questions that name an entry, and those of an own term of that name', () => {
    const penguin = findEntry(index, 'penguin');
    assert.ok(penguin);
    const asked = questionsAbout(index.entries, penguin).map(({ term }) => term);
    assert.ok(asked.includes('Am I running Crostini?'));
    const own = completeEntry({ term: 'Penguin', aliases: [], summary: 'Ours.' });
    assert.deepEqual(
      questionsAbout(index.entries, own).map(({ term }) => term),
      asked,
    );
  });

  it('gives none for an entry that nobody asks about', () => {
    const own = completeEntry({ term: 'kitchen box', aliases: [], summary: 'Ours.' });
    assert.deepEqual(questionsAbout(index.entries, own), []);
  });
});
