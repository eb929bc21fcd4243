import type { ExtensionContext } from 'vscode';
import { registerDevicesInBrowser } from './ui/browser/registerDevicesInBrowser';
import { registerGlossary } from './ui/glossary/registerGlossary';
import { once } from './ui/once';

/** Registers what works without programs; the rest says that it does not. No logic. */
export function startInBrowser(context: ExtensionContext): void {
  const loadLog = once(async () => {
    const log = (await import('./platform/vscodeLog')).openLog();
    context.subscriptions.push(log);
    return log;
  });
  context.subscriptions.push(
    ...registerGlossary(context, loadLog),
    ...registerDevicesInBrowser(async () => (await loadLog()).show()),
  );
}
