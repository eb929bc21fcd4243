// Runs one of the project's scripts on a machine that may have nothing but Node and npm:
// `node test/tools/task.mjs <name> [arguments]` installs the locked packages when they are missing
// or older than the lock file, then runs test/tools/<name>.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [name, ...args] = process.argv.slice(2);

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  process.stderr.write(`Node 20 or newer is needed; this is Node ${process.versions.node}.\n`);
  process.exit(1);
}

const installed = path.join(root, 'node_modules/.package-lock.json');
const lock = path.join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  process.stdout.write('Installing the development packages (npm ci, about 200 MB) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('npm ci failed; its messages are above.\n');
    process.exit(status ?? 1);
  }
}

const task = path.join(root, 'test/tools', `${name}.ts`);
if (!existsSync(task)) {
  process.stderr.write(`There is no script "${name}".\n`);
  process.exit(2);
}
const { status, signal } = spawnSync(process.execPath, ['--import', 'tsx', task, ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
