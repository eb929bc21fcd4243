import { l10n, Uri, window, workspace } from 'vscode';
import { exportInstance } from '../../../app/actions/transferInstance';
import type { Disposable } from '../../../app/ports';
import type { Report } from '../../../app/actions/report';
import { takeSteps, type Step } from '../../../app/takeSteps';
import { formatBytes } from '../../../core/text/bytes';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { pickOne } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';
import { actLong } from './actLong';

interface Answers {
  readonly withSnapshots?: boolean;
  readonly optimized?: boolean;
}

const LOOK_EVERY_MS = 1000;

/** Writes a container to a backup file of this machine, wherever its LXD is. */
export function exportContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    const answers = choice === undefined ? undefined : await takeSteps(stepsOf(choice), {});
    if (choice === undefined || answers === undefined) {
      return;
    }
    const { name } = choice.instance;
    const target = await window.showSaveDialog({
      title: l10n.t('Export Container {0}', name),
      saveLabel: l10n.t('Export'),
      defaultUri: Uri.joinPath(defaultFolder(), fileName(name, services.clock.now())),
      filters: { [l10n.t('Container backup')]: ['gz', 'tgz', 'xz', 'tar'] },
    });
    if (target === undefined) {
      return;
    }
    const { locks, clock } = services;
    const { withSnapshots = true, optimized = false } = answers;
    const file = target.fsPath;
    const done = await actLong(services, choice.device, {
      title: l10n.t('Exporting container {0}…', name),
      attempt: l10n.t('Could not export container {0}:', name),
      already: '',
      whenCancelled: l10n.t(
        'The export of container {0} was cancelled and its file removed. Its server may still be packing, and removes that after a day.',
        name,
      ),
      run: async (access, signal, report) => {
        const watch = reportGrowth(`${file}.part`, clock, report);
        try {
          return await exportInstance({ locks, access, signal }, instanceTarget(choice), {
            file,
            withSnapshots,
            optimized,
          });
        } finally {
          watch.dispose();
        }
      },
    });
    if (done) {
      void showInformation(l10n.t('Container {0} was exported to {1}.', name, file));
    }
  };
}

function stepsOf({ instance }: InstanceChoice): readonly Step<Answers>[] {
  const title = l10n.t('Export Container {0}', instance.name);
  const count = instance.snapshots?.length ?? instance.snapshotCount ?? 0;
  return [
    {
      applies: () => count > 0,
      ask: async (answers, canGoBack) => {
        const placeholder = l10n.t('Export its snapshots as well? There are {0}.', count);
        const picked = await pickOne({ title, canGoBack, placeholder }, [
          { label: l10n.t('With Snapshots'), value: true },
          { label: l10n.t('Without Snapshots'), value: false },
        ]);
        return typeof picked === 'object' ? { ...answers, withSnapshots: picked.value } : picked;
      },
    },
    {
      ask: async (answers, canGoBack) => {
        const placeholder = l10n.t('Where may it be imported later?');
        const picked = await pickOne({ title, canGoBack, placeholder }, [
          { label: l10n.t('Anywhere'), description: l10n.t('recommended'), value: false },
          {
            label: l10n.t('On the Same Kind of Storage Only'),
            detail: l10n.t('Quicker and smaller with btrfs or ZFS (optimized storage)'),
            value: true,
          },
        ]);
        return typeof picked === 'object' ? { ...answers, optimized: picked.value } : picked;
      },
    },
  ];
}

function defaultFolder(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  return folder?.uri.scheme === 'file'
    ? folder.uri
    : Uri.file(process.env['HOME'] ?? process.env['USERPROFILE'] ?? '/');
}

/** `penguin-2026-11-21.tar.gz`, by the date here. */
function fileName(name: string, nowMs: number): string {
  const now = new Date(nowMs);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return `${name}-${date}.tar.gz`;
}

/** The server says nothing while it sends; the file here grows. */
function reportGrowth(file: string, clock: Services['clock'], report: Report): Disposable {
  let timer: Disposable;
  const look = async (): Promise<void> => {
    const size = await workspace.fs.stat(Uri.file(file)).then(
      (stat) => stat.size,
      () => 0,
    );
    report({ message: size === 0 ? l10n.t('packing on the server') : formatBytes(size) });
  };
  const again = (): void => {
    timer = clock.after(LOOK_EVERY_MS, () => {
      void look();
      again();
    });
  };
  again();
  return { dispose: () => timer.dispose() };
}
