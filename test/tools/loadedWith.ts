import type { Metafile } from 'esbuild';

/** The files that load together with `entries`, which are reached without a dynamic import. */
export function loadedWith({ outputs }: Metafile, entries: Iterable<string>): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) {
      return;
    }
    loaded.add(file);
    for (const { path: imported, kind, external } of outputs[file]?.imports ?? []) {
      if (external !== true && kind === 'import-statement') {
        visit(imported);
      }
    }
  };
  for (const entry of entries) {
    visit(entry);
  }
  return loaded;
}
