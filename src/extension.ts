import path from 'node:path';
import { commands, l10n, languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { InstanceLifecycle } from './app/actions/instanceLifecycle';
import { Locks } from './app/actions/locks';
import { VmLifecycle } from './app/actions/vmLifecycle';
import { CommandRunner } from './app/commandRunner';
import { defaultDevices } from './app/defaultDevices';
import { DemoRunner } from './app/demo/demoRunner';
import { loadDemoRecordings } from './app/demo/demoRecordings';
import { DeviceRegistry } from './app/deviceRegistry';
import { Inventory } from './app/inventory/inventory';
import { RefreshSchedule } from './app/refreshSchedule';
import { findProgram } from './platform/findProgram';
import { nodeClock } from './platform/nodeClock';
import { SpawnRunner } from './platform/spawnRunner';
import { VscodeFiles } from './platform/vscodeFiles';
import { logTo } from './platform/vscodeLog';
import { allCommands } from './ui/commands/allCommands';
import { registerCommands } from './ui/commands/register';
import { openDevicesView } from './ui/devicesView';
import { GlossaryHover } from './ui/hover/glossaryHover';
import { CONTEXT_KEYS, LOG_SCHEME, SETTINGS_SECTION } from './ui/ids';
import { LogDocuments } from './ui/logs/logDocuments';
import { Settings } from './ui/settings';
import { DeviceTree } from './ui/tree/deviceTree';

let processes: SpawnRunner | undefined;

export function activate(context: ExtensionContext): void {
  const channel = window.createOutputChannel('Crostini', { log: true });
  const log = logTo(channel);
  const settings = new Settings();
  const files = new VscodeFiles();
  const clock = nodeClock;
  processes = new SpawnRunner({ log });
  const timeoutMs = (): number => settings.commandTimeoutMs;
  const runner = new CommandRunner({ processes, log, timeoutMs });
  const demo = new DemoRunner(
    () => loadDemoRecordings(files, path.join(context.extensionPath, 'media/demo')),
    clock,
  );
  const inventory = new Inventory();
  const programAt = async (program: string): Promise<string | undefined> => {
    const found = await findProgram(program, { env: process.env });
    return found.ok ? found.value : undefined;
  };
  const hasProgram = async (program: string): Promise<boolean> =>
    (await programAt(program)) !== undefined;
  const registry = new DeviceRegistry({
    inventory,
    commands: runner,
    demoCommands: new CommandRunner({ processes: demo, log, timeoutMs }),
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
  const services = {
    inventory,
    registry,
    vms: new VmLifecycle(locks),
    instances: new InstanceLifecycle(locks),
    clock,
    log,
    settings,
    findProgram: programAt,
  };

  const applyDevices = async (): Promise<void> => {
    const names = { local: l10n.t('This machine'), guest: l10n.t('This guest') };
    const { devices, programs } = settings;
    registry.apply(devices ?? (await defaultDevices({ files, programs, hasProgram, names })));
    await commands.executeCommand('setContext', CONTEXT_KEYS.ready, true);
    schedule.refreshSoon();
  };
  void applyDevices();

  context.subscriptions.push(
    channel,
    inventory,
    schedule,
    tree,
    documents,
    openDevicesView(tree, inventory, schedule),
    ...registerCommands(allCommands({ services, runner, documents })),
    workspace.registerTextDocumentContentProvider(LOG_SCHEME, documents),
    languages.registerHoverProvider(
      { pattern: '**' },
      new GlossaryHover(Uri.joinPath(context.extensionUri, 'dist/glossary.json'), settings, log),
    ),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTINGS_SECTION)) {
        void applyDevices();
      }
    }),
  );
}

/** Ends every process that was started here, so that closing the window leaves nothing behind. */
export async function deactivate(): Promise<void> {
  await processes?.dispose();
}
