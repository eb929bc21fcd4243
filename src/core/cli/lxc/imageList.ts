import type { Image } from '../../model/image';
import type { ParseResult } from '../parse';
import {
  dateAt,
  fieldsAt,
  isFields,
  positive,
  textAt,
  type ElementContext,
  type Fields,
} from './elementFields';
import { optionalText, parseObjectList } from './objectList';

/**
 * Images of `lxc image list [remote:] --format json`, LXD 3.0 to 6 and Incus, of an LXD or of an image
 * server. LXD 3 knows no type: all of its images are for containers.
 */
export function parseLxcImageList(stdout: string): ParseResult<readonly Image[]> {
  return parseObjectList(stdout, readImage);
}

const FINGERPRINT = /^[0-9a-f]{12,64}$/;

function readImage(fields: Fields, context: ElementContext): Image | undefined {
  const fingerprint = textAt(fields, 'fingerprint', context);
  // Another text could stand for an image of another server in a command.
  if (fingerprint === undefined || !FINGERPRINT.test(fingerprint)) {
    return undefined;
  }
  const properties = fieldsAt(fields, 'properties', context) ?? {};
  const sizeBytes = positive(fields['size']);
  const uploadedAt = dateAt(fields, 'uploaded_at', context);
  const lastUsedAt = dateAt(fields, 'last_used_at', context);
  return {
    fingerprint,
    aliases: aliasesOf(fields),
    kind: fields['type'] === 'virtual-machine' ? 'virtual-machine' : 'container',
    ...optionalText('os', properties, 'os', context),
    ...optionalText('release', properties, 'release', context),
    ...optionalText('description', properties, 'description', context),
    ...optionalText('architecture', fields, 'architecture', context),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(uploadedAt === undefined ? {} : { uploadedAt }),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    isPublic: fields['public'] === true,
    isCached: fields['cached'] === true,
  };
}

function aliasesOf(fields: Fields): readonly string[] {
  const aliases: readonly unknown[] = Array.isArray(fields['aliases']) ? fields['aliases'] : [];
  return aliases
    .map((alias) => (isFields(alias) ? alias['name'] : undefined))
    .filter((name) => typeof name === 'string');
}
