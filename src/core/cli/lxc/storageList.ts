import { err, ok } from '../../result';
import type { StoragePool } from '../../model/lxdListing';
import { quoted, type ParseResult } from '../parse';
import { fieldsAt, isFields, positive, textAt, type Fields } from './elementFields';
import { findJson } from './jsonText';
import { optionalText, parseObjectList } from './objectList';
import { usedByAt } from './usedByPath';

/** Pools of `lxc storage list --format json`, LXD 3.0 to 6 and Incus. It does not say how full they are. */
export function parseLxcStorageList(stdout: string): ParseResult<readonly StoragePool[]> {
  return parseObjectList(stdout, (fields, context) => {
    const name = textAt(fields, 'name', context);
    const config = fieldsAt(fields, 'config', context) ?? {};
    return name === undefined
      ? undefined
      : {
          name,
          ...optionalText('description', fields, 'description', context),
          ...optionalText('driver', fields, 'driver', context),
          ...optionalText('source', config, 'source', context),
          usedBy: usedByAt(fields, context),
        };
  });
}

/** How full a pool is, in bytes; both are missing for drivers that do not say. */
export type StorageSpace = Pick<StoragePool, 'usedBytes' | 'totalBytes'>;

/** Space of `lxc query /1.0/storage-pools/NAME/resources`, the same in LXD 3.0 to 6 and Incus. */
export function parseLxcStorageSpace(stdout: string): ParseResult<StorageSpace> {
  const found = findJson(stdout, '{');
  if (!found.ok) {
    return found;
  }
  const { value, lineNumber, warnings } = found.value;
  if (!isFields(value)) {
    return err({ expected: 'a JSON object', lineNumber, text: quoted(stdout.trim()) });
  }
  const space: Fields = isFields(value['space']) ? value['space'] : {};
  const usedBytes = positive(space['used']);
  const totalBytes = positive(space['total']);
  const data = {
    ...(usedBytes === undefined ? {} : { usedBytes }),
    ...(totalBytes === undefined ? {} : { totalBytes }),
  };
  return ok({ data, warnings });
}
