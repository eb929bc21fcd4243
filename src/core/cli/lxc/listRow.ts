import type { Address, Instance } from '../../model/instance';
import { quoted, type ParseWarning } from '../parse';
import { parseAddress, sortAddresses } from './addresses';
import { parseByteSize } from './byteSize';
import { readListedDate } from './dates';
import { instanceStateOf } from './instanceState';
import type { ListColumn, ListField } from './listColumns';

/** One instance of a listing in cells; several values of a cell stand on lines of their own. */
export interface CellRow {
  readonly cells: readonly string[];
  /** 1-based line where the row begins. */
  readonly lineNumber: number;
}

type Draft = { -readonly [Key in keyof Instance]: Instance[Key] };
/** Sets a non-empty cell's value; `false` when the cell is not of the column's form. */
type CellReader = (cell: string, draft: Draft) => boolean;

/**
 * Makes the reader for the rows of a table, a CSV or a compact listing with these columns. An empty cell
 * leaves its field `undefined`, except lists that the columns carry, which are then empty. A cell that
 * can not be read gives a warning and leaves its field out; a row without a name gives a warning and no
 * instance. Without a STATE column the state is `unknown`; without TYPE it is a lasting container.
 */
export function instanceReader(
  columns: readonly ListColumn[],
): (row: CellRow, warnings: ParseWarning[]) => Instance | undefined {
  const readers = columns.map(({ field }) => (field === undefined ? undefined : READERS[field]));
  const emptyReaders = columns.map(({ field }) => (field === undefined ? undefined : EMPTY[field]));
  return (row, warnings) => {
    const draft: Draft = { name: '', state: 'unknown', kind: 'container', ephemeral: false };
    for (let index = 0; index < columns.length; index += 1) {
      const cell = row.cells[index];
      if (cell === '' || cell === undefined) {
        emptyReaders[index]?.(draft);
      } else if (readers[index]?.(cell, draft) === false) {
        const text = quoted(`${columns[index]?.heading ?? ''}: ${cell}`);
        warnings.push({ code: 'unreadable-field', lineNumber: row.lineNumber, text });
      }
    }
    if (draft.name === '') {
      const text = quoted(row.cells.join(' | '));
      warnings.push({ code: 'unreadable-row', lineNumber: row.lineNumber, text });
      return undefined;
    }
    if (draft.addresses !== undefined && draft.addresses.length > 1) {
      draft.addresses = sortAddresses([...draft.addresses]);
    }
    return draft;
  };
}

/** One for all rows: most instances of a long listing have no address of one family. */
const NONE: readonly never[] = [];

function noAddresses(draft: Draft): void {
  draft.addresses ??= NONE;
}

const EMPTY: Readonly<Partial<Record<ListField, (draft: Draft) => void>>> = {
  ipv4: noAddresses,
  ipv6: noAddresses,
  profiles: (draft) => {
    draft.profiles = [];
  },
};

const READERS: Readonly<Record<ListField, CellReader>> = {
  name: (cell, draft) => {
    draft.name = cell;
    return true;
  },
  state: (cell, draft) => {
    draft.state = instanceStateOf(cell);
    return draft.state !== 'unknown';
  },
  ipv4: (cell, draft) => readAddressCell(cell, 'inet', draft),
  ipv6: (cell, draft) => readAddressCell(cell, 'inet6', draft),
  architecture: textReader('architecture'),
  storagePool: textReader('storagePool'),
  description: textReader('description'),
  project: textReader('project'),
  remote: textReader('remote'),
  createdAt: dateReader('createdAt'),
  lastUsedAt: dateReader('lastUsedAt'),
  startedAt: dateReader('startedAt'),
  diskUsage: numberReader('diskUsageBytes', parseByteSize),
  memoryUsage: numberReader('memoryUsageBytes', parseByteSize),
  memoryPercent: numberReader('memoryUsagePercent', (cell) => numberBefore(cell, '%')),
  cpuUsage: numberReader('cpuUsageSeconds', (cell) => numberBefore(cell, 's')),
  snapshots: numberReader('snapshotCount', (cell) => numberBefore(cell, '')),
  // A virtual machine whose agent does not answer has -1 processes.
  processes: (cell, draft) => cell === '-1' || readProcesses(cell, draft),
  pid: (cell, draft) => cell === '0' || readPid(cell, draft),
  baseImage: readBaseImage,
  baseImageShort: readBaseImage,
  profiles: (cell, draft) => {
    draft.profiles = cell.split('\n');
    return true;
  },
  location: (cell, draft) => {
    if (cell !== 'none') {
      draft.location = cell;
    }
    return true;
  },
  type: readType,
};

