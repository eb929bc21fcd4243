import { COMMANDS, GLOSSARY_COMMANDS, type CommandId } from '../ids';

/** Commands that start no program. The manifest switches all others off in a browser. */
export const BROWSER_COMMANDS: readonly CommandId[] = [
  ...GLOSSARY_COMMANDS,
  COMMANDS.openSettings,
  COMMANDS.showLog,
];
