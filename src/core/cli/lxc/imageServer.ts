/** Where Canonical serves images for LXD. What older clients call `images:` serves Incus only. */
export const LXD_IMAGE_SERVER = {
  name: 'lxd-images',
  address: 'https://images.lxd.canonical.com',
} as const;

/** Whether it is the address that `images:` stands for in older clients, which serves Incus only. */
export function isRetiredImageServer(address: string): boolean {
  return /^https:\/\/(?:us\.)?images\.linuxcontainers\.org\/?$/.test(address);
}
