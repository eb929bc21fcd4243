import type { Network } from '../../model/lxdListing';
import type { ParseResult } from '../parse';
import { fieldsAt, textAt, type Fields } from './elementFields';
import { optionalText, parseObjectList } from './objectList';
import { usedByAt } from './usedByPath';

/**
 * Networks of `lxc network list --format json`, LXD 3.0 to 6 and Incus: those that LXD made, and the
 * interfaces of its machine. An address that is turned off (`none`) or not chosen yet (`auto`) is left
 * out.
 */
export function parseLxcNetworkList(stdout: string): ParseResult<readonly Network[]> {
  return parseObjectList(stdout, (fields, context) => {
    const name = textAt(fields, 'name', context);
    const config = fieldsAt(fields, 'config', context) ?? {};
    return name === undefined
      ? undefined
      : {
          name,
          ...optionalText('description', fields, 'description', context),
          ...optionalText('type', fields, 'type', context),
          isManaged: fields['managed'] === true,
          ...addressOf('ipv4', config),
          ...addressOf('ipv6', config),
          usedBy: usedByAt(fields, context),
        };
  });
}

function addressOf(family: 'ipv4' | 'ipv6', config: Fields): Pick<Network, 'ipv4' | 'ipv6'> {
  const address = config[`${family}.address`];
  return typeof address === 'string' && address.includes('/') ? { [family]: address } : {};
}
