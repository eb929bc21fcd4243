// Stand-in for ChromeOS's `vmc` (chromiumos platform2, vm_tools/vmc). Texts follow its format strings.
import { diskCommands } from './vmcDisks.mjs';
import { guestCommands } from './vmcGuests.mjs';
import { err } from './output.mjs';
import { readState } from './state.mjs';
import { runTool, ToolError } from './tool.mjs';
import { runCommands } from './vmcRun.mjs';

const commands = { ...runCommands, ...diskCommands, ...guestCommands };

export function main() {
  return runTool('vmc', vmc);
}

async function vmc([name, ...args]) {
  // The real usage text is longer; what counts is that it goes to standard error, with exit code 0.
  if (name === undefined || name === '--help' || name === '-h') {
    await err(`USAGE: vmc\n   [ ${Object.keys(commands).join(' | ')} ] ...\n`);
    return 0;
  }
  const state = readState();
  if (!Object.hasOwn(commands, name) || state.missingSubcommands?.includes(name)) {
    throw new ToolError(`no such subcommand: \`${name}\``);
  }
  checkSession(state);
  return commands[name](args, state);
}

function checkSession(state) {
  if (state.noSystemBus) {
    throw new ToolError(
      'D-Bus error: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory (org.freedesktop.DBus.Error.FileNotFound)',
    );
  }
  if (state.hashRequired && process.env.CROS_USER_ID_HASH === undefined) {
    throw new ToolError('expected CROS_USER_ID_HASH environment variable');
  }
}
