import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { rootFolder } from '../../tools/paths';
import { Editor } from './editor';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { SideBar } from './sideBar';
import { Terminal } from './terminal';
import { switchTheme, type Theme } from './themes';

/** A workbench in a browser, whatever serves it. */
export interface WorkbenchWindow {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly sideBar: SideBar;
  readonly editor: Editor;
  readonly terminal: Terminal;
  readonly notifications: Notifications;
  /** What the page printed to its console. */
  readonly console: readonly string[];
  /** Writes `<name>-<theme>.png` (or `<name>.png` as it looks) and returns the path. */
  readonly screenshot: (name: string, theme?: Theme) => Promise<string>;
  /** Ends browser and server; a second call does nothing more. */
  readonly stop: () => Promise<void>;
}

/** The parts of the workbench that `page` shows. */
export function windowParts(
  page: Page,
  screenshotFolder = path.join(rootFolder, 'out/screenshots'),
  quickInput = new QuickInput(page),
): Omit<WorkbenchWindow, 'console' | 'stop'> {
  return {
    page,
    quickInput,
    sideBar: new SideBar(page),
    editor: new Editor(page, quickInput),
    terminal: new Terminal(page, quickInput),
    notifications: new Notifications(page, quickInput),
    screenshot: async (name, theme) => {
      if (theme !== undefined) await switchTheme(page, quickInput, theme);
      const suffix = theme === undefined ? '' : `-${theme}`;
      const file = path.join(screenshotFolder, `${name}${suffix}.png`);
      await mkdir(screenshotFolder, { recursive: true });
      await page.screenshot({ path: file });
      return file;
    },
  };
}
