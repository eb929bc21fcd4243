import { startGlossaryInServer } from './glossaryInServer';
import { testGlossary } from './glossaryTests';

testGlossary({
  title: 'the glossary in a real VS Code',
  prefix: '',
  start: () =>
    startGlossaryInServer({
      'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }],
    }),
});
