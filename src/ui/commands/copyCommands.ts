import { env, l10n, window } from 'vscode';
import type { TreeNode } from '../../app/tree/nodes';
import { croshLines, type CroshLine } from '../../core/cli/crosh/lines';
import type { Services } from '../services';
import { attributeCopyText } from '../words/attributeWords';
import type { CommandHandler } from './register';
import { chooseInstance, chooseVm } from './targets';

export function copyName(services: Services): CommandHandler {
  return async (node) => {
    const name =
      nameOf(node) ?? (await chooseInstance(services, undefined, () => true))?.instance.name;
    if (name !== undefined) {
      await copy(name);
    }
  };
}

/** The first address; IPv4 comes first in every listing. */
export function copyAddress(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(
      services,
      node,
      ({ instance }) => (instance.addresses?.length ?? 0) > 0,
    );
    if (choice === undefined) {
      return;
    }
    const [first] = choice.instance.addresses ?? [];
    if (first === undefined) {
      void window.showInformationMessage(
        l10n.t('Container {0} has no address.', choice.instance.name),
      );
      return;
    }
    await copy(first.address);
  };
}

/** The value of an attribute row. */
export function copyValue(): CommandHandler {
  return async (node) => {
    if (node?.kind === 'attribute') {
      await copy(attributeCopyText(node.value));
    } else if (node?.kind === 'snapshot') {
      await copy(node.snapshot.name);
    }
  };
}

/** A line to paste where no program but crosh can run it, with the place to paste it. */
export function copyCommand(services: Services): CommandHandler {
  return async (node) => {
    const lines = await linesFor(services, node);
    if (lines === undefined) {
      return;
    }
    if (lines.length === 0) {
      void window.showInformationMessage(
        l10n.t('No tool can be given this name, so there is no line for it.'),
      );
      return;
    }
    const items = lines.map((line) => ({
      label: lineLabel(line),
      description: placeWords(line),
      detail: line.text,
      line,
    }));
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Copy Command for crosh'),
      matchOnDetail: true,
    });
    if (picked !== undefined) {
      await env.clipboard.writeText(picked.line.text);
      void window.showInformationMessage(l10n.t('Copied. Paste it {0}.', placeWords(picked.line)));
    }
  };
}

async function linesFor(
  services: Services,
  node: TreeNode | undefined,
): Promise<readonly CroshLine[] | undefined> {
  if (node?.kind === 'instance') {
    return croshLines({ vm: node.vm, instance: node.instance.name });
  }
  const choice = await chooseVm(services, node, () => true);
  return choice === undefined
    ? undefined
    : croshLines({ vm: choice.vm.name, containerless: choice.containerless });
}

function lineLabel({ does }: CroshLine): string {
  switch (does) {
    case 'start-vm':
      return l10n.t('Start the VM');
    case 'stop-vm':
      return l10n.t('Stop the VM');
    case 'vm-shell':
      return l10n.t('Open a shell in the VM');
    case 'container-shell':
      return l10n.t('Open a shell in the container');
    case 'vm-log':
      return l10n.t('Show the crosvm log');
    case 'list-containers':
      return l10n.t('List the containers');
    case 'start-container':
      return l10n.t('Start the container');
    case 'stop-container':
      return l10n.t('Stop the container');
    case 'journal':
      return l10n.t('Show the journal');
  }
}

function placeWords({ where }: CroshLine): string {
  switch (where) {
    case 'crosh':
      return l10n.t('in crosh (Ctrl+Alt+T in ChromeOS)');
    case 'vm':
      return l10n.t("in the VM's own shell (vsh in crosh)");
    case 'lxd-host':
      return l10n.t('in a shell of the machine that runs LXD');
  }
}

function nameOf(node: TreeNode | undefined): string | undefined {
  switch (node?.kind) {
    case 'device':
      return node.device.config.name;
    case 'vm':
      return node.vm.name;
    case 'instance':
      return node.instance.name;
    case 'snapshot':
      return node.snapshot.name;
    default:
      return undefined;
  }
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('$(check) Copied'), COPIED_SHOWN_MS);
}

const COPIED_SHOWN_MS = 3000;
