import {} from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { act, type Action } from '../act';
import { reportProblem } from '../report';

/**
 * {@link act} for what a server may finish although nobody waits for it any more: a person who cancels is
 * told. True when it went well.
 */
export async function actLong(
  services: Services,
  device: DeviceState,
  action: Action & { readonly whenCancelled: string },
): Promise<boolean> {
  const problem = await act(services, device, action);
  if (problem?.kind === 'cancelled') {
    void showInformation(action.whenCancelled);
  } else if (problem !== undefined) {
    await reportProblem(services, action.attempt, problem);
  }
  return problem === undefined;
}
