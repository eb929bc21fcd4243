import type { UsedBy } from '../../model/usedBy';
import type { ElementContext, Fields } from './elementFields';
import { textsAt } from './objectList';

const KINDS: Readonly<Record<string, UsedBy['kind']>> = {
  instances: 'instance',
  // LXD 3.
  containers: 'instance',
  'virtual-machines': 'instance',
  profiles: 'profile',
  images: 'image',
  networks: 'network',
  'storage-pools': 'volume',
};

/**
 * What uses an object, from the field `used_by` of any LXD: `/1.0/instances/penguin?project=other`
 * (`/1.0/containers/…` before 4.0), `/1.0/instances/penguin/snapshots/snap0`. One path stands for one
 * user, also where LXD lists it twice.
 */
export function usedByAt(fields: Fields, context: ElementContext): readonly UsedBy[] {
  return [...new Set(textsAt(fields, 'used_by', context))].map(readUsedBy);
}

function readUsedBy(path: string): UsedBy {
  const [place = '', query = ''] = path.split('?', 2);
  const parts = place.split('/').filter((part) => part !== '' && part !== '1.0');
  const [collection = '', name = '', below = '', inner = ''] = parts.map(decoded);
  const known = KINDS[collection];
  const project = /(?:^|&)project=([^&]*)/.exec(query)?.[1];
  return {
    ...(known === undefined
      ? { kind: 'other', name: place }
      : known === 'instance' && below === 'snapshots'
        ? { kind: 'snapshot', name: `${name}/${inner}` }
        : known === 'volume'
          ? { kind: known, name: parts.map(decoded).slice(-1).join('') }
          : { kind: known, name }),
    ...(project === undefined || project === 'default' ? {} : { project: decoded(project) }),
  };
}

/** Text that is no valid encoding stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
