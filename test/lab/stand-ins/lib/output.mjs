// Standard output and error of a stand-in, with the cut that a fault may ask for.

let bytesLeft = Infinity;

/** Cuts everything after so many bytes of standard output. */
export function limitOutput(bytes) {
  bytesLeft = bytes;
}

/** Writes to standard output; settles when the reader took it, so that 50 MB never pile up here. */
export function out(data) {
  const whole = Buffer.isBuffer(data) ? data : Buffer.from(data);
  const kept = whole.length > bytesLeft ? whole.subarray(0, bytesLeft) : whole;
  bytesLeft -= kept.length;
  return kept.length === 0 ? Promise.resolve() : write(process.stdout, kept);
}

/** Writes to standard error. */
export function err(text) {
  return write(process.stderr, text);
}

function write(stream, data) {
  return new Promise((resolve) => stream.write(data, () => resolve()));
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
