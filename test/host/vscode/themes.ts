import type { Page } from 'playwright-core';
import type { QuickInput } from './quickInput';
import { until } from './until';

/** The colour themes screenshots are made in: the name for `workbench.colorTheme` and the class of the workbench. */
export const themes = {
  dark: { title: 'Dark Modern', className: 'vs-dark' },
  light: { title: 'Light Modern', className: 'vs' },
  highContrast: { title: 'Dark High Contrast', className: 'hc-black' },
} as const;

/** One of the themes above. */
export type Theme = keyof typeof themes;

/** Switches the colour theme through its own command and waits until the workbench wears it. */
export async function switchTheme(page: Page, quickInput: QuickInput, theme: Theme): Promise<void> {
  const { title, className } = themes[theme];
  const workbench = page.locator('.monaco-workbench').first();
  const wearsIt = async (): Promise<boolean> =>
    ((await workbench.getAttribute('class')) ?? '').split(/\s+/).includes(className);
  if (await wearsIt()) return;
  await quickInput.runCommand('Preferences: Color Theme');
  await quickInput.pick(title);
  await until(wearsIt, { message: `theme ${title}` });
}
