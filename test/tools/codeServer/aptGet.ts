import { findProgram } from '../findProgram';
import { withProgress } from '../progress';
import { runProgram } from '../runProgram';

/** Whether packages can be installed with apt-get without asking: root on Debian or a relative. */
export function canUseAptGet(): boolean {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined;
}

/** Installs Debian packages and says so; a failure is a `Failure` with apt-get's last lines. */
export async function aptGetInstall(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await withProgress(`Installing with apt-get: ${packages.join(', ')}`, async () => {
    await runProgram('apt-get', ['update', '-qq'], { env });
    const options = ['install', '-y', '-qq', '--no-install-recommends'];
    await runProgram('apt-get', [...options, ...packages], { env });
  });
}
