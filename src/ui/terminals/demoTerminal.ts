import {
  EventEmitter,
  l10n,
  ThemeIcon,
  type ExtensionTerminalOptions,
  type Pseudoterminal,
} from 'vscode';

/** A terminal that says what a real one would be; nothing runs behind it. */
export function demoTerminalOptions(name: string): ExtensionTerminalOptions {
  return {
    name: l10n.t('{0} (demo)', name),
    iconPath: new ThemeIcon('beaker'),
    pty: demoPty(name),
  };
}

function demoPty(name: string): Pseudoterminal {
  const write = new EventEmitter<string>();
  const close = new EventEmitter<void>();
  return {
    onDidWrite: write.event,
    onDidClose: close.event,
    open: () => {
      write.fire(recording(name));
    },
    handleInput: (typed) => {
      if (typed.includes('\u0004') || typed.includes('\r')) {
        close.fire();
      }
    },
    close: () => {
      write.dispose();
      close.dispose();
    },
  };
}

function recording(name: string): string {
  const prompt = `\u001b[32mdemo@${name}\u001b[0m:\u001b[34m~\u001b[0m$ `;
  const lines = [
    `\u001b[33m${l10n.t('This is a recording on the demo device; nothing runs here.')}\u001b[0m`,
    '',
    `${prompt}cat /etc/os-release | head -n 2`,
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
    'NAME="Debian GNU/Linux"',
    `${prompt}systemctl --user is-active cros-garcon sommelier@0`,
    'active',
    'active',
    '',
    l10n.t('Add a device of your own for a real shell. Press Enter to close this one.'),
  ];
  return lines.join('\r\n');
}
