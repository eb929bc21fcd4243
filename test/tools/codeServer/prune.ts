import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Removes what came with the downloads and is never read: Node's headers, the chat extension, ripgrep for other machines. */
export async function pruneInstallation(nodeFolder: string, serverFolder: string): Promise<void> {
  const unread = [
    path.join(nodeFolder, 'include'),
    path.join(nodeFolder, 'share'),
    path.join(serverFolder, 'extensions/copilot'),
    ...(await otherMachines(path.join(serverFolder, 'node_modules/@vscode/ripgrep-universal/bin'))),
  ];
  for (const folder of unread) await rm(folder, { recursive: true, force: true });
}

async function otherMachines(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const ours = `${process.platform}-${process.arch}`;
  return names.filter((name) => name !== ours).map((name) => path.join(folder, name));
}
