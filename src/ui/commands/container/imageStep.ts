import { l10n, QuickInputButtons, window } from 'vscode';
import { readImageSources, type ImageSources } from '../../../app/imageSources';
import type { DeviceAccess } from '../../../app/deviceAccess';
import { LXD_IMAGE_SERVER } from '../../../core/cli/lxc/imageServer';
import { addRemoteCommand } from '../../../core/cli/lxc/remoteCommands';
import type { Services } from '../../services';
import { reportProblem } from '../report';
import type { StepFrame } from '../stepInputs';
import { imageItems, type ImageAnswer, type ImageItem } from './imageItems';
import { instancesAt, type Place } from './places';

export type ChosenImage = Extract<ImageAnswer, { kind: 'image' }>;

/**
 * Asks for an image. The list fills as the servers answer; one that cannot be reached has a row that says
 * so, and keeps none of the others back.
 */
export function askImage(
  services: Services,
  access: DeviceAccess,
  place: Place,
  frame: Pick<StepFrame, 'title' | 'canGoBack'>,
): Promise<ChosenImage | 'back' | undefined> {
  return new Promise((resolve) => {
    const abort = new AbortController();
    const picker = window.createQuickPick<ImageItem>();
    const architectures = new Set(
      instancesAt(place)
        .map(({ architecture }) => architecture)
        .filter((architecture) => architecture !== undefined),
    );
    let known: ImageSources = { sources: [], hasLxdServer: true };
    const end = (answer: ChosenImage | 'back' | undefined): void => {
      resolve(answer);
      abort.abort();
      picker.dispose();
    };
    const show = (): void => {
      picker.busy = known.sources.some(({ reading }) => reading);
      picker.items = imageItems(known, { typed: picker.value, architectures });
    };
    const read = (): void => {
      picker.busy = true;
      void readImageSources({ access, vm: place.vm }, abort.signal, (sources) => {
        if (!abort.signal.aborted) {
          known = sources;
          show();
        }
      });
    };
    const addServer = async (): Promise<void> => {
      picker.busy = true;
      const context = { deviceId: access.deviceId, signal: abort.signal };
      const reach = await access.reachOfLxd(place.vm, context);
      const command = addRemoteCommand({ ...LXD_IMAGE_SERVER, protocol: 'simplestreams' });
      const added = reach.ok ? await access.commands.run(reach.value, command, context) : reach;
      if (!added.ok) {
        void reportProblem(services, l10n.t('Could not add the image server:'), added.error);
      }
      read();
    };
    picker.title = frame.title;
    picker.placeholder = l10n.t('Search for an image, or type the name of one');
    picker.buttons = frame.canGoBack ? [QuickInputButtons.Back] : [];
    picker.matchOnDescription = true;
    picker.ignoreFocusOut = true;
    picker.keepScrollPosition = true;
    picker.onDidTriggerButton(() => end('back'));
    picker.onDidChangeValue(show);
    picker.onDidHide(() => end(undefined));
    picker.onDidAccept(() => {
      const answer = picker.selectedItems[0]?.answer;
      switch (answer?.kind) {
        case 'image':
          end(answer);
          break;
        case 'add-server':
          void addServer();
          break;
        case 'problem':
          void reportProblem(services, l10n.t('Could not list images:'), answer.problem);
          break;
        case undefined:
          break;
      }
    });
    picker.show();
    read();
  });
}
