import { startGlossaryInServer } from './glossaryInServer';
import { testGlossary } from './glossaryTests';

testGlossary({
  title: 'the glossary in a real VS Code',
  prefix: '',
  hasPreview: true,
  start: () =>
    startGlossaryInServer({
      'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }],
    }),
});
