import { benchBundleSize } from './bench/bundleSize';
import { benchChangeElsewhere } from './bench/changeElsewhere';
import { benchFootnote } from './bench/footnote';
import { benchGlossaryLookup } from './bench/glossaryLookup';
import { benchHiddenView } from './bench/hiddenView';
import { skippedLine, type BenchLine } from './bench/line';
import { benchLxcParse } from './bench/lxcParse';
import { benchManyDevices } from './bench/manyDevices';
import { benchOneDevice } from './bench/oneDevice';
import { writeBenchToReadme } from './bench/readme';
import { benchRealLxd } from './bench/realLxd';
import { benchTable } from './bench/table';
import { benchVmcParse } from './bench/vmcParse';
import { benchVscodeStarts } from './bench/vscodeStarts';
import { runScript } from './failure';
import { hostUnavailable } from './hostTier';
import { printLine } from './progress';

interface Group {
  readonly what: string;
  readonly needsVscode?: true;
  readonly run: () => Promise<readonly BenchLine[]>;
}

const GROUPS: Readonly<Record<string, Group>> = {
  bundle: { what: 'desktop and web bundle', run: benchBundleSize },
  starts: { what: 'activation and memory', needsVscode: true, run: benchVscodeStarts },
  hidden: { what: 'processes while hidden', needsVscode: true, run: benchHiddenView },
  lxd: { what: 'refresh of one LXD', run: benchRealLxd },
  live: { what: 'a change made elsewhere', needsVscode: true, run: benchChangeElsewhere },
  device: { what: 'tree of one device', run: benchOneDevice },
  devices: { what: 'tree of many devices', run: benchManyDevices },
  lxc: { what: 'parse `lxc list`', run: benchLxcParse },
  vmc: { what: 'parse `vmc list`', run: benchVmcParse },
  hover: { what: 'hover lookup', run: () => Promise.resolve(benchGlossaryLookup()) },
};
const OPTIONS = ['--quick', '--write', '--help'];
const USAGE = `usage: npm run bench [-- --quick] [--write] [${Object.keys(GROUPS).join('|')} …]
  --quick   without what needs a real VS Code
  --write   put the table into README.md; not for some groups only`;

void runScript(async () => {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('-'));
  const unknown = args.find((arg) => !OPTIONS.includes(arg) && !(arg in GROUPS));
  const writes = args.includes('--write');
  if (unknown !== undefined || (writes && names.length > 0)) {
    process.stderr.write(unknown === undefined ? '' : `There is no "${unknown}".\n`);
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (args.includes('--help')) {
    printLine(USAGE);
    return;
  }
  const lines: BenchLine[] = [];
  for (const [name, group] of Object.entries(GROUPS)) {
    if (names.length === 0 || names.includes(name)) {
      // Not on standard output: that is the table's.
      process.stderr.write(`${group.what} …\n`);
      lines.push(...(await linesOf(group, args.includes('--quick'))));
    }
  }
  const text = `${benchTable(lines)}\n\n${benchFootnote()}`;
  printLine(text);
  if (writes) await writeBenchToReadme(text);
});

async function linesOf(group: Group, quick: boolean): Promise<readonly BenchLine[]> {
  if (group.needsVscode === true) {
    const reason = quick ? '`--quick`' : await hostUnavailable();
    if (reason !== undefined) return [skippedLine(group.what, reason)];
  }
  try {
    return await group.run();
  } catch (error) {
    // One that fails must not cost the others' numbers; the exit code tells.
    process.exitCode = 1;
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    const [message = ''] = String(error).split('\n');
    return [skippedLine(group.what, message)];
  }
}
