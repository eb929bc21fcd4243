import * as v from 'valibot';
import type { Address, Instance } from '../model/instance';
import { DISK_IMAGE_TYPES, VM_TYPES, type Vm } from '../model/vm';
import { err, ok, type Result } from '../result';
import { parseBytes } from '../text/bytes';
import { readYamlDocument, type YamlDocument } from '../text/yamlDocument';

/** A device as somebody wrote it down in a `*.crostini.yaml` file. */
export interface SavedInventory {
  readonly device?: string;
  /** ISO 8601. */
  readonly savedAt?: string;
  readonly vms: readonly SavedVm[];
  /** Of a device that runs LXD itself, without VMs. */
  readonly instances: readonly Instance[];
}

export interface SavedVm {
  readonly vm: Vm;
  readonly instances: readonly Instance[];
}

/** Where a saved inventory cannot be understood. */
export interface SavedInventoryFault {
  /** 1-based. */
  readonly lineNumber: number;
  /** What is wrong there, in English, from the YAML or schema library. */
  readonly message: string;
}

const text = v.pipe(v.string(), v.minLength(1));
/** YAML reads an unquoted date as a string under its core schema, so one type is enough. */
const time = v.pipe(
  v.string(),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'is not a date and time'),
);
const size = v.union([
  v.pipe(v.number(), v.minValue(0)),
  v.pipe(
    v.string(),
    v.transform((value) => parseBytes(value)),
    v.number('is not a size such as 2.0 GiB'),
  ),
]);

const CONTAINER = v.strictObject({
  name: text,
  state: v.optional(v.picklist(['running', 'stopped', 'frozen', 'error', 'unknown']), 'unknown'),
  kind: v.optional(v.picklist(['container', 'virtual-machine']), 'container'),
  ephemeral: v.optional(v.boolean(), false),
  addresses: v.optional(v.array(text), []),
  profiles: v.optional(v.array(text)),
  image: v.optional(text),
  architecture: v.optional(text),
  description: v.optional(v.string()),
  project: v.optional(text),
  created: v.optional(time),
  lastUsed: v.optional(time),
  snapshots: v.optional(v.array(v.strictObject({ name: text, created: v.optional(time) })), []),
});

const VM = v.strictObject({
  name: text,
  state: v.optional(v.picklist(['running', 'starting', 'stopped', 'unknown']), 'unknown'),
  type: v.optional(v.picklist(VM_TYPES)),
  size: v.optional(size),
  minSize: v.optional(size),
  image: v.optional(v.picklist(DISK_IMAGE_TYPES)),
  sparse: v.optional(v.boolean()),
  containers: v.optional(v.array(CONTAINER), []),
});

const INVENTORY = v.strictObject({
  crostini: v.literal(1),
  device: v.optional(text),
  saved: v.optional(time),
  vms: v.optional(v.array(VM), []),
  containers: v.optional(v.array(CONTAINER), []),
});

/** Reads a saved inventory (format 1). A fault names the line; nothing of a faulty file is used. */
export function parseSavedInventory(source: string): Result<SavedInventory, SavedInventoryFault> {
  const read = readYamlDocument(source);
  if (read === undefined) {
    return err({ lineNumber: 1, message: 'is nested too deeply' });
  }
  const { document, lineCounter } = read;
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line } = lineCounter.linePos(syntax.pos[0]);
    return err({ lineNumber: line, message: syntax.message });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return err({ lineNumber: 1, message: error instanceof Error ? error.message : String(error) });
  }
  const parsed = v.safeParse(INVENTORY, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = issue.path?.map(({ key }) => key) ?? [];
    const dotted = v.getDotPath(issue);
    return err({
      lineNumber: lineOf(read, path),
      message: dotted === null ? issue.message : `${dotted}: ${issue.message}`,
    });
  }
  return ok(inventoryOf(parsed.output));
}

/** More of them than a person writes; each may stand for many, and those again. */
const MAX_ALIASES = 100;

/** The line of the deepest node on `path` that the file has. */
function lineOf({ document, lineCounter }: YamlDocument, path: readonly unknown[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lineCounter.linePos(Number(node.range[0])).line;
    }
  }
  return 1;
}

function inventoryOf(saved: v.InferOutput<typeof INVENTORY>): SavedInventory {
  return {
    ...defined({ device: saved.device, savedAt: saved.saved }),
    vms: saved.vms.map((vm) => ({
      vm: {
        name: vm.name,
        state: vm.state,
        ...defined({
          sizeBytes: vm.size,
          minSizeBytes: vm.minSize,
          imageType: vm.image,
          sparse: vm.sparse,
          type: vm.type,
        }),
      },
      instances: vm.containers.map(instanceOf),
    })),
    instances: saved.containers.map(instanceOf),
  };
}

function instanceOf(container: v.InferOutput<typeof CONTAINER>): Instance {
  const { name, state, kind, ephemeral, addresses, snapshots, created, lastUsed, ...rest } =
    container;
  return {
    name,
    state,
    kind,
    ephemeral,
    addresses: addresses.map(addressOf),
    snapshots: snapshots.map((snapshot) => ({
      name: snapshot.name,
      ...defined({ createdAt: snapshot.created }),
    })),
    ...defined({ createdAt: created, lastUsedAt: lastUsed, ...rest }),
  };
}

/** `100.115.92.204` or, as `lxc list` prints it, `100.115.92.204 (eth0)`. */
function addressOf(written: string): Address {
  const [, address = written, nic = 'eth0'] = /^(\S+)(?: \((.+)\))?$/.exec(written) ?? [];
  return { address, nic, family: address.includes(':') ? 'inet6' : 'inet' };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** `fields` without those that are undefined. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
    // The filter is what the type says.
  ) as Defined<T>;
}
