import type { ClusterMember } from '../../model/lxdListing';
import type { ParseResult } from '../parse';
import { textAt } from './elementFields';
import { optionalText, parseObjectList, textsAt } from './objectList';

/** Members of `lxc cluster list --format json`, LXD 3.0 to 6 and Incus. LXD 3 and 4.0 list no roles. */
export function parseLxcClusterList(stdout: string): ParseResult<readonly ClusterMember[]> {
  return parseObjectList(stdout, (fields, context) => {
    const name = textAt(fields, 'server_name', context);
    return name === undefined
      ? undefined
      : {
          name,
          ...optionalText('address', fields, 'url', context),
          state: stateOf(textAt(fields, 'status', context)),
          ...optionalText('message', fields, 'message', context),
          roles: textsAt(fields, 'roles', context),
          ...optionalText('architecture', fields, 'architecture', context),
        };
  });
}

function stateOf(status: string | undefined): ClusterMember['state'] {
  const word = status?.toLowerCase();
  switch (word) {
    case 'online':
    case 'offline':
    case 'evacuated':
    case 'blocked':
      return word;
    default:
      return 'unknown';
  }
}
