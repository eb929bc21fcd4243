/**
 * Dependencies of VS Code's server that nothing here reaches. Each is loaded on demand only; left out, no
 * compiler and no system library is needed and half of the download goes. What remains has
 * binaries for Linux and macOS inside its npm package (argon2, node-pty, `@parcel/watcher`, ripgrep).
 */
export const unneededPackages: readonly string[] = [
  // The agent host and its sandbox, which start only when a chat session does.
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'ssh2',
  // Proxy authentication against Active Directory; needs the Kerberos headers.
  'kerberos',
  // Windows only.
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
];

/** Native packages that are loaded always, and the files of `standIns/` that take their places. */
export const replacedPackages: Readonly<Record<string, string>> = {
  '@vscode/deviceid': 'deviceId.ts',
  '@vscode/fs-copyfile': 'fsCopyfile.ts',
  '@vscode/native-watchdog': 'nativeWatchdog.ts',
  '@vscode/spdlog': 'spdlog.ts',
};
