import { l10n } from 'vscode';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { chooseInstance, instanceTarget } from '../targets';
import { openConfig } from './openConfig';

/**
 * Opens the configuration of a container as YAML, to be changed and saved. `effective`: with what its
 * profiles give it and what LXD keeps for itself, to be read only.
 */
export function showConfig(services: Services, kind: 'instance' | 'effective'): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    if (choice !== undefined) {
      await openConfig(services, {
        device: choice.device,
        target: { ...instanceTarget(choice), kind },
        attempt: l10n.t('Could not read the configuration of {0}:', choice.instance.name),
      });
    }
  };
}
