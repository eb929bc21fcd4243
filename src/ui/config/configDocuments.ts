import {
  EventEmitter,
  FilePermission,
  FileChangeType,
  FileSystemError,
  FileType,
  l10n,
  TextDocumentSaveReason,
  workspace,
  type Disposable,
  type FileChangeEvent,
  type FileStat,
  type Uri,
} from 'vscode';
import {
  readConfig,
  saveConfig,
  type ConfigReading,
  type SaveOutcome,
} from '../../app/actions/configDocuments';
import type { DeviceAccess } from '../../app/deviceAccess';
import { configDocumentOf, type ConfigDocument } from '../../core/config/configPath';
import type { ConfigTarget } from '../../core/model/configTarget';
import { showWarning } from '../messages';
import type { Services } from '../services';
import { notAppliedWords, notSavedWords } from '../words/configWords';
import { problemWords } from '../words/problemWords';
import { askAboutConflict } from './askAboutConflict';
import { registerConfigCompletions } from './configCompletions';
import { ConfigDiagnostics } from './configDiagnostics';
import { CONFIG_SCHEME } from './configScheme';
import { withLateProgress } from '../lateProgress';

/** What was last read of a document, or written to it. */
interface Known {
  readonly text: string;
  readonly changedAtMs: number;
}

/** Reading a document twice within this time, as the editor does when it opens one, asks the server once. */
const FRESH_FOR_MS = 1500;

/** By then the editor has taken notice that a document was saved. */
const SAVED_AFTER_MS = 300;

/** The configurations of containers and profiles, as files that an editor can save. */
export class ConfigDocuments implements Disposable {
  readonly #services: Services;
  readonly #diagnostics: ConfigDiagnostics;
  readonly #known = new Map<string, Known>();
  readonly #fresh = new Map<string, number>();
  readonly #automatic = new Set<string>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #listeners: readonly Disposable[];

