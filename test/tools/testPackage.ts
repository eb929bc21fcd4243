import { packageExtension } from './vsix';

/** Set while a tier runs, so that its files need not build a package each. */
const VARIABLE = 'CROSTINI_TEST_VSIX';

/** Path of the packaged extension: what the tier has built for all its files, or else one built now. */
export function testPackage(): Promise<string> {
  const built = process.env[VARIABLE];
  return built === undefined ? packageExtension() : Promise.resolve(built);
}

/** Builds the package that {@link testPackage} gives in processes started from here on. */
export async function buildTestPackage(): Promise<void> {
  process.env[VARIABLE] = await packageExtension();
}
