import { l10n, QuickInputButtons, ThemeIcon, window, type QuickPick } from 'vscode';
import type { GuestFiles } from '../../../app/files/guestFiles';
import type { Clock } from '../../../app/ports';
import type { FilesPlace } from '../../../core/files/filesPlace';
import { normalPath, parentPath } from '../../../core/files/paths';
import type { Problem } from '../../../core/problem/problem';
import { shownPath } from '../../files/shownPath';
import { problemWords } from '../../words/problemWords';
import {
  pathItems,
  typedItem,
  type FolderAction,
  type PathChoice,
  type PathItem,
} from './pathItems';

export interface PickPathOptions {
  readonly files: GuestFiles;
  readonly clock: Clock;
  readonly place: FilesPlace;
  /** What the person is choosing, e.g. the name of the container. */
  readonly title: string;
  /** The folder to begin with; the person's home when not given. */
  readonly start?: string;
  readonly actions: readonly FolderAction[];
  /** False: files are shown, but only folders can be gone to. */
  readonly takesFiles: boolean;
}

/** What was picked: a file, or an action with the folder that was on screen. */
export type PickedPath =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'action'; readonly action: string; readonly path: string };

/**
 * Lets the person go through folders by keyboard: Enter goes into a folder, the first row or Back out of
 * it, typing filters, and a path that begins with a slash is gone to. `undefined`: closed.
 */
export function pickPath(options: PickPathOptions): Promise<PickedPath | undefined> {
  return new Promise((resolve) => {
    const input = window.createQuickPick<PathItem>();
    const picker = new PathPicker(input, options, resolve);
    void picker.begin();
  });
}

class PathPicker {
  readonly #input: QuickPick<PathItem>;
  readonly #options: PickPathOptions;
  readonly #resolve: (picked: PickedPath | undefined) => void;
  readonly #abort = new AbortController();
  #path = '/';
  #rows: readonly PathItem[] = [];
  readonly #before: string[] = [];
  /** Only the listing that was asked for last is shown. */
  #asked = 0;

  constructor(
    input: QuickPick<PathItem>,
    options: PickPathOptions,
    resolve: (picked: PickedPath | undefined) => void,
  ) {
    this.#input = input;
    this.#options = options;
    this.#resolve = resolve;
    input.ignoreFocusOut = true;
    input.matchOnDescription = false;
    input.placeholder = l10n.t('Type to filter, or a path that begins with /');
    input.onDidAccept(() => {
      // Who types fast is done before the row for the path is there.
      const typed = normalPath(input.value);
      const choice: PathChoice | undefined =
        typed === undefined ? input.selectedItems[0]?.choice : { kind: 'typed', path: typed };
      if (choice !== undefined) {
        void this.#choose(choice);
      }
    });
    input.onDidChangeValue(() => this.#show());
    input.onDidTriggerButton(() => {
      const last = this.#before.pop();
      void this.#go(last ?? parentPath(this.#path));
    });
    input.onDidHide(() => this.#end(undefined));
  }

  async begin(): Promise<void> {
    const { files, place, start, title } = this.#options;
    this.#input.title = title;
    this.#input.busy = true;
    this.#input.show();
    const home = start ?? (await files.home(place, this.#abort.signal));
    await this.#go(typeof home === 'string' ? home : home.ok ? home.value : '/');
  }

  async #choose(choice: PathChoice): Promise<void> {
    switch (choice.kind) {
      case 'go':
        this.#before.push(this.#path);
        return this.#go(choice.path);
      case 'here':
        this.#end({ kind: 'action', action: choice.action, path: this.#path });
        return;
      case 'file':
        this.#take(choice.path);
        return;
      case 'typed':
        return this.#goTo(choice.path);
    }
  }

  #take(path: string): void {
    if (this.#options.takesFiles) {
      this.#end({ kind: 'file', path });
    }
  }

  /** Goes to a path of which it is not known whether it is a folder. */
  async #goTo(path: string): Promise<void> {
    const asked = this.#wait();
    const { files, place } = this.#options;
    const facts = await files.facts({ place, path }, this.#abort.signal);
    if (asked !== this.#asked) {
      return;
    }
    if (!facts.ok) {
      this.#tell(facts.error);
    } else if (facts.value.kind === 'folder') {
      this.#before.push(this.#path);
      await this.#go(path);
    } else {
      this.#input.busy = false;
      this.#take(path);
    }
  }

  async #go(path: string): Promise<void> {
    const asked = this.#wait();
    const { files, place, title, actions, clock } = this.#options;
    const listed = await files.list({ place, path }, this.#abort.signal);
    if (asked !== this.#asked) {
      return;
    }
    if (!listed.ok) {
      this.#path = path;
      this.#rows = pathItems(path, [], { actions: [], nowMs: 0 });
      this.#tell(listed.error);
      return;
    }
    this.#path = path;
    this.#input.title = `${title} › ${shownPath(path)}`;
    this.#input.buttons = this.#before.length > 0 ? [QuickInputButtons.Back] : [];
    this.#rows = pathItems(path, listed.value, { actions, nowMs: clock.now() });
    this.#input.busy = false;
    this.#input.value = '';
    this.#show();
    // Enter goes on into the folder, and does nothing with it that was not meant.
    const places = this.#rows.filter(
      ({ choice }) => choice !== undefined && choice.kind !== 'here',
    );
    const first = places.find(({ label }) => label !== '..') ?? places[0];
    this.#input.activeItems = first === undefined ? [] : [first];
  }

  #wait(): number {
    this.#input.busy = true;
    this.#asked += 1;
    return this.#asked;
  }

  #tell(problem: Problem): void {
    const { message, nextStep } = problemWords(problem);
    const row: PathItem = {
      label: message,
      iconPath: new ThemeIcon('error'),
      alwaysShow: true,
      ...(nextStep === undefined ? {} : { detail: nextStep }),
    };
    this.#input.busy = false;
    this.#input.items = [row, ...this.#rows];
  }

  #show(): void {
    const typed = normalPath(this.#input.value);
    this.#input.items = typed === undefined ? this.#rows : [typedItem(typed), ...this.#rows];
  }

  #end(picked: PickedPath | undefined): void {
    this.#asked += 1;
    this.#abort.abort();
    this.#resolve(picked);
    this.#input.dispose();
  }
}