const readProcesses = numberReader('processes', (cell) => numberBefore(cell, ''));
const readPid = numberReader('pid', (cell) => numberBefore(cell, ''));

function readAddressCell(cell: string, family: Address['family'], draft: Draft): boolean {
  const lines = cell.includes('\n') ? cell.split('\n') : [cell];
  const readable = lines
    .map((line) => parseAddress(line, family))
    .filter((address) => address !== undefined);
  draft.addresses = draft.addresses === undefined ? readable : [...draft.addresses, ...readable];
  return readable.length === lines.length;
}

/** Listings may carry the long and the short fingerprint; the long one says more. */
function readBaseImage(cell: string, draft: Draft): boolean {
  if (cell.length > (draft.baseImage?.length ?? 0)) {
    draft.baseImage = cell;
  }
  return true;
}

/**
 * LXD before 4.0: `PERSISTENT` or `EPHEMERAL`, containers only. Later: the kind, `(EPHEMERAL)` behind it
 * where it is so, and in Incus `(APP)` for a container made from an OCI image.
 */
function readType(cell: string, draft: Draft): boolean {
  const type = TYPE_BY_CELL.get(cell);
  if (type === undefined) {
    return false;
  }
  draft.kind = type.kind;
  draft.ephemeral = type.ephemeral;
  if (type.oci) {
    draft.oci = true;
  }
  return true;
}

interface ListedType {
  readonly kind: Instance['kind'];
  readonly ephemeral: boolean;
  readonly oci: boolean;
}

const LASTING: ListedType = { kind: 'container', ephemeral: false, oci: false };

const TYPE_BY_CELL: ReadonlyMap<string, ListedType> = new Map([
  ['PERSISTENT', LASTING],
  ['EPHEMERAL', { ...LASTING, ephemeral: true }],
  ['CONTAINER', LASTING],
  ['CONTAINER (EPHEMERAL)', { ...LASTING, ephemeral: true }],
  ['CONTAINER (APP)', { ...LASTING, oci: true }],
  ['CONTAINER (APP) (EPHEMERAL)', { kind: 'container', ephemeral: true, oci: true }],
  ['VIRTUAL-MACHINE', { ...LASTING, kind: 'virtual-machine' }],
  ['VIRTUAL-MACHINE (EPHEMERAL)', { kind: 'virtual-machine', ephemeral: true, oci: false }],
]);

function textReader(
  key: 'architecture' | 'storagePool' | 'description' | 'project' | 'remote',
): CellReader {
  return (cell, draft) => {
    draft[key] = cell;
    return true;
  };
}

function dateReader(key: 'createdAt' | 'lastUsedAt' | 'startedAt'): CellReader {
  return (cell, draft) => {
    const date = readListedDate(cell);
    if (date.kind === 'at') {
      draft[key] = date.iso;
    }
    return date.kind !== 'unreadable';
  };
}

function numberReader(
  key:
    | 'diskUsageBytes'
    | 'memoryUsageBytes'
    | 'memoryUsagePercent'
    | 'cpuUsageSeconds'
    | 'snapshotCount'
    | 'processes'
    | 'pid',
  parse: (cell: string) => number | undefined,
): CellReader {
  return (cell, draft) => {
    const value = parse(cell);
    if (value !== undefined) {
      draft[key] = value;
    }
    return value !== undefined;
  };
}

function numberBefore(cell: string, unit: string): number | undefined {
  if (unit === '' && cell.length === 1) {
    const digit = cell.charCodeAt(0) - 0x30;
    return digit >= 0 && digit <= 9 ? digit : undefined;
  }
  const digits = cell.endsWith(unit) ? cell.slice(0, cell.length - unit.length) : '';
  return /^\d{1,15}(?:\.\d{1,3})?$/.test(digits) ? Number(digits) : undefined;
}
