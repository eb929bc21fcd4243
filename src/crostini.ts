import path from 'node:path';
import { Uri, window, workspace, type ExtensionContext, type TreeView } from 'vscode';
import { InstanceLifecycle } from './app/actions/instanceLifecycle';
import { Locks } from './app/actions/locks';
import { VmLifecycle } from './app/actions/vmLifecycle';
import { CommandRunner } from './app/commandRunner';
import { DemoRunner } from './app/demo/demoRunner';
import { loadDemoRecordings } from './app/demo/demoRecordings';
import { DeviceRegistry } from './app/deviceRegistry';
import { FollowRunner } from './app/followRunner';
import { Inventory } from './app/inventory/inventory';
import { RefreshSchedule } from './app/refreshSchedule';
import type { TreeNode } from './app/tree/nodes';
import { findProgram } from './platform/findProgram';
import { nodeClock } from './platform/nodeClock';
import { ownSystem } from './platform/ownSystem';
import { SpawnRunner } from './platform/spawnRunner';
import { VscodeFiles } from './platform/vscodeFiles';
import { logTo } from './platform/vscodeLog';
import { allCommands } from './ui/commands/allCommands';
import { confirmCommand } from './ui/commands/confirmCommand';
import { runHandler } from './ui/commands/register';
import { ConfiguredDevices } from './ui/configuredDevices';
import { readWhileVisible } from './ui/devicesView';
import { GlossaryHover } from './ui/hover/glossaryHover';
import { SETTINGS_SECTION, type CommandId } from './ui/ids';
import { LastChoices } from './ui/lastChoices';
import { LogDocuments } from './ui/logs/logDocuments';
import { Settings } from './ui/settings';
import { DeviceTree } from './ui/tree/deviceTree';

/** A change of these is a change of what is read, or how often. */
const DEVICE_SETTINGS = ['devices', 'vmcPath', 'lxcPath', 'sshPath', 'refreshIntervalSeconds'];

/** What the parts registered at activation hand on to. */
export interface Crostini {
  readonly tree: DeviceTree;
  readonly documents: LogDocuments;
  readonly hover: GlossaryHover;
  readonly run: (id: CommandId, args: readonly unknown[]) => unknown;
  /** Ends every process that was started here, so that closing the window leaves nothing behind. */
  readonly dispose: () => Promise<void>;
}

/** Builds and wires everything behind the view, the commands and the hovers. No logic. */
export function startCrostini(context: ExtensionContext, view: TreeView<TreeNode>): Crostini {
  const channel = window.createOutputChannel('Crostini', { log: true });
  const log = logTo(channel);
  const settings = new Settings();
  const files = new VscodeFiles();
  const clock = nodeClock;
  const processes = new SpawnRunner({ log });
  const timeoutMs = (): number => settings.commandTimeoutMs;
  const mayChange = confirmCommand(settings);
  const runner = new CommandRunner({ processes, log, timeoutMs, mayChange });
  const demo = new DemoRunner(
    () => loadDemoRecordings(files, path.join(context.extensionPath, 'media/demo')),
    clock,
  );
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
    followers: new FollowRunner(processes),
    demoCommands: new CommandRunner({ processes: demo, log, timeoutMs, mayChange }),
    files,
    clock,
    programs: () => settings.programs,
    hasProgram,
    ownHash: process.env['CROS_USER_ID_HASH'],
  });
  const schedule = new RefreshSchedule(
    clock,
    () => settings.refreshIntervalMs,
    () => inventory.refresh(),
  );
  const tree = new DeviceTree(inventory, clock);
  const documents = new LogDocuments(clock);
  const locks = new Locks();
  const devices = new ConfiguredDevices({
    settings,
    registry,
    schedule,
    surroundings: { files, hasProgram },
  });
  const services = {
    devicesKnown: devices.apply(),
    inventory,
    registry,
    vms: new VmLifecycle(locks),
    instances: new InstanceLifecycle(locks),
    clock,
    log,
    settings,
    ownSystem,
    lastChoices: new LastChoices(context.globalState),
    findProgram: programAt,
  };

  const hover = new GlossaryHover(
    Uri.joinPath(context.extensionUri, 'dist/glossary.json'),
    settings,
    log,
  );
  const handlers = allCommands({ services, runner, documents });
  context.subscriptions.push(
    channel,
    inventory,
    schedule,
    tree,
    documents,
    readWhileVisible(view, inventory, schedule),
    workspace.onDidChangeConfiguration((change) => {
      if (
        DEVICE_SETTINGS.some((key) => change.affectsConfiguration(`${SETTINGS_SECTION}.${key}`))
      ) {
        void devices.apply();
      }
    }),
  );
  return {
    tree,
    documents,
    hover,
    run: (id, args) => runHandler(handlers[id], args),
    dispose: () => processes.dispose(),
  };
}
