import { l10n, window, workspace } from 'vscode';
import { readConfig } from '../../../app/actions/configDocuments';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { ConfigTarget } from '../../../core/model/configTarget';
import { configUri } from '../../config/configUri';
import { withLateProgress } from '../../lateProgress';
import type { Services } from '../../services';
import { reportProblem } from '../report';

/** Reads a configuration and shows it in an editor; a document that is being changed stays as it is. */
export async function openConfig(
  services: Services,
  {
    device,
    target,
    attempt,
  }: { readonly device: DeviceState; readonly target: ConfigTarget; readonly attempt: string },
): Promise<void> {
  const uri = configUri({ target, isReadOnly: target.kind === 'effective' });
  const isDirty = workspace.textDocuments.some(
    (document) => document.uri.toString() === uri.toString() && document.isDirty,
  );
  if (!isDirty) {
    const access = services.registry.access(device.id);
    const read =
      access === undefined
        ? ({ ok: false, error: { kind: 'not-reachable-kind', name: device.config.name } } as const)
        : await withLateProgress(
            services.clock,
            { title: l10n.t('Reading the configuration…'), where: 'notification' },
            (signal) => readConfig(access, target, signal),
          );
    if (!read.ok) {
      await reportProblem(services, attempt, read.error);
      return;
    }
    (await services.configs()).know(uri, read.value);
  }
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}
