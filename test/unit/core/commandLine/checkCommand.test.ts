import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { checkCommand, type CheckOptions } from '../../../../src/core/commandLine/checkCommand';
import { wordsOf } from '../../../../src/core/commandLine/words';
import { rootFolder } from '../../../tools/paths';

function problemsIn(line: string, options?: CheckOptions): readonly string[] {
  return wordsOf(line).commands.flatMap((command) =>
    checkCommand(command, options).map((problem) =>
      [
        problem.kind,
        'text' in problem ? problem.text : problem.name,
        ...('near' in problem && problem.near !== undefined ? [problem.near] : []),
      ].join(' '),
    ),
  );
}

/** Every form that the usage texts and the source of `vmc` allow, one with each option. */
const VALID = `
vmc --help
vmc start termina
vmc start --enable-gpu --enable-dgpu-passthrough --enable-big-gl --enable-virtgpu-native-context termina
vmc start --vtpm-proxy --enable-audio-capture --extra-disk P --dlc-id ID --tools-dlc ID termina
vmc start --kernel P --initrd P --rootfs P --vm-type BAGUETTE --no-start-lxd --writable-rootfs termina
vmc start --kernel-param a --kernel-param b --oem-string c --bios P --pflash P --bios-dlc edk2-ovmf-dlc x
vmc start --timeout 300 --no-shell --user u --user-uid 1000 --user-groups audio,cdrom x
vmc start x --vm-type bruschetta
vmc start --help
vmc stop termina
vmc launch borealis
vmc create --vm-type CROSTINI --size 256M x
vmc create --vm-type BAGUETTE --size 15G --source image.zst x
vmc create --vm-type TERMINA x media storage -- a b
vmc create-extra-disk --size 1G disk.img
vmc create-extra-disk --size 1G disk.img storage
vmc adjust x op a b
vmc destroy x
vmc destroy -y x
vmc disk-op-status 1234
vmc export x file
vmc export -d -f x file storage
vmc import x file storage
vmc import --vm-type BAGUETTE x file
vmc inspect-backup file storage
vmc resize x 1000000000
vmc list
vmc logs x
vmc logs x out
vmc set-crostini-vm-type baguette
vmc share x Downloads
vmc unshare x Downloads
vmc container termina penguin
vmc container termina penguin https://storage.googleapis.com/cros-containers/%d debian/bookworm
vmc container termina penguin /a/rootfs.tar /a/metadata.tar --privileged true --timeout 600
vmc container --privileged False termina penguin
vmc update-container-devices x penguin microphone:enable camera:disable
vmc usb-attach x 1:4
vmc usb-attach x 1:4 penguin
vmc usb-detach x 1
vmc usb-list x
vmc key-attach x /dev/hidraw0
vmc allow-all-io-devices
vmc list-primary-io-devices
vmc unset-primary-keyboard
vmc unset-primary-mouse
vsh termina
vsh termina penguin
vsh --vm_name=termina --owner_id=$H --user=root --target_container=penguin --cwd=/ --container_features=1,2 -- ls
vsh --cid=3 --listen_port=9002
`
  .trim()
  .split('\n');

describe('checkCommand', () => {
  for (const line of VALID) {
    it(`finds nothing wrong with ${line}`, () => {
      assert.deepEqual(problemsIn(line, { isStrict: true }), []);
    });
  }

  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['vcm list', ['misspelt-tool vcm']],
    ['crossvm run kernel', ['misspelt-tool crossvm']],
    ['vmc lsit', ['unknown-subcommand lsit list']],
    ['vmc status', ['unknown-subcommand status']],
    ['vmc set-privileged x', ['unknown-subcommand set-privileged']],
    ['vmc $WHAT x', []],
    ['vmc start --enable-gup x', ['unknown-option --enable-gup --enable-gpu']],
    ['vmc start --dlc x y', ['unknown-option --dlc', 'too-many-arguments y']],
    ['vmc start --enable-vulkan x', ['removed-option --enable-vulkan']],
    ['vmc start --untrusted x', ['removed-option --untrusted']],
    ['vmc start --software-tpm x', ['removed-option --software-tpm']],
    ['vmc start --vm-type ARC_VM x', ['unknown-choice ARC_VM']],
    ['vmc start --vm-type $T x', []],
    ['vmc start', ['missing-argument VM']],
    ['vmc create x', ['missing-option --vm-type']],
    ['vmc create -p x', ['removed-option -p', 'missing-option --vm-type']],
    ['vmc create x --vm-type BAGUETTE', ['misplaced-option --vm-type']],
    ['vmc import -p x f', ['removed-option -p']],
    ['vmc create-extra-disk f', ['missing-option --size']],
    ['vmc pvm.send-problem-report', ['removed-command pvm.send-problem-report']],
    ['vmc vmm-swap x', ['removed-command vmm-swap']],
    ['vmc list all', ['too-many-arguments all']],
    ['vmc container a b --privileged maybe', ['unknown-choice maybe']],
    ['vmc container a b --privileged true|false', []],
    ['vmc COMMAND x', []],
    ['vmc create --vm-type TYPE x', []],
    ['vmc container a b [-p|--privileged true|false]', []],
    ['lxc [lxc subcommands go here]', []],
    ['sudo vmc lsit', ['unknown-subcommand lsit list']],
    ['lxc lunch ubuntu:24.04', ['unknown-subcommand lunch launch']],
    ['lxc list --new-in-some-version', []],
    ['lxc list --format xml', ['unknown-choice xml']],
    ['concierge_client --list_vms', ['removed-command concierge_client']],
    ['run_container.sh --shell', ['removed-command run_container.sh']],
    ['systemctl frobnicate', []],
    ['unknown-tool --what', []],
  ];
  for (const [line, expected] of rows) {
    it(`says of ${line}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(problemsIn(line), expected);
    });
  }

  it('finds nothing wrong with any snippet', () => {
    const folder = path.join(rootFolder, 'snippets');
    const wrong = readdirSync(folder).flatMap((file) => {
      const snippets = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<
        string,
        { readonly body: string | readonly string[] }
      >;
      return Object.entries(snippets).flatMap(([name, { body }]) =>
        [body]
          .flat()
          .flatMap((line) => problemsIn(line).map((problem) => `${file} ${name}: ${problem}`)),
      );
    });
    assert.deepEqual(wrong, []);
  });

  it('never throws, and points into the text', () => {
    const line = fc
      .array(
        fc.oneof(
          fc.constantFrom('vmc', 'lxc', 'start', 'create', '--vm-type', '-p', '--', '='),
          fc.string(),
        ),
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(line, (text) => {
        for (const command of wordsOf(text).commands) {
          for (const { start, end } of checkCommand(command, { isStrict: true })) {
            assert.ok(0 <= start && start <= end && end <= text.length);
          }
        }
      }),
    );
  });
});
