import type { Address } from '../../model/instance';

/** An address as a cell has it: `100.115.92.205 (eth0)`. */
export function printAddress(address: Address): string {
  return `${address.address} (${address.nic})`;
}

/** Reads one line of an address cell; `undefined` when it is not of that form. */
export function parseAddress(line: string, family: Address['family']): Address | undefined {
  const match = /^(\S+) \((.+)\)$/.exec(line);
  const [, address, nic] = match ?? [];
  return address === undefined || nic === undefined ? undefined : { family, address, nic };
}

/**
 * IPv4 first, each family in the order in which `lxc list` prints it: descending by text. JSON has its
 * interfaces in another order on every run, so that one order makes listings comparable.
 */
export function sortAddresses(addresses: Address[]): readonly Address[] {
  if (addresses.length < 2) {
    return addresses;
  }
  return addresses.sort((left, right) => {
    if (left.family !== right.family) {
      return left.family === 'inet' ? -1 : 1;
    }
    const [leftText, rightText] = [printAddress(left), printAddress(right)];
    return leftText === rightText ? 0 : leftText < rightText ? 1 : -1;
  });
}
