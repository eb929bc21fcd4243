import { err, ok, type Result } from '../../result';

/** What a column says about an instance. */
export type ListField =
  | 'name'
  | 'state'
  | 'ipv4'
  | 'ipv6'
  | 'architecture'
  | 'storagePool'
  | 'createdAt'
  | 'description'
  | 'diskUsage'
  | 'project'
  | 'baseImageShort'
  | 'baseImage'
  | 'lastUsedAt'
  | 'location'
  | 'memoryUsage'
  | 'memoryPercent'
  | 'processes'
  | 'pid'
  | 'profiles'
  | 'remote'
  | 'snapshots'
  | 'startedAt'
  | 'type'
  | 'cpuUsage';

export interface ListColumn {
  /** The heading as `lxc list` prints it in a table. */
  readonly heading: string;
  /** `undefined` for a column that the user made from a configuration key. */
  readonly field: ListField | undefined;
}

/** Every letter of `lxc list -c` in LXD 3.0 to 6 and Incus. Comments: letters that came later than 3.0. */
const COLUMN_BY_LETTER: ReadonlyMap<string, ListColumn> = new Map<string, ListColumn>([
  ['n', { heading: 'NAME', field: 'name' }],
  ['s', { heading: 'STATE', field: 'state' }],
  ['4', { heading: 'IPV4', field: 'ipv4' }],
  ['6', { heading: 'IPV6', field: 'ipv6' }],
  ['a', { heading: 'ARCHITECTURE', field: 'architecture' }],
  ['b', { heading: 'STORAGE POOL', field: 'storagePool' }],
  ['c', { heading: 'CREATED AT', field: 'createdAt' }],
  ['d', { heading: 'DESCRIPTION', field: 'description' }],
  ['D', { heading: 'DISK USAGE', field: 'diskUsage' }], // 4.0
  ['e', { heading: 'PROJECT', field: 'project' }], // 5.0
  ['f', { heading: 'BASE IMAGE', field: 'baseImageShort' }], // 3.17
  ['F', { heading: 'BASE IMAGE', field: 'baseImage' }], // 3.17
  ['l', { heading: 'LAST USED AT', field: 'lastUsedAt' }],
  ['L', { heading: 'LOCATION', field: 'location' }],
  ['m', { heading: 'MEMORY USAGE', field: 'memoryUsage' }], // 4.0
  ['M', { heading: 'MEMORY USAGE%', field: 'memoryPercent' }], // 4.0
  ['N', { heading: 'PROCESSES', field: 'processes' }],
  ['p', { heading: 'PID', field: 'pid' }],
  ['P', { heading: 'PROFILES', field: 'profiles' }],
  ['R', { heading: 'REMOTE', field: 'remote' }], // Incus
  ['S', { heading: 'SNAPSHOTS', field: 'snapshots' }],
  ['t', { heading: 'TYPE', field: 'type' }],
  ['u', { heading: 'CPU USAGE', field: 'cpuUsage' }], // 4.0
  ['U', { heading: 'STARTED AT', field: 'startedAt' }], // Incus
]);

/** Both image columns have one heading; either length of the fingerprint is read the same way. */
const COLUMN_BY_HEADING: ReadonlyMap<string, ListColumn> = new Map(
  [...COLUMN_BY_LETTER.values()].map((column) => [column.heading, column]),
);

/** The columns that `lxc list` shows without `-c`; a cluster adds `L`, `--all-projects` puts `e` first. */
export const DEFAULT_COLUMNS = 'ns46tS';

/** The column that a table's or Incus's CSV heading names; `undefined` for one that is not lxc's own. */
export function columnByHeading(heading: string): ListColumn | undefined {
  return COLUMN_BY_HEADING.get(heading.trim().toUpperCase());
}

/**
 * The columns of an argument of `lxc list -c`: letters, or configuration keys (they hold a period) as
 * `[config:|devices:]key[:heading][:width]`, separated by commas: `ns46tS`, `n,image.os:OS`. The error
 * is the entry or letter that is not one.
 */
export function parseColumns(columns: string): Result<readonly ListColumn[], string> {
  const found: ListColumn[] = [];
  for (const entry of columns.split(',')) {
    if (entry.includes('.')) {
      found.push({ heading: customHeading(entry), field: undefined });
      continue;
    }
    if (entry === '') {
      return err(entry);
    }
    for (const letter of entry) {
      const column = COLUMN_BY_LETTER.get(letter);
      if (column === undefined) {
        return err(letter);
      }
      found.push(column);
    }
  }
  return ok(found);
}

/** Tables print headings in upper case, underlines and periods as blanks. */
function customHeading(entry: string): string {
  const [key = '', name = ''] = entry.replace(/^(?:config|devices):/, '').split(':');
  return (name === '' ? key : name).replace(/[._]/g, ' ').trim().toUpperCase();
}
