import { l10n } from 'vscode';
import { runSeveral, type SeveralOutcome } from '../../../app/actions/runSeveral';
import type { ActionResult } from '../../../app/actions/vmLifecycle';
import { isOwnInstance, isOwnVm } from '../../../app/ownGuest';
import type { TreeNode } from '../../../app/tree/nodes';
import { isReachable } from '../../../core/model/device';
import { formatBytes } from '../../../core/text/bytes';
import { showError, showInformation } from '../../messages';
import type { Services } from '../../services';
import { problemWords } from '../../words/problemWords';
import { confirm } from '../confirm';
import { withCancel } from '../progress';
import { vmChoice } from '../targets';
import {
  severalAction,
  stateOf,
  type SeveralAction,
  type SeveralActionParts,
  type SeveralTarget,
} from './severalActions';

/** How many are started or stopped at once: each of them costs its machine something. */
const AT_ONCE = 4;
/** Names in a question and reasons in a message, before they are only counted. */
const MAX_NAMED = 20;
const MAX_REASONS = 3;

/** Does one thing to all chosen rows that it fits: one question, one progress, one answer. */
export async function actOnSeveral(
  services: Services,
  action: SeveralAction,
  rows: readonly TreeNode[],
): Promise<void> {
  const parts = severalAction(action);
  const targets = rows
    .flatMap(targetOf)
    .filter((target) => target.kind === parts.kind && parts.suits(target));
  if (targets.length === 0) {
    void showInformation(l10n.t('There is nothing to do for the chosen rows.'));
    return;
  }
  if (!(await mayAct(services, parts, targets))) {
    return;
  }
  const outcome = await run(services, parts, targets);
  for (const id of new Set(targets.map(({ device }) => device.id))) {
    void services.inventory.refreshDevice(id, 'fresh');
  }
  await tell(services, parts, outcome, rows.length - targets.length);
}

function targetOf(row: TreeNode): readonly SeveralTarget[] {
  if ((row.kind !== 'vm' && row.kind !== 'instance') || !isReachable(row.device.config)) {
    return [];
  }
  return row.kind === 'vm'
    ? [{ kind: 'vm', ...vmChoice(row.device, row.vm) }]
    : [{ kind: 'instance', device: row.device, vm: row.vm, instance: row.instance }];
}

function run(
  services: Services,
  parts: SeveralActionParts,
  targets: readonly SeveralTarget[],
): Promise<SeveralOutcome<SeveralTarget>> {
  const title = parts.title(targets.length);
  services.log.info(`${title} ${targets.map(nameOf).join(', ')}`);
  return withCancel(title, (signal, report) =>
    runSeveral({
      items: targets,
      limit: AT_ONCE,
      signal,
      run: (target): Promise<ActionResult> => {
        const { id, config } = target.device;
        const access = services.registry.access(id);
        return access === undefined
          ? Promise.resolve({
              ok: false,
              error: { kind: 'not-reachable-kind', name: config.name },
            })
          : parts.run(services, access, target, signal);
      },
      onEnd: (ended) =>
        report({
          percent: (ended / targets.length) * 100,
          message: l10n.t('{0} of {1}', ended, targets.length),
        }),
    }),
  );
}

function mayAct(
  services: Services,
  { loss, button, question }: SeveralActionParts,
  targets: readonly SeveralTarget[],
): Promise<boolean> {
  const own = targets.find((target) => isOwn(services, target));
  const endsNothing =
    loss === 'nothing' ||
    (loss === 'unsaved-work' && targets.every((t) => stateOf(t) === 'frozen'));
  if (endsNothing && own === undefined) {
    return Promise.resolve(true);
  }
  const named = targets.slice(0, MAX_NAMED).map(describe);
  const more = targets.length - named.length;
  return confirm(services, {
    question: question(targets.length),
    detail: [
      ...named,
      ...(more > 0 ? [l10n.t('and {0} more', more)] : []),
      '',
      loss === 'everything'
        ? l10n.t('All their files and snapshots are lost for good.')
        : l10n.t('Unsaved work in them is lost.'),
    ].join('\n'),
    button,
    isForGood: loss === 'everything',
    ownName: own === undefined ? undefined : nameOf(own),
  });
}

function isOwn(services: Services, target: SeveralTarget): boolean {
  return target.kind === 'vm'
    ? isOwnVm(target.device, target.vm.name, services.ownSystem())
    : isOwnInstance(target.instance, services.ownSystem());
}

/** One line: what it is called, where it is, and what it holds. */
function describe(target: SeveralTarget): string {
  const { device } = target;
  if (target.kind === 'vm') {
    const { name, sizeBytes } = target.vm;
    const size = sizeBytes === undefined ? '' : ` · ${formatBytes(sizeBytes)}`;
    return l10n.t('{0} on {1}', name, device.config.name) + size;
  }
  const { instance, vm } = target;
  const place = vm === undefined ? device.config.name : `${device.config.name} › ${vm}`;
  const size =
    instance.diskUsageBytes === undefined ? '' : ` · ${formatBytes(instance.diskUsageBytes)}`;
  return l10n.t('{0} on {1}', instance.name, place) + size;
}

function nameOf(target: SeveralTarget): string {
  return target.kind === 'vm' ? target.vm.name : target.instance.name;
}

/** `3 started, 1 failed: box: …`. Nobody has to read a message when all went well and fast. */
async function tell(
  { log }: Services,
  { done }: SeveralActionParts,
  outcome: SeveralOutcome<SeveralTarget>,
  leftAlone: number,
): Promise<void> {
  const { failed, cancelled, already } = outcome;
  const reasons = failed.map(({ item, problem }) => {
    const { message, nextStep, detail } = problemWords(problem);
    const reason = [message, nextStep].filter((part) => part !== undefined).join('. ');
    log.error(`${describe(item)}: ${reason}. ${detail ?? ''}`);
    return `${nameOf(item)}: ${reason}`;
  });
  const counts = [
    done(outcome.done.length),
    already.length > 0 ? l10n.t('{0} with nothing to do', already.length) : undefined,
    leftAlone > 0 ? l10n.t('{0} left alone', leftAlone) : undefined,
    cancelled.length > 0 ? l10n.t('{0} cancelled', cancelled.length) : undefined,
    failed.length > 0 ? l10n.t('{0} failed', failed.length) : undefined,
  ];
  const summary = counts.filter((count) => count !== undefined).join(', ');
  if (failed.length === 0) {
    void showInformation(`${summary}.`);
    return;
  }
  const showLog = l10n.t('Show Log');
  const told = reasons.slice(0, MAX_REASONS).join('; ');
  if ((await showError(`${summary}: ${told}.`, showLog)) === showLog) {
    log.show();
  }
}
