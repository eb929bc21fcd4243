import { findProgram } from '../findProgram';
import { Failure } from '../failure';
import { runProgram } from '../runProgram';

/** Runs `npm install` in `folder` for its production dependencies, without any package's install scripts. */
export async function npmInstall(folder: string, packages: readonly string[] = []): Promise<void> {
  const npm = findProgram(['npm']);
  if (npm === undefined) throw new Failure('npm is not on the PATH.');
  const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  await runProgram(npm, ['install', ...options, ...packages], {
    cwd: folder,
    env: npmEnvironment(),
  });
}

/**
 * The environment without what an outer `npm run` adds to it: its settings are those of the checkout. The
 * packages declare Node 24 although the npm that unpacks them may run on 20, so a strict engine check is off.
 */
function npmEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle)_/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    npm_config_engine_strict: 'false',
    npm_config_local_prefix: undefined,
    npm_config_global: 'false',
  };
}
