/** One question of several. `S` holds the answers so far. */
export interface Step<S> {
  /** Whether it is to be asked at all, by the answers so far. */
  readonly applies?: (answers: S) => boolean;
  readonly ask: (answers: S, canGoBack: boolean) => Promise<StepAnswer<S>>;
}

/**
 * The answers with the new one; `back` to the question before; `skip` when there turned out to be nothing
 * to ask, so that nobody comes back to it; `undefined` to call it all off.
 */
export type StepAnswer<S> = S | 'back' | 'skip' | undefined;

/**
 * Asks one question after the other, and goes back where that is wished: answers that were given stay, so
 * that a question can offer the last one again. `undefined` when the person called it off.
 */
export async function takeSteps<S extends object>(
  steps: readonly Step<S>[],
  start: S,
): Promise<S | undefined> {
  const asked: number[] = [];
  let answers = start;
  let index = 0;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const answer: StepAnswer<S> =
      step.applies?.(answers) === false ? 'skip' : await step.ask(answers, asked.length > 0);
    switch (answer) {
      case undefined:
        return undefined;
      case 'back': {
        const before = asked.pop();
        if (before === undefined) {
          return undefined;
        }
        index = before;
        break;
      }
      case 'skip':
        index += 1;
        break;
      default:
        asked.push(index);
        answers = answer;
        index += 1;
    }
  }
  return answers;
}
