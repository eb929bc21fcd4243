import { env, l10n, window } from 'vscode';
import { nameOf as itemName } from '../../app/tree/lxdRows';
import type { TreeNode } from '../../app/tree/nodes';
import { fillsBlank, PLACEHOLDERS, type BlankName } from '../../core/cli/crosh/blanks';
import { blanksOf, croshLines, fillLine, type CroshLine } from '../../core/cli/crosh/lines';
import { withoutIcons } from '../../core/text/withoutIcons';
import { showInformation } from '../messages';
import type { Services } from '../services';
import { attributeCopyText } from '../words/attributeWords';
import { blankWords, lineLabel, linePlaceWords } from '../words/lineWords';
import { chooseLineSubject } from './chooseLineSubject';
import type { CommandHandler } from './register';
import { chooseInstance, vmChoice } from './targets';

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
      void showInformation(l10n.t('Container {0} has no address.', choice.instance.name));
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

/** A line that a button offers, told with the place to paste it. */
export function copyText(): CommandHandler {
  return async (_node, text) => {
    if (typeof text === 'string') {
      await copy(text);
      void showInformation(l10n.t('Copied. Paste it into a terminal of this machine.'));
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
      void showInformation(l10n.t('No tool can be given this name, so there is no line for it.'));
      return;
    }
    const items = lines.map((line) => ({
      label: lineLabel(line),
      description: linePlaceWords(line),
      detail: withoutIcons(line.text),
      line,
    }));
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Copy Command for crosh'),
      matchOnDetail: true,
    });
    const text = picked === undefined ? undefined : await completeLine(picked.line);
    if (picked !== undefined && text !== undefined) {
      await env.clipboard.writeText(text);
      void showInformation(l10n.t('Copied. Paste it {0}.', linePlaceWords(picked.line)));
    }
  };
}

/** The line as text; what is left open in it is asked for, one after the other. */
async function completeLine(line: CroshLine): Promise<string | undefined> {
  const said: Partial<Record<BlankName, string>> = {};
  for (const blank of blanksOf(line)) {
    const { prompt, wrong } = blankWords(blank);
    const typed = await window.showInputBox({
      title: lineLabel(line),
      prompt,
      placeHolder: PLACEHOLDERS[blank],
      ignoreFocusOut: true,
      validateInput: (text) => (fillsBlank(blank, text) ? undefined : wrong),
    });
    if (typed === undefined) {
      return undefined;
    }
    said[blank] = typed;
  }
  return fillLine(line, said);
}

async function linesFor(
  services: Services,
  node: TreeNode | undefined,
): Promise<readonly CroshLine[] | undefined> {
  if (node?.kind === 'device') {
    return croshLines('device');
  }
  if (node?.kind === 'instance') {
    const { vm, device, instance } = node;
    const remote = device.config.kind === 'lxd' ? device.config.remote : undefined;
    return croshLines({ vm, instance: instance.name, remote, project: instance.project });
  }
  if (node?.kind === 'vm') {
    const { vm, containerless } = vmChoice(node.device, node.vm);
    return croshLines({ vm: vm.name, containerless });
  }
  const subject = await chooseLineSubject(services);
  return subject === undefined ? undefined : croshLines(subject);
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
    case 'image':
    case 'profile':
    case 'remote':
    case 'pool':
    case 'network':
    case 'project':
    case 'member':
      return itemName(node);
    default:
      return undefined;
  }
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('$(check) Copied'), COPIED_SHOWN_MS);
}

const COPIED_SHOWN_MS = 3000;
