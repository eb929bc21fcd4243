import { commands, l10n } from 'vscode';
import type { Problem } from '../../core/problem/problem';
import { showError } from '../messages';
import type { Services } from '../services';
import { problemWords, readingAttempt } from '../words/problemWords';
import type { CommandHandler } from './register';

/**
 * Tells what could not be done, why, and what to do next; the next step is a button where a command
 * does it. A person who cancelled knows already.
 */
export async function reportProblem(
  { log }: Services,
  attempt: string,
  problem: Problem,
): Promise<void> {
  if (problem.kind === 'cancelled') {
    log.debug(`${attempt} Cancelled.`);
    return;
  }
  const { message, nextStep, detail, command } = problemWords(problem);
  // Where it stands in the output is what helps with output that cannot be read.
  const place = problem.kind === 'unreadable-output' ? detail : undefined;
  const sentences = [`${attempt} ${message}`, place, nextStep].filter((part) => part !== undefined);
  const text = `${sentences.join('. ')}.`;
  log.error(detail === undefined ? text : `${text} ${detail}`);
  const showLog = l10n.t('Show Log');
  const buttons = command === undefined ? [showLog] : [command.title, showLog];
  const pressed = await showError(text, ...buttons);
  if (pressed === showLog) {
    log.show();
  } else if (command !== undefined && pressed === command.title) {
    await commands.executeCommand(command.id, ...(command.arguments ?? []));
  }
}

/** Tells the whole of what a problem row has room to hint at. */
export function showProblem(services: Services): CommandHandler {
  return async (node) => {
    if (node?.kind === 'problem') {
      await reportProblem(services, readingAttempt(node.about), node.problem);
    }
  };
}