  readonly onDidChangeFile = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#diagnostics = new ConfigDiagnostics(services.clock);
    this.#listeners = [
      registerConfigCompletions(),
      workspace.onWillSaveTextDocument(({ document, reason }) => {
        const key = document.uri.toString();
        if (document.uri.scheme === CONFIG_SCHEME && reason !== TextDocumentSaveReason.Manual) {
          this.#automatic.add(key);
        } else {
          this.#automatic.delete(key);
        }
      }),
    ];
  }

  /** Takes over what was just read, so that opening the document does not read it again. */
  know(uri: Uri, reading: ConfigReading): void {
    const key = uri.toString();
    const before = this.#known.get(key);
    this.#keep(uri, reading);
    this.#fresh.set(key, this.#services.clock.now() + FRESH_FOR_MS);
    if (before !== undefined && before.text !== reading.text) {
      this.#tellChanged(uri);
    }
  }

  /**
   * The size is not the real one: from time and size the editor would guess whether a file was changed
   * elsewhere, where saving here looks at the content.
   */
  async stat(uri: Uri): Promise<FileStat> {
    const { isReadOnly } = documentOf(uri);
    const known = this.#known.get(uri.toString()) ?? (await this.#read(uri));
    const stat = { type: FileType.File, ctime: 0, mtime: known.changedAtMs, size: 1 };
    return isReadOnly ? { ...stat, permissions: FilePermission.Readonly } : stat;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const key = uri.toString();
    const freshUntil = this.#fresh.get(key) ?? 0;
    const known = this.#known.get(key);
    const isFresh = known !== undefined && this.#services.clock.now() < freshUntil;
    return new TextEncoder().encode((isFresh ? known : await this.#read(uri)).text);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const { target, isReadOnly } = documentOf(uri);
    if (isReadOnly) {
      throw FileSystemError.NoPermissions(uri);
    }
    if (this.#automatic.delete(uri.toString())) {
      // Half a value must not reach a container that runs.
      throw FileSystemError.Unavailable(
        l10n.t('A configuration is only saved when you save it yourself.'),
      );
    }
    const text = new TextDecoder().decode(content);
    const base = this.#known.get(uri.toString())?.text ?? '';
    const outcome = await this.#save(target, text, base);
    if (outcome.kind !== 'changed-elsewhere') {
      this.#take(uri, text, base, outcome);
    } else if (await this.#mayOverwrite(uri, outcome.reading)) {
      this.#take(uri, text, base, await this.#save(target, text, undefined));
    }
  }

  dispose(): void {
    for (const part of [...this.#listeners, this.#diagnostics, this.#changed]) {
      part.dispose();
    }
  }

  /** Asks what is to be done about a change elsewhere. Throwing leaves the document unsaved. */
  async #mayOverwrite(uri: Uri, reading: ConfigReading): Promise<boolean> {
    const { target } = documentOf(uri);
    const answer = await askAboutConflict(uri, target);
    switch (answer) {
      case 'overwrite':
        return true;
      case 'reload':
        // For the editor it is saved, and then changed elsewhere: it shows what the server has.
        this.#keep(uri, reading);
        this.#tellChangedSoon(uri);
        return false;
      case 'compare':
        // Saving again is to keep what was compared.
        this.#keep(uri, reading);
        break;
      case undefined:
    }
    throw FileSystemError.Unavailable(l10n.t('Not saved, because it was changed elsewhere.'));
  }

  #take(uri: Uri, text: string, base: string, outcome: SaveOutcome): void {
    if (outcome.kind !== 'saved') {
      if (outcome.kind === 'refused') {
        this.#diagnostics.refuse(uri, { message: outcome.message, base });
      }
      throw FileSystemError.Unavailable(notSavedWords(outcome));
    }
    const { reading, notApplied } = outcome;
    this.#keep(uri, reading);
    if (notApplied !== undefined) {
      void showWarning(notAppliedWords(notApplied));
    }
    void this.#services.inventory.refreshDevice(documentOf(uri).target.deviceId, 'fresh');
    if (reading.text !== text) {
      this.#tellChangedSoon(uri);
    }
  }

  async #read(uri: Uri): Promise<Known> {
    const { target } = documentOf(uri);
    const access = await this.#accessOf(target);
    const read = await readConfig(access, target, new AbortController().signal);
    if (read.ok) {
      return this.#keep(uri, read.value);
    }
    const { kind } = read.error;
    if (kind === 'instance-gone' || kind === 'profile-gone') {
      throw FileSystemError.FileNotFound(problemWords(read.error).message);
    }
    throw FileSystemError.Unavailable(sentence(problemWords(read.error)));
  }

  async #save(target: ConfigTarget, text: string, base: string | undefined): Promise<SaveOutcome> {
    const { locks, clock } = this.#services;
    const access = await this.#accessOf(target);
    const name = target.kind === 'profile' ? target.profile : target.instance;
    const title = l10n.t('Saving the configuration of {0}…', name);
    const saved = await withLateProgress(clock, { title, where: 'notification' }, (signal) =>
      saveConfig({ locks, access, target, text, base, signal }),
    );
    if (!saved.ok) {
      throw FileSystemError.Unavailable(sentence(problemWords(saved.error)));
    }
    return saved.value;
  }

  async #accessOf({ deviceId }: ConfigTarget): Promise<DeviceAccess> {
    await this.#services.devicesKnown;
    const access = this.#services.registry.access(deviceId);
    if (access === undefined) {
      throw FileSystemError.Unavailable(l10n.t('The device is not in the settings any more.'));
    }
    return access;
  }

  #keep(uri: Uri, { text, usedBy }: ConfigReading): Known {
    const key = uri.toString();
    const before = this.#known.get(key);
    const known =
      before?.text === text
        ? before
        : { text, changedAtMs: this.#laterThan(before?.changedAtMs ?? 0) };
    this.#known.set(key, known);
    this.#diagnostics.accept(uri, usedBy);
    return known;
  }

  /** The editor passes over changes of a document that it has not finished saving. */
  #tellChangedSoon(uri: Uri): void {
    this.#services.clock.after(SAVED_AFTER_MS, () => {
      this.#tellChanged(uri);
    });
  }

  #tellChanged(uri: Uri): void {
    const key = uri.toString();
    const known = this.#known.get(key);
    if (known !== undefined) {
      this.#known.set(key, { ...known, changedAtMs: this.#laterThan(known.changedAtMs) });
      this.#fresh.set(key, this.#services.clock.now() + FRESH_FOR_MS);
      this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
    }
  }

  #laterThan(timeMs: number): number {
    return Math.max(this.#services.clock.now(), timeMs + 1);
  }
}

function documentOf(uri: Uri): ConfigDocument {
  const document = configDocumentOf(uri.path);
  if (document === undefined) {
    throw FileSystemError.FileNotFound(uri);
  }
  return document;
}

function sentence({ message, nextStep }: { message: string; nextStep?: string }): string {
  return `${[message, nextStep].filter((part) => part !== undefined).join('. ')}.`;
}
