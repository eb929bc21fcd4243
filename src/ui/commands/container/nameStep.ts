import { l10n } from 'vscode';
import { instanceNameProblem, type InstanceNameProblem } from '../../../core/cli/lxc/instanceName';
import { askText, type StepFrame } from '../stepInputs';

/** Asks for the name of a container to be made; one that LXD would refuse, or that is taken, cannot be given. */
export function askName(
  frame: Omit<StepFrame, 'placeholder'>,
  { suggested, taken }: { readonly suggested: string; readonly taken: ReadonlySet<string> },
): Promise<{ readonly text: string } | 'back' | undefined> {
  return askText(
    {
      ...frame,
      placeholder: l10n.t('Name of the new container'),
      prompt: l10n.t('Letters, digits and hyphens; a letter comes first'),
      value: suggested,
    },
    (name) => nameFault(name, taken),
  );
}

function nameFault(name: string, taken: ReadonlySet<string>): string | undefined {
  const problem = instanceNameProblem(name);
  if (problem !== undefined) {
    return nameProblemText(problem);
  }
  return taken.has(name) ? l10n.t('There is a container {0} already', name) : undefined;
}

function nameProblemText(problem: InstanceNameProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('A container needs a name');
    case 'too-long':
      return l10n.t('The name may have 63 characters at most');
    case 'bad-character':
      return l10n.t('Only the letters a to z, digits and hyphens can be used');
    case 'starts-with-digit':
      return l10n.t('The name must begin with a letter');
    case 'starts-with-hyphen':
      return l10n.t('The name must not begin with a hyphen');
    case 'ends-with-hyphen':
      return l10n.t('The name must not end with a hyphen');
  }
}
