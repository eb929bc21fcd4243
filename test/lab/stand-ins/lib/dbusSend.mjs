// Stand-in for `dbus-send --print-reply` asking ChromeOS's session manager who is signed in.
import { err, out } from './output.mjs';
import { readState } from './state.mjs';
import { runTool } from './tool.mjs';

export function main() {
  return runTool('dbus-send', dbusSend);
}

async function dbusSend(argv) {
  const state = readState();
  if (state.noSystemBus) {
    await err(
      'Failed to open connection to "system" message bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory\n',
    );
    return 1;
  }
  const method = argv.filter((word) => !word.startsWith('--')).at(1) ?? '';
  if (!method.endsWith('.RetrievePrimarySession')) {
    await err(`Error org.freedesktop.DBus.Error.UnknownMethod: Unknown method ${method}\n`);
    return 1;
  }
  if (!argv.includes('--print-reply')) return 0;
  const [email, hash] = state.signedOut ? ['', ''] : [state.userEmail, state.ownerHash];
  const time = (Date.now() / 1000).toFixed(6);
  await out(
    `method return time=${time} sender=:1.19 -> destination=:1.234 serial=30 reply_serial=2\n` +
      `   string "${email}"\n   string "${hash}"\n`,
  );
  return 0;
}
