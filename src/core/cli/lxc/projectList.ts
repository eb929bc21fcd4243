import type { Project } from '../../model/lxdListing';
import type { ParseResult } from '../parse';
import { textAt } from './elementFields';
import { optionalText, parseObjectList } from './objectList';
import { usedByAt } from './usedByPath';

/** Projects of `lxc project list --format json`, LXD 3.6 to 6 and Incus. */
export function parseLxcProjectList(stdout: string): ParseResult<readonly Project[]> {
  return parseObjectList(stdout, (fields, context) => {
    const name = textAt(fields, 'name', context);
    return name === undefined
      ? undefined
      : {
          name,
          ...optionalText('description', fields, 'description', context),
          usedBy: usedByAt(fields, context),
        };
  });
}
