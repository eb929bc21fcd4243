/** Pages that more than one statement rests on. */
const PLATFORM2 = 'https://chromium.googlesource.com/chromiumos/platform2/+/HEAD';
const GUIDES =
  'https://www.chromium.org/chromium-os/developer-library/guides/containers/containers-and-vms/';

export const SOURCES = {
  vmc: `${PLATFORM2}/vm_tools/vmc/vmc.rs`,
  vsh: `${PLATFORM2}/vm_tools/vsh/README.md`,
  concierge: `${PLATFORM2}/vm_tools/concierge/`,
  garcon: `${PLATFORM2}/vm_tools/garcon/README.md`,
  syslog: `${PLATFORM2}/vm_tools/syslog/`,
  containersAndVms: GUIDES,
  crostiniGuide:
    'https://www.chromium.org/chromium-os/developer-library/guides/containers/crostini-developer-guide/',
  guestTools: 'https://chromium.googlesource.com/chromiumos/containers/cros-container-guest-tools/',
  lxdImages: 'https://images.lxd.canonical.com/',
  lxdOnChromeOs:
    'https://discuss.linuxcontainers.org/t/the-future-of-lxc-incus-images-on-chromeos/18590',
  crosvm: 'https://crosvm.dev/book/',
} as const;
