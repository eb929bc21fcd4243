import { startGlossaryInServer } from './glossaryInServer';
import { NOTES, testGlossary } from './glossaryTests';
import { startWebOnly } from './vscode/webOnly';
import { inWebWorker } from './webWorker';

testGlossary({
  title: 'the glossary in a browser without a server, as on vscode.dev',
  prefix: 'web-',
  // code-server brings the Markdown extension for its server only.
  hasPreview: false,
  start: () => startWebOnly({ files: NOTES }),
});

testGlossary({
  title: 'the glossary in the web worker host of a window with a server',
  prefix: 'worker-',
  hasPreview: true,
  start: () => startGlossaryInServer(inWebWorker),
});
