import type { Profile } from '../../model/lxdListing';
import type { ParseResult } from '../parse';
import { fieldsAt, textAt } from './elementFields';
import { optionalText, parseObjectList } from './objectList';
import { usedByAt } from './usedByPath';

/** Profiles of `lxc profile list --format json`, LXD 3.0 to 6 and Incus. */
export function parseLxcProfileList(stdout: string): ParseResult<readonly Profile[]> {
  return parseObjectList(stdout, (fields, context) => {
    const name = textAt(fields, 'name', context);
    return name === undefined
      ? undefined
      : {
          name,
          ...optionalText('description', fields, 'description', context),
          devices: Object.keys(fieldsAt(fields, 'devices', context) ?? {}),
          usedBy: usedByAt(fields, context),
        };
  });
}
