import { isMap } from 'yaml';
import { err, ok } from '../../../result';
import { readYamlDocument, type YamlDocument } from '../../../text/yamlDocument';
import type { UsedBy } from '../../../model/usedBy';
import { quoted, type ParseResult, type ParseWarning } from '../../parse';
import { isFields, type Fields } from '../elementFields';
import { usedByAt } from '../usedByPath';
import { isVolatileKey, type ConfigSubject, type LxdConfig, type Values } from './lxdConfig';

/** A configuration as the server has it at one moment. */
export interface ServerConfig {
  readonly editable: LxdConfig;
  /** What changes with it; only a profile has users. */
  readonly usedBy: readonly UsedBy[];
  /** What is sent back as it came: LXD's own keys, and parts that only newer servers know. */
  readonly kept: { readonly volatile: Values; readonly parts: Fields };
}

/**
 * Reads the YAML of `lxc config show` or `lxc profile show` (LXD 3.0 to 6, Incus). Fails when it is no
 * mapping; parts of it that are not what they should be are empty.
 */
export function readServerConfig(yaml: string, subject: ConfigSubject): ParseResult<ServerConfig> {
  const read = readYamlDocument(yaml);
  if (read === undefined || read.document.errors.length > 0 || !isMap(read.document.contents)) {
    const at = read?.document.errors[0]?.pos[0] ?? 0;
    const lineNumber = read?.lineCounter.linePos(at).line ?? 1;
    return err({ expected: 'a YAML mapping', lineNumber, text: quoted(yaml.trim()) });
  }
  // Go quotes what YAML 1.1 would not take for a text; `0o7` is a number only in YAML 1.2.
  const texts = fieldsOf(readYamlDocument(yaml, 'failsafe'));
  const { config, devices, description, architecture, ephemeral, profiles } = texts;
  const others = Object.entries(fieldsOf(read)).filter(([name]) => !OWN_PARTS.includes(name));
  const parts = Object.fromEntries(others);
  const values = Object.entries(valuesOf(config));
  const warnings: ParseWarning[] = [];
  const instance = {
    ...(typeof architecture === 'string' ? { architecture } : {}),
    ephemeral: ephemeral === 'true',
    profiles: Array.isArray(profiles) ? profiles.map(String) : [],
  };
  return ok({
    data: {
      editable: {
        config: Object.fromEntries(values.filter(([key]) => !isVolatileKey(key))),
        devices: Object.fromEntries(
          Object.entries(isFields(devices) ? devices : {}).map(([name, device]) => [
            name,
            valuesOf(device),
          ]),
        ),
        description: typeof description === 'string' ? description : '',
        ...(subject === 'instance' ? { instance } : {}),
      },
      usedBy: usedByAt(parts, { index: 0, lineNumber: 1, warnings, emptyMeansAbsent: true }),
      kept: {
        volatile: Object.fromEntries(values.filter(([key]) => isVolatileKey(key))),
        parts,
      },
    },
    warnings,
  });
}

/**
 * The YAML that makes the server's configuration `config`, as JSON in one flow mapping: it is the same
 * for YAML 1.1, which LXD reads, and 1.2, and cut off anywhere it is no valid YAML.
 */
export function serverText(config: LxdConfig, { volatile, parts }: ServerConfig['kept']): string {
  const { instance, devices, description } = config;
  const whole = {
    ...parts,
    ...instance,
    config: { ...config.config, ...volatile },
    devices,
    description,
  };
  return `${JSON.stringify(whole).replace(UNPRINTABLE, yamlEscape)}\n`;
}

/** What JSON leaves as it is, but YAML takes for a line's end or refuses. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function yamlEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const OWN_PARTS: readonly string[] = [
  ...['config', 'devices', 'description'],
  ...['architecture', 'ephemeral', 'profiles'],
];

function fieldsOf(read: YamlDocument | undefined): Fields {
  const value: unknown = read?.document.toJS({ maxAliasCount: 0 });
  return isFields(value) ? value : {};
}

function valuesOf(fields: unknown): Values {
  const entries = Object.entries(isFields(fields) ? fields : {});
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
