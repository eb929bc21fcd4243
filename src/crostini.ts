import path from 'node:path';
import {
  workspace,
  type ExtensionContext,
  type Hover,
  type Position,
  type TerminalProfile,
  type TextDocument,
  type TreeView,
} from 'vscode';
import { DiskOperations } from './app/actions/diskOperations';
import { InstanceLifecycle } from './app/actions/instanceLifecycle';
import { Locks } from './app/actions/locks';
import { VmDisks } from './app/actions/vmDisks';
import { VmLifecycle } from './app/actions/vmLifecycle';
import { CommandRunner } from './app/commandRunner';
import { DeviceRegistry } from './app/deviceRegistry';
import { FollowRunner } from './app/followRunner';
import { Inventory } from './app/inventory/inventory';
import { KeepCurrent } from './app/live/keepCurrent';
import { LxdSections } from './app/lxd/lxdSections';
import type { ProcessRunner } from './app/ports';
import type { TreeNode } from './app/tree/nodes';
import { VmcUsages } from './app/vmcUsages';
import { SshConnections } from './app/ssh/sshConnections';
import { PrivateControlSockets } from './platform/controlSockets';
import { findProgram } from './platform/findProgram';
import { nodeClock } from './platform/nodeClock';
import { ownSystem } from './platform/ownSystem';
import { SpawnRunner } from './platform/spawnRunner';
import { sshConfigFiles } from './platform/sshConfigFiles';
import { tempScratchFiles } from './platform/tempScratchFiles';
import { VscodeFiles } from './platform/vscodeFiles';
import type { ShownLog } from './platform/vscodeLog';
import { allCommands } from './ui/commands/allCommands';
import { confirmCommand } from './ui/commands/confirmCommand';
import { runHandler } from './ui/commands/register';
import { orSeveral } from './ui/commands/several/selectedRows';
import { ConfiguredDevices } from './ui/configuredDevices';
import { readWhileVisible } from './ui/devicesView';
import type { ConfigDocuments } from './ui/config/configDocuments';
import type { FileParts } from './ui/files/fileParts';
import { SETTINGS_SECTION, type DeviceCommandId } from './ui/ids';
import { LastChoices } from './ui/lastChoices';
import { LogDocuments } from './ui/logs/logDocuments';
import { takingRowIds } from './ui/liveHover/rowLinks';
import { once } from './ui/once';
import { followOpenRows } from './ui/openRows';
import { rowsForKey } from './ui/rowsForKey';
import type { Services } from './ui/services';
import { Settings } from './ui/settings';
import { SharedFolders } from './ui/sharedFolders';
import { OpenShells } from './ui/terminals/openShells';
import type { TerminalProfileId } from './ui/terminals/profileIds';
import { hasTerminalWith } from './ui/terminals/hasTerminalWith';
import { DeviceTree } from './ui/tree/deviceTree';
import { RowOptions } from './ui/tree/rowOptions';
import { showRowOptions } from './ui/tree/showRowOptions';

/** A change of these is a change of what is read, or how often. */
const DEVICE_SETTINGS = ['devices', 'vmcPath', 'lxcPath', 'sshPath', 'refreshIntervalSeconds'];

/** What the parts registered at activation hand on to. */
export interface Crostini {
  readonly tree: DeviceTree;
  readonly documents: LogDocuments;
  /** Tells the state of what a note names. */
  readonly provideLiveHover: (
    document: TextDocument,
    position: Position,
  ) => Promise<Hover | undefined>;
  readonly run: (id: DeviceCommandId, args: readonly unknown[]) => unknown;
  readonly configs: () => Promise<ConfigDocuments>;
  readonly files: () => Promise<FileParts>;
  readonly terminalProfile: (id: TerminalProfileId) => Promise<TerminalProfile | undefined>;
  /** Ends every process that was started here, so that closing the window leaves nothing behind. */
  readonly dispose: () => Promise<void>;
}

