import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { Disposable } from '../../../app/ports';
import type { BrokenGlossaries } from './brokenGlossaries';

/** Tells, whenever glossaries are read, which of them cannot be; the words are loaded with the first. */
export function tellBrokenGlossaries(store: GlossaryStore): Disposable {
  let broken: Promise<BrokenGlossaries> | undefined;
  return store.onDidRead(({ faults }) => {
    if (faults.length > 0) {
      broken ??= import('./brokenGlossaries').then((part) => new part.BrokenGlossaries());
    }
    void broken?.then((loaded) => {
      loaded.tell(faults);
    });
  });
}
