import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stopOnSignal } from '../../host/vscode/cleanUp';
import { runByHand } from './byHand';

/** A project of a real LXD that holds nothing but the bench's instances. */
export interface BenchLxd {
  readonly kind: 'available';
  /** Makes `lxc` work in that project. */
  readonly env: NodeJS.ProcessEnv;
  /** Deletes the instances and the project; a second call does nothing more. */
  readonly remove: () => Promise<void>;
}

const PROJECT = 'crostini-bench';
const AT_ONCE = 4;

/**
 * Makes empty, stopped instances in a project of their own on the LXD that answers here. The client's
 * settings are its own too, so that the person's current remote and project stay as they are.
 */
export async function startBenchLxd(
  instances: number,
): Promise<BenchLxd | { readonly kind: 'unavailable'; readonly reason: string }> {
  if (process.getuid?.() !== 0) return unavailable('it makes instances, and that needs root');
  try {
    await runByHand(['lxc', 'query', '/1.0']);
  } catch {
    return unavailable('no LXD answers here');
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-bench-lxd-'));
  const env = { ...process.env, LXD_CONF: path.join(folder, 'lxc') };
  let removing: Promise<void> | undefined;
  const remove = (): Promise<void> => (removing ??= removeAll());
  const unregister = stopOnSignal(remove);
  async function removeAll(): Promise<void> {
    await deleteProject();
    await rm(folder, { recursive: true, force: true });
    unregister();
  }
  try {
    // Of a bench that was killed.
    await deleteProject();
    await runByHand(['lxc', 'project', 'create', PROJECT, '-c', 'features.profiles=false']);
    await writeClientSettings(env.LXD_CONF);
    await createInstances(instances);
    return { kind: 'available', env, remove };
  } catch (error) {
    await remove();
    return unavailable(error instanceof Error ? lastLine(error.message) : String(error));
  }
}

function unavailable(reason: string): { readonly kind: 'unavailable'; readonly reason: string } {
  return { kind: 'unavailable', reason };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text;
}

/** Where the client looks for the daemon, but in the bench's project. */
async function writeClientSettings(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const local = `{ addr: "unix://", public: false, project: ${PROJECT} }`;
  await writeFile(
    path.join(folder, 'config.yml'),
    `default-remote: local\nremotes:\n  local: ${local}\naliases: {}\n`,
  );
}

async function createInstances(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `bench-${index}`);
  const createRest = async (): Promise<void> => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const instance = JSON.stringify({ name, source: { type: 'none' } });
      await query(['-X', 'POST', '--wait', '-d', instance, `/1.0/instances?project=${PROJECT}`]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, createRest));
}

/** Only what carries the bench's name in the bench's project; a project with more in it stays. */
async function deleteProject(): Promise<void> {
  const urls = parseUrls(await query(['/1.0/projects']));
  if (!urls.includes(`/1.0/projects/${PROJECT}`)) return;
  const names = parseUrls(await query([`/1.0/instances?project=${PROJECT}`]))
    .map((url) => /^\/1\.0\/instances\/(bench-\d+)(?:\?|$)/.exec(url)?.[1])
    .filter((name) => name !== undefined);
  if (names.length > 0) await runByHand(['lxc', 'delete', '--project', PROJECT, '--', ...names]);
  await runByHand(['lxc', 'project', 'delete', PROJECT]);
}

function query(args: readonly string[]): Promise<string> {
  return runByHand(['lxc', 'query', ...args]);
}

function parseUrls(text: string): readonly string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.map(String) : [];
}
