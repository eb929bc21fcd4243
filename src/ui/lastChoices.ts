import type { Memento } from 'vscode';

/** The lists a person picks from. */
export type ChoiceList = 'device' | 'vm' | 'container' | 'remote' | 'profile' | 'files';

/** Remembers for each list what was picked last, so that it is offered first the next time. */
export class LastChoices {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** `key` tells the choices of a list apart. */
  remember(list: ChoiceList, key: string): void {
    void this.#memento.update(memoryKey(list), key);
  }

  /** `choices` with the one that was picked last in front. */
  firstLast<T>(
    list: ChoiceList,
    choices: readonly T[],
    keyOf: (choice: T) => string,
  ): readonly T[] {
    const last = this.#memento.get<unknown>(memoryKey(list));
    const index = choices.findIndex((choice) => keyOf(choice) === last);
    const found = choices[index];
    return found === undefined ? choices : [found, ...choices.filter((_, at) => at !== index)];
  }
}

function memoryKey(list: ChoiceList): string {
  return `lastChoice.${list}`;
}
