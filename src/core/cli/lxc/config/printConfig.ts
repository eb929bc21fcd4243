import { Document, isScalar, Scalar, visit } from 'yaml';
import type { LxdConfig } from './lxdConfig';

/**
 * What does not show in an editor, and what would not come back from a block of lines as it went in:
 * the package `yaml` 2.9 loses lines of blanks that stand first.
 */
const NEEDS_QUOTES =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|^[ \t]+$/m;

/**
 * The YAML a person edits, laid out like what LXD prints, but with values of several lines as such.
 * Reading it again gives the same configuration.
 */
export function printConfig({ config, devices, description, instance }: LxdConfig): string {
  const parts =
    instance === undefined
      ? { config, description, devices }
      : {
          ...(instance.architecture === undefined ? {} : { architecture: instance.architecture }),
          config,
          devices,
          ephemeral: instance.ephemeral,
          profiles: instance.profiles,
          description,
        };
  const document = new Document(parts, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string' && NEEDS_QUOTES.test(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document.toString({ lineWidth: 0, indentSeq: false });
}
