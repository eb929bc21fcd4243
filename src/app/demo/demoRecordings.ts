import type { Files } from '../ports';
import type { DemoRecordings } from './demoRunner';

/** Reads the demo device's files, which come with the extension. Damaged ones give an empty device. */
export async function loadDemoRecordings(files: Files, folder: string): Promise<DemoRecordings> {
  const [inventory, vmLog, journal] = await Promise.all(
    ['demo.crostini.yaml', 'termina.log', 'journal.json'].map((name) =>
      files.readText(`${folder}/${name}`),
    ),
  );
  const { parseSavedInventory } = await import('../../core/config/savedInventory');
  const parsed = inventory?.ok === true ? parseSavedInventory(inventory.value) : undefined;
  return {
    inventory: parsed?.ok === true ? parsed.value : { vms: [], instances: [] },
    vmLog: vmLog?.ok === true ? vmLog.value : '',
    journal: journal?.ok === true ? journal.value : '',
  };
}
