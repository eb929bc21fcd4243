/** What `lxc image list --format=json` says on the demo device, by remote; made up. */
export const DEMO_IMAGES: Readonly<Record<string, string>> = {
  local: images([['debian/12', 'Debian', 'bookworm', 'a1', 96]]),
  'lxd-images': images([
    ['almalinux/9', 'Almalinux', '9', 'b1', 118],
    ['alpine/3.22', 'Alpine', '3.22', 'b2', 3],
    ['archlinux', 'Archlinux', 'current', 'b3', 190],
    ['debian/12', 'Debian', 'bookworm', 'b4', 96],
    ['debian/13', 'Debian', 'trixie', 'b5', 101],
    ['fedora/43', 'Fedora', '43', 'b6', 112],
    ['ubuntu/24.04', 'Ubuntu', 'noble', 'b7', 132],
    ['voidlinux', 'Voidlinux', 'current', 'b8', 88],
  ]),
};

type ImageRow = readonly [alias: string, os: string, release: string, digits: string, mib: number];

function images(rows: readonly ImageRow[]): string {
  return JSON.stringify(
    rows.map(([alias, os, release, digits, mib]) => ({
      fingerprint: digits.repeat(32),
      aliases: [{ name: alias }],
      architecture: 'x86_64',
      type: 'container',
      size: mib * 1024 * 1024,
      properties: { os, release, description: `${os} ${release} amd64` },
    })),
  );
}
