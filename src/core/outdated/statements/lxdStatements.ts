import type { Statement } from '../statement';
import { SOURCES } from './sources';

/** The client of LXD; Incus has servers and remotes of its own, and they work. */
const LXC = /\blxc\s+(?:launch|init|image|remote|copy|create)\b/g;

/** Image servers, remotes and images that are gone for the LXD in Termina. */
export const LXD_STATEMENTS: readonly Statement[] = [
  {
    id: 'image-centos-7',
    cues: ['centos'],
    command: LXC,
    where: 'anywhere',
    pattern: /\b(?:images|canonical):centos\/[678]\b/g,
    message: 'CentOS 6, 7 and 8 have reached their end, and the image servers no longer have them.',
    term: 'CentOS',
    source: SOURCES.lxdImages,
  },
  {
    id: 'remote-images',
    cues: ['images:'],
    command: LXC,
    where: 'anywhere',
    pattern: /(?<![\w.:/-])images:(?=[\w/]|\s|$)/g,
    message:
      "In Termina the remote images: leads to a server that no longer serves LXD. Add Canonical's once: lxc remote add canonical https://images.lxd.canonical.com --protocol=simplestreams.",
    fixes: ['canonical:'],
    term: 'remote',
    source: SOURCES.lxdOnChromeOs,
  },
  {
    id: 'server-linuxcontainers-mirror',
    cues: ['images.linuxcontainers.org'],
    where: 'anywhere',
    pattern: /\b(?:us|uk)\.images\.linuxcontainers\.org\b/g,
    message:
      'The mirrors us. and uk. of images.linuxcontainers.org left the net in 2021. For LXD use images.lxd.canonical.com.',
    fixes: ['images.lxd.canonical.com'],
    term: 'images.linuxcontainers.org',
    source: SOURCES.lxdOnChromeOs,
  },
  {
    id: 'server-linuxcontainers',
    cues: ['images.linuxcontainers.org'],
    where: 'anywhere',
    pattern: /(?<![\w.])images\.linuxcontainers\.org\b/g,
    unless: /\bincus\b/i,
    message:
      'images.linuxcontainers.org no longer serves LXD, only Incus. For LXD use images.lxd.canonical.com.',
    fixes: ['images.lxd.canonical.com'],
    term: 'images.linuxcontainers.org',
    source: SOURCES.lxdOnChromeOs,
  },
  {
    id: 'server-canonical-mirror',
    cues: ['lxd.images.canonical.com'],
    where: 'anywhere',
    pattern: /\b(?:us|uk)\.lxd\.images\.canonical\.com\b/g,
    message: 'These mirrors were switched off in 2023. Use images.lxd.canonical.com.',
    fixes: ['images.lxd.canonical.com'],
    term: 'images.lxd.canonical.com',
    source: SOURCES.lxdOnChromeOs,
  },
  {
    id: 'image-ubuntu-old',
    cues: ['ubuntu'],
    command: LXC,
    where: 'anywhere',
    pattern: /\bubuntu:(?:14|16|18)\.(?:04|10)\b/g,
    message: 'This release of Ubuntu gets no more updates.',
    fixes: ['ubuntu:24.04'],
    term: 'Ubuntu',
    source: 'https://ubuntu.com/about/release-cycle',
  },
  {
    id: 'image-debian-old',
    cues: ['debian/stretch', 'debian/buster'],
    command: /\b(?:lxc\s+(?:launch|init|image)|vmc\s+container)\b/g,
    where: 'anywhere',
    pattern: /\bdebian\/(?:stretch|buster)\b/g,
    message:
      'Debian 9 and 10 have reached their end. Since February 2024 the default image is debian/bookworm.',
    fixes: ['debian/bookworm'],
    term: 'cros-containers',
    source: SOURCES.vmc,
  },
  {
    id: 'remote-without-address',
    cues: ['remote add'],
    where: 'anywhere',
    pattern: /\blxc\s+remote\s+add\s+google(?=\s+--|\s*$|`)/g,
    unless: /https?:\/\//,
    message:
      "lxc remote add needs the server's address: https://storage.googleapis.com/cros-containers/ and the ChromeOS milestone.",
    term: 'cros-containers',
    source: SOURCES.vmc,
  },
  {
    id: 'server-without-milestone',
    cues: ['cros-containers'],
    command: /\bvmc\s+container\b/g,
    where: 'anywhere',
    pattern: /https:\/\/storage\.googleapis\.com\/cros-containers\/?(?=\s|$|`)/g,
    message:
      'The image server has one folder for each ChromeOS milestone since 2019; vmc fills it in for %d.',
    fixes: ['https://storage.googleapis.com/cros-containers/%d'],
    term: 'cros-containers',
    source: SOURCES.vmc,
  },
  {
    id: 'lxc-low-level',
    cues: ['lxc-'],
    where: 'anywhere',
    pattern: /(?<![\w/.-])lxc-(?:ls|start|stop|attach|info|create|destroy)\b(?![-.])/g,
    beside: /\b(?:penguin|termina)\b/i,
    message:
      'The low-level lxc- tools do not see the containers of LXD, penguin included. Use the lxc command: lxc list, lxc start, lxc exec.',
    fixes: ([tool]) => (tool === 'lxc-ls' ? ['lxc list'] : []),
    term: 'lxc',
    source: 'https://documentation.ubuntu.com/lxd/',
  },
  {
    id: 'lxd-repository',
    cues: ['github.com/lxc/lxd'],
    where: 'anywhere',
    pattern: /\bgithub\.com\/lxc\/lxd\b(?!-)/g,
    message: 'LXD moved to Canonical in July 2023.',
    fixes: ['github.com/canonical/lxd'],
    term: 'LXD',
    source: 'https://github.com/canonical/lxd',
  },
  {
    id: 'lxd-documentation',
    cues: ['linuxcontainers.org/lxd'],
    where: 'anywhere',
    pattern: /\bhttps?:\/\/(?:www\.)?linuxcontainers\.org\/lxd\/[^\s)>\]"'`]{0,300}/g,
    message: 'The documentation of LXD moved to documentation.ubuntu.com/lxd in 2023.',
    fixes: ['https://documentation.ubuntu.com/lxd/'],
    term: 'LXD',
    source: 'https://documentation.ubuntu.com/lxd/',
  },
];
