import { l10n } from 'vscode';
import type { DeviceState, Section, Updates } from '../../app/inventory/deviceState';
import type { TreeNode } from '../../app/tree/nodes';
import { isReachable } from '../../core/model/device';
import type { Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import { formatBytes } from '../../core/text/bytes';
import { escapeMarkdown } from '../../core/text/markdown';
import { attributeLabel, attributeText, noteHelp } from '../words/attributeWords';
import { problemWords, readingAttempt } from '../words/problemWords';
import { instanceStateWord, vmStateWord } from '../words/stateWords';
import { agoWords, dateWords } from '../words/timeWords';
import { lxdTooltip } from './lxdTooltip';
import { field, paragraphs, title } from './tooltipParts';

/** Markdown for the tooltip of a row. Everything that comes from a guest is escaped. */
export function tooltipMarkdown(node: TreeNode, nowMs: number): string {
  switch (node.kind) {
    case 'device':
      return deviceTooltip(node.device, nowMs);
    case 'vm':
      return vmTooltip(node.vm);
    case 'instance':
      return instanceTooltip(node.instance, node.vm);
    case 'details':
      return escapeMarkdown(l10n.t('What is known of the disk of this VM'));
    case 'snapshots':
      return list(node.snapshots.map(({ name }) => escapeMarkdown(name)));
    case 'snapshot': {
      const { name, createdAt, stateful } = node.snapshot;
      const taken = createdAt === undefined ? [] : [field(l10n.t('Taken'), dateWords(createdAt))];
      const memory = stateful === true ? [escapeMarkdown(l10n.t('With the memory'))] : [];
      return paragraphs([title(name), ...taken, ...memory]);
    }
    case 'attribute':
      return field(attributeLabel(node.name), attributeText(node.value));
    case 'problem': {
      const { message, nextStep, detail } = problemWords(node.problem);
      return paragraphs([
        title(`${readingAttempt(node.about)} ${message}`),
        ...(nextStep === undefined ? [] : [escapeMarkdown(nextStep)]),
        ...(detail === undefined ? [] : [escapeMarkdown(detail)]),
      ]);
    }
    case 'warnings':
      return escapeMarkdown(
        l10n.t('Lines that could not be read were passed over; the log has each of them.'),
      );
    case 'note':
      return escapeMarkdown(noteHelp(node.note));
    case 'lxd':
    case 'lxd-section':
    case 'image':
    case 'profile':
    case 'remote':
    case 'pool':
    case 'network':
    case 'project':
    case 'member':
      return lxdTooltip(node, nowMs);
  }
}

function deviceTooltip(device: DeviceState, nowMs: number): string {
  const { config, vms, instances, updates } = device;
  const lines = [title(config.name)];
  const age = (section: Section<unknown> | undefined, label: string): void => {
    if (section?.readAtMs !== undefined) {
      lines.push(field(label, agoWords(section.readAtMs, nowMs)));
    }
  };
  age(vms, l10n.t('VMs read'));
  age(instances, l10n.t('Containers read'));
  if (isReachable(config) && updates !== undefined) {
    lines.push(escapeMarkdown(updateWords(updates)));
  }
  return paragraphs(lines);
}

function updateWords(updates: Updates): string {
  if (updates.kind === 'live') {
    return l10n.t('Containers: updates live');
  }
  return updates.intervalMs > 0
    ? l10n.t('Read every {0} s', updates.intervalMs / 1000)
    : l10n.t('Read by hand only');
}

function vmTooltip({ name, state, sizeBytes, minSizeBytes, type, imageType }: Vm): string {
  const lines = [title(name), field(l10n.t('State'), vmStateWord(state))];
  if (sizeBytes !== undefined) {
    lines.push(field(l10n.t('Disk size'), formatBytes(sizeBytes)));
  }
  if (minSizeBytes !== undefined) {
    lines.push(field(l10n.t('Can shrink to'), formatBytes(minSizeBytes)));
  }
  if (type !== undefined) {
    lines.push(field(l10n.t('Type'), type));
  }
  if (imageType !== undefined) {
    lines.push(field(l10n.t('Disk image'), imageType));
  }
  return paragraphs(lines);
}

function instanceTooltip(instance: Instance, vm: string | undefined): string {
  const { name, state, description, image, addresses, createdAt, lastUsedAt, profiles } = instance;
  const lines = [title(name)];
  if (description !== undefined && description !== '') {
    lines.push(escapeMarkdown(description));
  }
  lines.push(field(l10n.t('State'), instanceStateWord(state)));
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') {
      lines.push(field(label, value));
    }
  };
  add(l10n.t('VM'), vm);
  add(l10n.t('Image'), image);
  add(l10n.t('Addresses'), addresses?.map(({ address, nic }) => `${address} (${nic})`).join(', '));
  add(l10n.t('Profiles'), profiles?.join(', '));
  add(l10n.t('Created'), createdAt === undefined ? undefined : dateWords(createdAt));
  add(l10n.t('Last used'), lastUsedAt === undefined ? undefined : dateWords(lastUsedAt));
  return paragraphs(lines);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