/** Builds and wires everything behind the view, the commands and the hovers. No logic. */
export function startCrostini(
  context: ExtensionContext,
  view: TreeView<TreeNode>,
  log: ShownLog,
): Crostini {
  const settings = new Settings();
  const files = new VscodeFiles();
  const clock = nodeClock;
  const processes = new SpawnRunner({ log });
  const timeoutMs = (): number => settings.commandTimeoutMs;
  const mayChange = confirmCommand(settings);
  const connections = new SshConnections({
    processes: new SpawnRunner({ log }),
    sockets: new PrivateControlSockets(),
    log,
    isEnabled: () => settings.reuseSshConnections,
    isUsedByTerminal: hasTerminalWith,
  });
  const runner = new CommandRunner({ processes, log, timeoutMs, mayChange, connections });
  const loadDemo = once(async () => {
    const { DemoRunner } = await import('./app/demo/demoRunner');
    const { loadDemoRecordings } = await import('./app/demo/demoRecordings');
    const folder = path.join(context.extensionPath, 'media/demo');
    return new DemoRunner(() => loadDemoRecordings(files, folder), clock);
  });
  const demo: ProcessRunner = {
    run: async (invocation, options) => (await loadDemo()).run(invocation, options),
  };
  const inventory = new Inventory();
  const programAt = async (program: string): Promise<string | undefined> => {
    const found = await findProgram(program, { env: process.env });
    return found.ok ? found.value : undefined;
  };
  // A program that is there but may not be run is no missing one: its row says so.
  const hasProgram = async (program: string): Promise<boolean> => {
    const found = await findProgram(program, { env: process.env });
    return found.ok || found.error.kind !== 'not-found';
  };
  const registry = new DeviceRegistry({
    inventory,
    commands: runner,
    followers: new FollowRunner(processes, connections),
    hasShell: process.platform !== 'win32',
    connections,
    demoCommands: new CommandRunner({ processes: demo, log, timeoutMs, mayChange }),
    files,
    clock,
    programs: () => settings.programs,
    hasProgram,
    ownHash: process.env['CROS_USER_ID_HASH'],
  });
  const current = new KeepCurrent({
    inventory,
    accessOf: (id) => registry.access(id),
    clock,
    log,
    intervalMs: () => settings.refreshIntervalMs,
    isLive: () => settings.liveUpdates,
    renewConnections: () => connections.renew(),
  });
  const lxd = new LxdSections({ inventory, access: (id) => registry.access(id), clock });
  const rowOptions = new RowOptions(context.workspaceState);
  const tree = new DeviceTree(inventory, lxd, clock, rowOptions);
  const documents = new LogDocuments(clock);
  const locks = new Locks();
  const devices = new ConfiguredDevices({
    settings,
    registry,
    current,
    surroundings: { files, hasProgram },
  });
  const openShells = new OpenShells(clock, async (shell, end) =>
    (await import('./ui/terminals/shellEnds')).explainShellEnd(services, shell, end),
  );
  let configs: Promise<ConfigDocuments> | undefined;
  const loadConfigs = async (): Promise<ConfigDocuments> => {
    const { ConfigDocuments } = await import('./ui/config/configDocuments');
    const loaded = new ConfigDocuments(services);
    context.subscriptions.push(loaded);
    return loaded;
  };
  const services: Services = {
    devicesKnown: devices.apply(),
    inventory,
    registry,
    vms: new VmLifecycle(locks),
    locks,
    vmDisks: new VmDisks({
      locks,
      usages: new VmcUsages(),
      operations: new DiskOperations(clock),
    }),
    instances: new InstanceLifecycle(locks),
    clock,
    log,
    settings,
    ownSystem,
    sshConfigFiles: sshConfigFiles(),
    connections,
    rowOptions,
    lastChoices: new LastChoices(context.globalState),
    openShells,
    sharedFolders: new SharedFolders(context.globalState),
    configs: () => (configs ??= loadConfigs()),
    files: once(async () => {
      const { makeFileParts } = await import('./ui/files/fileParts');
      const parts = makeFileParts(services, tempScratchFiles);
      context.subscriptions.push(parts.fileSystem);
      return parts;
    }),
    findProgram: programAt,
  };

  const handlers = takingRowIds(
    () => inventory.devices,
    orSeveral(services, allCommands({ services, runner, documents, view })),
  );
  const loadLiveHover = once(async () => {
    const { LiveHover } = await import('./ui/liveHover/liveHover');
    const hover = new LiveHover(inventory, clock, settings);
    context.subscriptions.push(hover);
    return hover;
  });
  context.subscriptions.push(
    inventory,
    current,
    tree,
    documents,
    openShells,
    rowOptions,
    showRowOptions(view, tree, rowOptions),
    readWhileVisible(view, inventory, current),
    lxd,
    followOpenRows(view, lxd),
    workspace.onDidChangeConfiguration((change) => {
      if (
        DEVICE_SETTINGS.some((key) => change.affectsConfiguration(`${SETTINGS_SECTION}.${key}`))
      ) {
        void devices.apply();
      }
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.liveUpdates`)) {
        current.update();
      }
    }),
  );
  return {
    tree,
    documents,
    provideLiveHover: async (document, position) =>
      (await loadLiveHover()).provideHover(document, position),
    run: (id, args) => runHandler(handlers[id], args, () => rowsForKey(view)),
    configs: services.configs,
    files: services.files,
    terminalProfile: async (id) =>
      (await import('./ui/terminals/shellProfiles')).shellProfile(services, id),
    dispose: async () => {
      await processes.dispose();
      await connections.dispose();
    },
  };
}
