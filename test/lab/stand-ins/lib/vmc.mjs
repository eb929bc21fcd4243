// Stand-in for ChromeOS's `vmc` (chromiumos platform2, vm_tools/vmc). Texts follow its format strings.
import { diskCommands } from './vmcDisks.mjs';
import { guestCommands } from './vmcGuests.mjs';
import { err } from './output.mjs';
import { readState } from './state.mjs';
import { runTool, ToolError } from './tool.mjs';
import { runCommands } from './vmcRun.mjs';
import { usageText } from './vmcUsage.mjs';

const commands = { ...runCommands, ...diskCommands, ...guestCommands };

export function main() {
  return runTool('vmc', vmc);
}

async function vmc([name, ...args]) {
  const state = readState();
  if (name === undefined || name === '--help' || name === '-h') {
    await err(usageText(state));
    return 0;
  }
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
