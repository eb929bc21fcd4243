import { stat } from 'node:fs/promises';
import path from 'node:path';
import { runScript } from './failure';
import { printLine } from './progress';
import { packageExtension } from './vsix';

void runScript(async () => {
  const [option] = process.argv.slice(2);
  if (option !== undefined) {
    const isHelp = option === '--help';
    const stream = isHelp ? process.stdout : process.stderr;
    stream.write(`${isHelp ? '' : `Unknown option ${option}.\n`}usage: npm run package\n`);
    process.exit(isHelp ? 0 : 2);
  }
  const vsix = await packageExtension();
  printLine(`${path.basename(vsix)} ${((await stat(vsix)).size / 1000).toFixed(1)} KB`);
});
