import { commands, l10n } from 'vscode';
import { readSnapshots } from '../../../app/actions/snapshots';
import type { TreeNode } from '../../../app/tree/nodes';
import { newestFirst, type Snapshot } from '../../../core/model/instance';
import { COMMANDS } from '../../ids';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { dateWords } from '../../words/timeWords';
import { reportProblem } from '../report';
import { pickOne, whileBusy } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';

/** A snapshot, and the container that it is of. */
export interface SnapshotChoice extends InstanceChoice {
  readonly snapshot: Snapshot;
}

/** The row of the container that a row of snapshots belongs to; any other row as it is. */
export function ownerRow(node: TreeNode | undefined): TreeNode | undefined {
  return node?.kind === 'snapshot' || node?.kind === 'snapshots' ? node.owner : node;
}

/** The snapshot of the row a command was called on; otherwise the person picks one. */
export async function chooseSnapshot(
  services: Services,
  node: TreeNode | undefined,
  titleFor: (instance: string) => string,
): Promise<SnapshotChoice | undefined> {
  if (node?.kind === 'snapshot') {
    return { ...node.owner, snapshot: node.snapshot };
  }
  const choice = await chooseInstance(services, ownerRow(node), mayHaveSnapshots);
  if (choice === undefined) {
    return undefined;
  }
  const title = titleFor(choice.instance.name);
  const snapshots = choice.instance.snapshots ?? (await readThem(services, choice, title));
  if (snapshots === undefined) {
    return undefined;
  }
  if (snapshots.length === 0) {
    await offerToTakeOne(choice);
    return undefined;
  }
  const picked = await pickOne(
    { title, placeholder: l10n.t('Choose a snapshot, the newest first'), canGoBack: false },
    newestFirst(snapshots).map((snapshot) => ({
      label: snapshot.name,
      description: snapshotTime(snapshot),
      value: snapshot,
    })),
  );
  return typeof picked === 'object' ? { ...choice, snapshot: picked.value } : undefined;
}

/** When it was taken; empty where LXD does not say it. */
export function snapshotTime({ createdAt }: Snapshot): string {
  return createdAt === undefined ? '' : dateWords(createdAt);
}

function mayHaveSnapshots({ instance }: InstanceChoice): boolean {
  return (instance.snapshots?.length ?? instance.snapshotCount) !== 0;
}

/** A large LXD is listed without its snapshots first. */
async function readThem(
  services: Services,
  choice: InstanceChoice,
  title: string,
): Promise<readonly Snapshot[] | undefined> {
  const { registry, locks, clock } = services;
  const access = registry.access(choice.device.id);
  const read =
    access === undefined
      ? undefined
      : await whileBusy(clock, { title }, (signal) =>
          readSnapshots({ locks, access, signal }, instanceTarget(choice)),
        );
  if (read?.ok === false) {
    await reportProblem(services, l10n.t('Could not list snapshots:'), read.error);
  }
  return read?.ok === true ? (read.value.snapshots ?? []) : undefined;
}

async function offerToTakeOne(choice: InstanceChoice): Promise<void> {
  const take = l10n.t('Take Snapshot…');
  const { name } = choice.instance;
  const pressed = await showInformation(l10n.t('Container {0} has no snapshots.', name), take);
  if (pressed === take) {
    await commands.executeCommand(COMMANDS.takeSnapshot, { kind: 'instance', id: name, ...choice });
  }
}
