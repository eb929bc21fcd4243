import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  explainCommandAt,
  type CommandExplanation,
  type ExplainOptions,
} from '../../../../src/core/commandLine/explainCommand';

/** Explains at the place of `¦` in the line. */
function at(marked: string, options?: ExplainOptions): CommandExplanation | undefined {
  const column = marked.indexOf('¦');
  return explainCommandAt(marked.replace('¦', ''), column, options);
}

/** Command and word in short: `vmc start · --enable-gpu`. */
function inShort(explanation: CommandExplanation | undefined): string {
  if (explanation === undefined) return 'nothing';
  const { names, part } = explanation;
  const command = names.join(' ');
  switch (part.kind) {
    case 'command':
      return command;
    case 'option':
      return `${command} · ${part.name}`;
    case 'value':
      return `${command} · ${part.option} = ${part.text}`;
    case 'argument':
      return `${command} · ${part.name} = ${part.text}`;
    case 'unknown':
      return `${command} · ? ${part.text}`;
  }
}

describe('explainCommandAt', () => {
  const rows: readonly (readonly [string, string])[] = [
    // vmc
    ['v¦mc start --enable-gpu termina', 'vmc start'],
    ['vmc st¦art --enable-gpu termina', 'vmc start'],
    ['vmc start --ena¦ble-gpu termina', 'vmc start · --enable-gpu'],
    ['vmc start --enable-gpu ter¦mina', 'vmc start · VM = termina'],
    ['vmc start --enable-gpu termina¦', 'vmc start · VM = termina'],
    ['vmc start termina --enable-¦gpu', 'vmc start · --enable-gpu'],
    ['vmc start --extra-disk¦=disk.img borealis', 'vmc start · --extra-disk'],
    ['vmc start --extra-disk=di¦sk.img borealis', 'vmc start · --extra-disk = disk.img'],
    ['vmc start --extra-disk di¦sk.img borealis', 'vmc start · --extra-disk = disk.img'],
    ['vmc start --enable-vul¦kan borealis', 'vmc start · --enable-vulkan'],
    ['vmc start --vm-type BAG¦UETTE x', 'vmc start · --vm-type = BAGUETTE'],
    ['vmc start --timeout 3¦00 x', 'vmc start · --timeout = 300'],
    ['vmc start -¦h', 'vmc start · -h'],
    ['vmc st¦op termina', 'vmc stop'],
    ['vmc laun¦ch borealis', 'vmc launch'],
    ['vmc launch bore¦alis', 'vmc launch · NAME = borealis'],
    ['vmc create --si¦ze 15G x', 'vmc create · --size'],
    ['vmc create --size 15¦G x', 'vmc create · --size = 15G'],
    ['vmc create --vm-type BAGUETTE n¦ew', 'vmc create · VM = new'],
    ['vmc create-extra-disk --size 1G d¦isk.img', 'vmc create-extra-disk · FILE = disk.img'],
    ['vmc adjust x o¦p a b', 'vmc adjust · OPERATION = op'],
    ['vmc adjust x op a b¦', 'vmc adjust · PARAMETER = b'],
    ['vmc de¦stroy x', 'vmc destroy'],
    ['vmc destroy -¦y x', 'vmc destroy · -y'],
    ['vmc disk-op-status 1¦23', 'vmc disk-op-status · UUID = 123'],
    ['vmc export -d -¦f x y', 'vmc export · -f'],
    ['vmc export -¦df x y', 'vmc export · -d'],
    ['vmc export x back¦up', 'vmc export · FILE = backup'],
    ['vmc export x backup st¦ick', 'vmc export · STORAGE = stick'],
    ['vmc import x back¦up', 'vmc import · FILE = backup'],
    ['vmc import -¦p x backup', 'vmc import · -p'],
    ['vmc inspect-backup f¦ile', 'vmc inspect-backup · FILE = file'],
    ['vmc resize termina 100¦00000000', 'vmc resize · BYTES = 10000000000'],
    ['vmc li¦st', 'vmc list'],
    ['vmc list ex¦tra', 'vmc list · ? extra'],
    ['vmc logs ter¦mina', 'vmc logs · VM = termina'],
    ['vmc logs termina ou¦t', 'vmc logs · FILE = out'],
    ['vmc set-crostini-vm-type BAG¦UETTE', 'vmc set-crostini-vm-type · TYPE = BAGUETTE'],
    ['vmc share termina Down¦loads', 'vmc share · PATH = Downloads'],
    ['vmc uns¦hare termina Downloads', 'vmc unshare'],
    ['vmc container termina pen¦guin', 'vmc container · CONTAINER = penguin'],
    ['vmc container a b https://¦x/%d debian/bookworm', 'vmc container · SERVER = https://x/%d'],
    ['vmc container a b https://x/%d debian/¦bookworm', 'vmc container · ALIAS = debian/bookworm'],
    ['vmc container a b --privileged tr¦ue', 'vmc container · --privileged = true'],
    ['vmc container --time¦out 600 a b', 'vmc container · --timeout'],
    [
      'vmc update-container-devices a b micro¦phone:enable',
      'vmc update-container-devices · DEVICE:ACTION = microphone:enable',
    ],
    ['vmc usb-attach termina 1:¦4 penguin', 'vmc usb-attach · BUS:DEVICE = 1:4'],
    ['vmc usb-attach termina 1:4 pen¦guin', 'vmc usb-attach · CONTAINER = penguin'],
    ['vmc usb-detach termina ¦1', 'vmc usb-detach · PORT = 1'],
    ['vmc usb-li¦st termina', 'vmc usb-list'],
    ['vmc key-attach x /dev/hid¦raw0', 'vmc key-attach · HIDRAW = /dev/hidraw0'],
    ['vmc allow-all-io-dev¦ices', 'vmc allow-all-io-devices'],
    ['vmc cra¦te x', 'vmc · ? crate'],
    ['vmc start --enable-gup¦ x', 'vmc start · ? --enable-gup'],
    ['/usr/bin/v¦mc list', 'vmc list'],
    ['vcm li¦st', 'vmc list'],
    ['crosh> vmc li¦st', 'vmc list'],
    ['CROS_USER_ID_HASH=x vmc container termina pen¦guin', 'vmc container · CONTAINER = penguin'],
    ['VMC_NON¦INTERACTIVE=1 vmc destroy x', 'nothing'],
    ['vmc destroy <v¦m name>', 'vmc destroy · VM = <vm name>'],
    ['vmc start ${1:ter¦mina}', 'vmc start · VM = ${1:termina}'],
    ['vmc list | gr¦ep x', 'nothing'],
    // vsh, crosh and the root shell
    ['v¦sh termina', 'vsh'],
    ['vsh ter¦mina', 'vsh · VM = termina'],
    ['vsh termina pen¦guin', 'vsh · CONTAINER = penguin'],
    ['vsh --vm_name=ter¦mina --owner_id=$H -- lxc list', 'vsh · --vm_name = termina'],
    ['vsh --vm_name=termina --owner_id=$H -- lxc li¦st', 'lxc list'],
    ['vsh --vm_name=termina -- LXD_DIR=/a LXD_CONF=/b lxc li¦st', 'lxc list'],
    ['vsh --target_con¦tainer=penguin -- sh -c x', 'vsh · --target_container'],
    ['vsh -¦- x', 'nothing'],
    ['cro¦sh', 'crosh'],
    ['crosh -- vmc li¦st', 'vmc list'],
    ['crosh> sh¦ell', 'shell'],
    ['sh¦ell', 'nothing'],
    ['crosh> set_ti¦me 10 February 2026', 'set_time'],
    ['crosh> pi¦ng 100.115.92.2', 'ping'],
    ['una¦me -m', 'uname'],
    ['uname -¦m', 'uname · -m'],
    ['start vm_con¦cierge', 'start · SERVICE = vm_concierge'],
    ['ssh ${DEVICE_IP} -- rest¦art vm_concierge', 'restart'],
    ['sta¦rt the engine', 'nothing'],
    ['dlcservice_util --id=termina-dlc --inst¦all', 'dlcservice_util · --install'],
    ['dlcservice_util --id=termi¦na-dlc --install', 'dlcservice_util · --id = termina-dlc'],
    [
      'H=$(ssh $D -- dbus-send --system --de¦st=org.chromium.SessionManager --print-reply /a b.c | awk x)',
      'dbus-send · --dest',
    ],
    ['concierge_cli¦ent --list_vms', 'concierge_client'],
    ['crosvm run --cp¦us 4 kernel', 'crosvm run · --cpus'],
    ['crosvm run --tap-f¦d 3 kernel', 'crosvm run · --tap-fd'],
    ['crossvm ru¦n', 'crosvm run'],
    // lxc
    ['lxc li¦st', 'lxc list'],
    ['lxc list --for¦mat json', 'lxc list · --format'],
    ['lxc list -f js¦on', 'lxc list · --format = json'],
    ['lxc l¦s', 'lxc ls'],
    ['lxc info --show-l¦og penguin', 'lxc info · --show-log'],
    ['lxc info pen¦guin | grep "Status: "', 'lxc info · CONTAINER = penguin'],
    ['lxc exec penguin -- /bin/ba¦sh', 'nothing'],
    ['lxc ex¦ec penguin -- /bin/bash', 'lxc exec'],
    ['lxc exec penguin -- sudo apt ins¦tall x', 'apt install'],
    ['lxc launch ima¦ges:debian/12 x', 'lxc launch · IMAGE = images:debian/12'],
    ['lxc launch images:debian/12 ¦x', 'lxc launch · NAME = x'],
    [
      'lxc launch canonical:archlinux arch -c security.nest¦ing=true',
      'lxc launch · --config = security.nesting=true',
    ],
    ['lxc start myubuntu¦container', 'lxc start · CONTAINER = myubuntucontainer'],
    ['lxc stop --for¦ce penguin', 'lxc stop · --force'],
    ['lxc delete -¦f penguin', 'lxc delete · -f'],
    ['lxc remote add goo¦gle https://x --protocol=simplestreams', 'lxc remote add · NAME = google'],
    [
      'lxc remote add google https://x --protocol=simple¦streams',
      'lxc remote add · --protocol = simplestreams',
    ],
    ['lxc remote li¦st', 'lxc remote list'],
    ['lxc image list goo¦gle:', 'lxc image list · FILTER = google:'],
    ['lxc image in¦fo google:debian/stretch', 'lxc image info'],
    ['lxc config sh¦ow arch', 'lxc config show'],
    [
      'lxc config set penguin security.nest¦ing true',
      'lxc config set · KEY=VALUE = security.nesting',
    ],
    ['lxc config device add c usb ds¦k', 'lxc config device add · TYPE = dsk'],
    ['lxc profile show def¦ault', 'lxc profile show · PROFILE = default'],
    ['lxc --project te¦st list', 'lxc list · --project = test'],
    ['lxc snapshot penguin be¦fore', 'lxc snapshot · SNAPSHOT = before'],
    ['lxc restore penguin be¦fore', 'lxc restore · SNAPSHOT = before'],
    ['lxc file pu¦sh a penguin/b', 'lxc file push'],
    ['lxc moni¦tor --type=lifecycle', 'lxc monitor'],
    ['lxc-at¦tach -n penguin', 'lxc-attach'],
    ['lxc-usern¦sexec -m b:0:1:2 -- bash', 'lxc-usernsexec'],
    ['run_cont¦ainer.sh --container_name=x --user=y --shell', 'run_container.sh'],
    ['run_container.sh --container_name=x --us¦er=y --shell', 'run_container.sh · --user'],
    // the workstation
    ['cros wor¦kon --board=$BOARD start x', 'cros workon start'],
    ['cros workon --board=$BO¦ARD start x', 'cros workon start · --board = $BOARD'],
    ['cros workon --board=$BOARD st¦art x', 'cros workon start'],
    [
      'cros workon --board=$BOARD start chromeos-ker¦nel-6_1',
      'cros workon start · PACKAGE = chromeos-kernel-6_1',
    ],
    ['(outside) $ cros deploy ${DEVICE_IP} termina-d¦lc', 'cros deploy · PACKAGE = termina-dlc'],
    ['cros fl¦ash usb:// x.bin', 'cros flash'],
    ['cros build-image --board=x te¦st', 'cros build-image · KIND = test'],
    ['cros_s¦dk emerge-${BOARD} sommelier', 'cros_sdk'],
    ['cros_sdk emer¦ge-${BOARD} sommelier', 'emerge-${BOARD}'],
    ['emerge-$BO¦ARD sommelier', 'emerge-$BOARD'],
    ['emerge-tatl somm¦elier', 'emerge-tatl · PACKAGE = sommelier'],
    ['cros_sdk cros_workon_make --inst¦all --test --board=tatl x', 'cros_workon_make · --install'],
    [
      '../../chromite/contrib/guestos/deploy_to_ter¦mina --board tatl 1.2.3.4 x',
      'deploy_to_termina',
    ],
    [
      'deploy_to_termina --board tatl 1.2.3.4 x --restart-ser¦vices',
      'deploy_to_termina · --restart-services',
    ],
    [
      '../platform2/common-mk/platform2_test.py --board tatl --run_as_root env LXD_DIR=/x lxd wait¦ready',
      'lxd waitready',
    ],
    ['tast run $DUT crost¦ini.*', 'tast run · TEST = crostini.*'],
    ['tast run -var=a=¦b $DUT x', 'tast run · -var = a=b'],
    // the guest
    ['jour¦nalctl -u garcon', 'journalctl'],
    ['journalctl -u gar¦con', 'journalctl · --unit = garcon'],
    ['journalctl --user -re¦', 'journalctl · -e'],
    ['journalctl -n5¦0', 'journalctl · --lines = 50'],
    ['systemctl --user restart somm¦elier@0', 'systemctl restart · UNIT = sommelier@0'],
    ['sudo apt ins¦tall gedit', 'apt install'],
    ['su¦do apt install gedit', 'sudo'],
    ['sudo -iu us¦er vmc', 'sudo · --user = user'],
    ['garcon --client --u¦rl https://x', 'garcon · --url'],
    ['sommelier --scale=0.¦5 gedit', 'sommelier · --scale = 0.5'],
    ['sommelier -¦X --glamor xterm', 'sommelier · -X'],
    ['loginctl enable-lin¦ger user', 'loginctl enable-linger'],
    // nothing
    ['ls -¦l', 'nothing'],
    ['¦', 'nothing'],
    ['vmc list¦  # comment', 'vmc list'],
    ['vmc list  # com¦ment', 'nothing'],
    ['echo "vmc li¦st"', 'nothing'],
  ];
  for (const [marked, expected] of rows) {
    it(`${marked} is ${expected}`, () => {
      assert.equal(inShort(at(marked)), expected);
    });
  }

  it('joins lines that end in a backslash, and counts columns in the last', () => {
    const found = at('   --bo¦ard tatl 1.2.3.4 x', { previousLines: ['deploy_to_termina \\'] });
    assert.equal(inShort(found), 'deploy_to_termina · --board');
    assert.deepEqual([found?.start, found?.end], [3, 10]);
  });

  it('says where the word stands', () => {
    const found = at('  vmc start --size=1 --enable-¦gpu x');
    assert.deepEqual([found?.start, found?.end], [21, 33]);
  });

  it('takes prose for a command only if it is flawless and stands at the beginning', () => {
    assert.equal(inShort(at('vmc start ter¦mina starts it.', { isProse: true })), 'nothing');
    assert.equal(
      inShort(at('lxc list sh¦ows what you have.', { isProse: true })),
      'lxc list · FILTER = shows',
    );
    assert.equal(inShort(at('then vmc start ter¦mina', { isProse: true })), 'nothing');
    assert.equal(inShort(at('vmc start ter¦mina', { isProse: true })), 'vmc start · VM = termina');
    assert.equal(inShort(at('$ vmc frob¦', { isProse: true })), 'vmc · ? frob');
    assert.equal(inShort(at('lxc penguin 2024 ER¦ROR x', { isProse: true })), 'nothing');
  });

  it('takes a lone # for a prompt only in front of a flawless command', () => {
    assert.equal(inShort(at('# vmc start ter¦mina')), 'vmc start · VM = termina');
    assert.equal(inShort(at('# vmc creates ma¦ny things')), 'nothing');
    assert.equal(inShort(at('# vmc start ter¦mina', { isScript: true })), 'nothing');
  });

  it('knows where each form of vsh is typed', () => {
    assert.deepEqual(at('vs¦h termina')?.typedIn, ['crosh']);
    assert.deepEqual(at('vs¦h --vm_name=termina')?.typedIn, ['rootShell']);
  });

  it('names what a command is about where the cursor is on the command', () => {
    assert.deepEqual(
      at('vmc st¦art --no-shell termina')?.others.map(({ text }) => text),
      ['--no-shell', 'termina'],
    );
    assert.deepEqual(at('vmc start --no-sh¦ell termina')?.others, []);
  });

  const effects: readonly (readonly [string, string, boolean])[] = [
    ['vmc l¦ist', 'reads', false],
    ['vmc s¦tart x', 'changes', true],
    ['vmc c¦reate --vm-type BAGUETTE x', 'creates', true],
    ['vmc c¦ontainer a b', 'creates', true],
    ['vmc d¦estroy x', 'destroys', true],
    ['vmc s¦top x', 'changes', true],
    ['lxc d¦elete x', 'destroys', true],
    ['lxc r¦estore x y', 'destroys', true],
    ['lxc config s¦et x a b', 'changes', false],
    ['cros f¦lash x y', 'destroys', true],
    ['journalctl¦ -b', 'reads', false],
  ];
  for (const [marked, effect, warns] of effects) {
    it(`${marked}: ${effect}${warns ? ', with a warning' : ''}`, () => {
      const found = at(marked);
      assert.ok(found);
      assert.equal(found.effect, effect);
      assert.equal(found.warns !== undefined, warns);
    });
  }

  it('never throws, and points into the line', () => {
    const line = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'vmc ',
            'start ',
            'lxc ',
            '--',
            '-',
            '=',
            ' ',
            'sudo ',
            '$(',
            '`',
            "'",
            '"',
          ),
          fc.constantFrom('vsh ', '<a> ', '[', ']', '|', '\\', '--vm_name=', 'crosh> ', '# ', '\n'),
          fc.string({ unit: 'grapheme', maxLength: 5 }),
        ),
        { maxLength: 40 },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(line, fc.nat(120), fc.boolean(), (text, column, isProse) => {
        const found = explainCommandAt(text, column, { isProse });
        if (found === undefined) return;
        assert.ok(found.start <= column && column <= found.end);
        assert.ok(0 <= found.start && found.start < found.end && found.end <= text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
