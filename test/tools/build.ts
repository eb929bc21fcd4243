import { buildExtension } from './bundle';
import { runScript } from './failure';
import { printLine } from './progress';

const usage = `usage: npm run build [-- --dev]
  --dev   source map and readable output instead of a minified bundle`;

void runScript(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    printLine(usage);
    return;
  }
  const unknown = args.find((arg) => arg !== '--dev');
  if (unknown !== undefined) {
    process.stderr.write(`Unknown option ${unknown}.\n${usage}\n`);
    process.exit(2);
  }
  const { activationBytes, treeBytes, totalBytes, web, glossaryTerms } = await buildExtension({
    development: args.includes('--dev'),
  });
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
  printLine(`loaded at activation: ${kilobytes(activationBytes)}`);
  printLine(`loaded until the devices are on screen: ${kilobytes(treeBytes)}`);
  printLine(`all code for the desktop: ${kilobytes(totalBytes)}`);
  printLine(`in a browser: ${kilobytes(web.hoverBytes)} until a term is explained`);
  printLine(`all code for a browser: ${kilobytes(web.totalBytes)}`);
  printLine(`dist/glossary.json ${glossaryTerms} terms`);
});
