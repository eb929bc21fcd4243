import { stopAll, stopOnSignal } from '../host/vscode/cleanUp';
import { startBrowserDemo } from './demo/browserDemo';
import { runDesktopDemo } from './demo/desktopDemo';
import { allAlive, launcherPids } from './demo/launchers';
import { demoUsage, parseDemoOptions } from './demo/options';
import { runScript } from './failure';
import { printLine } from './progress';

const launcherCheckMs = 500;

void runScript(async () => {
  const options = parseDemoOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${demoUsage}\n`);
    process.exit(2);
  }
  if (options.help) {
    printLine(demoUsage);
    return;
  }
  stopOnSignal(sayGoodbye);
  endWithLaunchers();
  await (options.desktop ? runDesktopDemo(options) : startBrowserDemo(options));
});

function sayGoodbye(): Promise<void> {
  printLine('\nEnding the demo …');
  return Promise.resolve();
}

/** A signal sent to npm alone may end it without reaching this process. */
function endWithLaunchers(): void {
  const launchers = launcherPids();
  setInterval(() => {
    if (!allAlive(launchers)) void stopAll(1);
  }, launcherCheckMs).unref();
}
