const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;
const DECIMAL_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/**
 * Bytes of a size as LXD writes it, in cells (`17.41MiB`) and in limits (`2GB`, `512MiB`, `1048576`):
 * decimal units are powers of 1000. `undefined` for anything else.
 */
export function parseByteSize(text: string): number | undefined {
  const match = /^(\d{1,19}(?:\.\d{1,9})?)([A-Za-z]{0,3})$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const factor = unitFactor(match[2] ?? '');
  return factor === undefined ? undefined : Math.round(Number(match[1]) * factor);
}

function unitFactor(unit: string): number | undefined {
  if (unit === '') {
    return 1;
  }
  const binary = BINARY_UNITS.findIndex((known) => known === unit);
  if (binary >= 0) {
    return 1024 ** binary;
  }
  const decimal = DECIMAL_UNITS.findIndex((known) => known.toLowerCase() === unit.toLowerCase());
  return decimal >= 0 ? 1000 ** decimal : undefined;
}

/** A size as cells of `lxc list` have it: `18255708` → `17.41MiB`, below 1 KiB whole bytes. */
export function printByteSize(sizeBytes: number): string {
  if (sizeBytes < 1024) {
    return `${sizeBytes}B`;
  }
  let value = sizeBytes / 1024;
  for (const unit of BINARY_UNITS.slice(1, -1)) {
    if (value < 1024) {
      return `${value.toFixed(2)}${unit}`;
    }
    value /= 1024;
  }
  return `${value.toFixed(2)}EiB`;
}
