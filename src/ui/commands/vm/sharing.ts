import {
  env,
  InputBoxValidationSeverity,
  l10n,
  window,
  type InputBoxValidationMessage,
} from 'vscode';
import { shareFolder as share, unshareFolder as unshare } from '../../../app/actions/vmSharing';
import { namesMyFiles, sharePathProblem, tidySharePath } from '../../../core/cli/vmc/sharePath';
import { containerPathOf } from '../../../core/cli/vmc/sharing';
import { ok } from '../../../core/result';
import { singleLine } from '../../../core/text/singleLine';
import { withoutIcons } from '../../../core/text/withoutIcons';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { sharePathWords } from '../../words/sharePathWords';
import { act } from '../act';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { chooseVm, vmTarget, type VmChoice } from '../targets';

/** Asks for a folder of MyFiles, shares it with a VM, and says where it is to be found there. */
export function shareFolder(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    const path = choice === undefined ? undefined : await askPath(shareTitle(choice), 'Downloads');
    if (choice === undefined || path === undefined) {
      return;
    }
    const name = choice.vm.name;
    const attempt = l10n.t('Could not share {0} with VM {1}:', path, name);
    let vmPath = '';
    const problem = await act(services, choice.device, {
      title: l10n.t('Sharing {0} with VM {1}…', path, name),
      attempt,
      already: '',
      run: async (access, signal) => {
        const shared = await share(access, vmTarget(choice), path, signal);
        if (!shared.ok) {
          return shared;
        }
        ({ vmPath } = shared.value);
        return ok('done');
      },
    });
    if (problem !== undefined) {
      await reportProblem(services, attempt, problem);
      return;
    }
    services.sharedFolders.add(vmTarget(choice), path);
    await tellPlace(choice, path, singleLine(vmPath));
  };
}

/** Takes a shared folder back: one that was shared from here, or any that is typed. */
export function unshareFolder(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    const path = choice === undefined ? undefined : await pickShared(services, choice);
    if (choice === undefined || path === undefined) {
      return;
    }
    const name = choice.vm.name;
    const attempt = l10n.t('Could not unshare {0} from VM {1}:', path, name);
    const problem = await act(services, choice.device, {
      title: l10n.t('Unsharing {0} from VM {1}…', path, name),
      attempt,
      already: '',
      run: async (access, signal) => {
        const done = await unshare(access, vmTarget(choice), path, signal);
        return done.ok ? ok('done') : done;
      },
    });
    // What ChromeOS does not know as shared ended with the VM, and is not to be offered for ever.
    if (
      problem === undefined ||
      (problem.kind === 'vmc' && problem.failure.kind === 'share-failed')
    ) {
      services.sharedFolders.remove(vmTarget(choice), path);
    }
    if (problem !== undefined) {
      await reportProblem(services, attempt, problem);
      return;
    }
    void showInformation(l10n.t('VM {0} does not see {1} any more.', name, path));
  };
}

function shareTitle({ vm }: VmChoice): string {
  return l10n.t('Share a folder with VM {0}', vm.name);
}

async function askPath(title: string, placeHolder: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title,
    placeHolder,
    prompt: l10n.t(
      'A folder or file in MyFiles of the device, as a path that starts in MyFiles. The VM may also write to it, until the VM stops.',
    ),
    ignoreFocusOut: true,
    validateInput: validatePath,
  });
  return typed === undefined ? undefined : tidySharePath(typed);
}

function validatePath(text: string): string | InputBoxValidationMessage | undefined {
  const problem = sharePathProblem(text);
  if (problem !== undefined) {
    return sharePathWords(problem);
  }
  return namesMyFiles(text)
    ? {
        message: l10n.t(
          'This means a folder MyFiles in MyFiles: the path starts in MyFiles already',
        ),
        severity: InputBoxValidationSeverity.Warning,
      }
    : undefined;
}

async function pickShared(services: Services, choice: VmChoice): Promise<string | undefined> {
  const title = l10n.t('Unshare a folder from VM {0}', choice.vm.name);
  const known = services.sharedFolders.of(vmTarget(choice));
  if (known.length === 0) {
    return askPath(title, 'Downloads');
  }
  const other = { label: l10n.t('Another Folder…'), path: undefined };
  const items = known.map((path) => ({
    label: withoutIcons(singleLine(path)),
    description: l10n.t('shared from here'),
    path,
  }));
  const picked = await window.showQuickPick([...items, other], {
    title,
    placeHolder: l10n.t('vmc cannot list what is shared; these are the folders shared from here'),
  });
  if (picked === undefined) {
    return undefined;
  }
  return picked.path ?? askPath(title, 'Downloads');
}

async function tellPlace(choice: VmChoice, path: string, vmPath: string): Promise<void> {
  const containerPath = containerPathOf(vmPath);
  const copyPath = l10n.t('Copy Path');
  const copyContainerPath = l10n.t('Copy Container Path');
  const { name } = choice.vm;
  const pressed = choice.containerless
    ? await showInformation(
        l10n.t('{0} is shared: VM {1} sees it at {2}.', path, name, vmPath),
        copyPath,
      )
    : await showInformation(
        l10n.t(
          '{0} is shared: VM {1} sees it at {2}, its containers at {3}.',
          path,
          name,
          vmPath,
          containerPath,
        ),
        copyPath,
        copyContainerPath,
      );
  if (pressed !== undefined) {
    await env.clipboard.writeText(pressed === copyPath ? vmPath : containerPath);
  }
}
