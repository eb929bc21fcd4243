import type { Statement } from '../statement';
import { SOURCES } from './sources';

/** Slips of the developer guide and old names of ChromiumOS build tools. */
export const DEVELOPER_STATEMENTS: readonly Statement[] = [
  {
    id: 'device-ip-example',
    cues: ['123.45.67.765'],
    where: 'anywhere',
    pattern: /\b123\.45\.67\.765\b/g,
    message:
      'This cannot be an address: no part goes beyond 255. 192.0.2.10 is kept free for examples.',
    fixes: ['192.0.2.10'],
    term: 'DEVICE_IP',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'readelf-parenthesis',
    cues: ['readelf -ws'],
    where: 'anywhere',
    pattern:
      /offset=\$\(readelf -WS "?(\$\{?\w{1,40}\}?)"? \| grep ['"]?\\?\.text['"]?\) \| tr -s ' ' \| cut -d' ' -f(\d)\)/g,
    message:
      'The parenthesis closes too early, so offset is set to the whole line and the shell reports an error.',
    fixes: ([, file = '$BINARY_PATH', field = '6']) => [
      `offset=$(readelf -WS "${file}" | grep '\\.text' | tr -s ' ' | cut -d' ' -f${field})`,
    ],
    term: 'add-symbol-file',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'ssh-testing-key',
    cues: ['testing_rsa'],
    where: 'anywhere',
    pattern: /\btesting_rsa(?:\.pub)?\b/g,
    beside: /authorized_keys|\broot\b/,
    message:
      'The private half of testing_rsa is published with the source, so anybody who reaches the machine can log in. Use a key of your own outside a lab.',
    term: 'authorized_keys',
    source: SOURCES.crostiniGuide,
    harmful: true,
  },
  {
    id: 'ssh-root-login',
    cues: ['permitrootlogin yes'],
    where: 'anywhere',
    pattern: /\bPermitRootLogin yes\b/g,
    message: 'This lets root in with a password too. With keys prohibit-password is enough.',
    fixes: ['PermitRootLogin prohibit-password'],
    term: 'sshd_config',
    source: 'https://man.openbsd.org/sshd_config#PermitRootLogin',
    harmful: true,
  },
  {
    id: 'apt-key',
    cues: ['apt-key'],
    where: 'anywhere',
    pattern: /(?<![\w-])apt-key\b/g,
    beside: /linux_signing_key|cros-packages|dl\.google\.com/,
    message:
      'apt-key is deprecated and trusts the key for every repository. Put the key below /usr/share/keyrings and name it with signed-by in cros.list.',
    term: 'linux_signing_key.pub',
    source: 'https://manpages.debian.org/bookworm/apt/apt-key.8.en.html',
  },
  {
    id: 'build-packages',
    cues: ['./build_packages'],
    where: 'anywhere',
    pattern: /\.\/build_packages\b/g,
    message: 'The scripts of the build chroot became commands of cros.',
    fixes: ['cros build-packages'],
    term: 'cros build-packages',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'build-image',
    cues: ['./build_image'],
    where: 'anywhere',
    pattern: /\.\/build_image\b/g,
    message: 'The scripts of the build chroot became commands of cros.',
    fixes: ['cros build-image'],
    term: 'cros build-image',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'cros-workon-underscore',
    cues: ['cros_workon'],
    where: 'code',
    pattern: /(?<![\w/.-])cros_workon(?=\s)/g,
    message: 'cros_workon became a command of cros.',
    fixes: ['cros workon'],
    term: 'cros workon',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'ebuild-9s',
    cues: ['dev-rust/9s'],
    where: 'anywhere',
    pattern: /\bdev-rust\/9s\b/g,
    message: 'The package of 9s is called dev-rust/s9.',
    fixes: ['dev-rust/s9'],
    term: '9s',
    source: SOURCES.crostiniGuide,
  },
];
