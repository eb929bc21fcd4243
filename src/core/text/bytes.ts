const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;
const STEP = 1024;

/**
 * A size in binary units with one decimal: `2147483648` → `2.0 GiB`; bytes are whole: `512 B`.
 * `?` for what is no size (negative, not finite).
 */
export function formatBytes(sizeBytes: number): string {
  if (!Number.isFinite(sizeBytes) || sizeBytes < 0) {
    return '?';
  }
  // Rounded before the unit is chosen: 1023.96 KiB is 1.0 MiB.
  if (Math.round(sizeBytes) < STEP) {
    return `${Math.round(sizeBytes)} B`;
  }
  let value = sizeBytes / STEP;
  for (const unit of UNITS.slice(1, -1)) {
    if (Math.round(value * 10) < STEP * 10) {
      return `${value.toFixed(1)} ${unit}`;
    }
    value /= STEP;
  }
  return `${value.toFixed(1)} EiB`;
}

/**
 * Bytes of a size as people and {@link formatBytes} write it: `2.0 GiB`, `512MiB`, `10G`, `1048576`, `300 B`.
 * `K`, `M`, `G` … are binary, as in `vmc create --size`. `undefined` for anything else, also for
 * decimal units (`GB`): this project never mixes the two, so they are more likely a mistake.
 */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d{1,19}(?:\.\d{1,9})?) ?(?:B|([KMGTPE])(?:iB)?)?$/i.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const power = UNITS.findIndex((unit) => unit.startsWith(match[2]?.toUpperCase() ?? 'B'));
  const sizeBytes = Math.round(Number(match[1]) * STEP ** power);
  return Number.isSafeInteger(sizeBytes) ? sizeBytes : undefined;
}
