// Faults that a test puts into the state: { "vmc list": { hang: true } }. The key is the tool and
// the words that follow it; the longest one that fits wins.
import { readState, updateState } from './state.mjs';
import { err, limitOutput, out, sleep } from './output.mjs';

/**
 * Applies the fault for this call. Gives the exit code when the fault takes the tool's place, and
 * undefined when the tool is to go on (later, or with its output cut).
 */
export async function applyFault(words) {
  const fault = takeFault(words);
  if (fault === undefined) return undefined;
  if (fault.ignoresTerm) process.on('SIGTERM', () => {});
  if (fault.delayMs) await sleep(fault.delayMs);
  if (fault.truncateAfterBytes !== undefined) limitOutput(fault.truncateAfterBytes);
  if (fault.stderr !== undefined) await err(fault.stderr);
  if (fault.stdout !== undefined) await out(fault.stdout);
  if (fault.garbage) await out(garbage(fault.garbage === true ? 4096 : fault.garbage));
  if (fault.bytes) await fill(fault.bytes);
  if (fault.hang) await new Promise(() => setInterval(() => {}, 1 << 30));
  if (fault.signal) {
    process.kill(process.pid, fault.signal);
    await sleep(1000);
  }
  const replaces = ['stdout', 'stderr', 'garbage', 'bytes', 'exitCode'].some(
    (key) => fault[key] !== undefined,
  );
  return replaces ? (fault.exitCode ?? 0) : undefined;
}

function takeFault(words) {
  const key = faultKey(readState().faults, words);
  if (key === undefined) return undefined;
  const { faults } = readState();
  if (faults[key].times === undefined) return faults[key];
  return updateState((state) => {
    const fault = state.faults[key];
    if (fault === undefined || fault.times <= 0) return undefined;
    fault.times -= 1;
    return fault;
  });
}

function faultKey(faults, words) {
  for (let count = words.length; count > 0; count -= 1) {
    const key = words.slice(0, count).join(' ');
    if (Object.hasOwn(faults, key)) return key;
  }
  return undefined;
}

// Every byte value, in an order that is the same each time: not UTF-8, with NUL and ESC in it.
function garbage(length) {
  const bytes = Buffer.alloc(length);
  let seed = 12345;
  for (let index = 0; index < length; index += 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    bytes[index] = seed >>> 16;
  }
  return bytes;
}

async function fill(length) {
  const line = `${'x'.repeat(99)}\n`;
  const chunk = Buffer.from(line.repeat(640));
  for (let left = length; left > 0; left -= chunk.length) {
    await out(chunk.subarray(0, Math.min(left, chunk.length)));
  }
}
