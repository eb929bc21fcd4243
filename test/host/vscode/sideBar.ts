import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly';
import type { PageElement } from './pageElement';
import { pause, until } from './until';

/** A row of a tree as it is on screen. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the outermost rows. */
  readonly level: number;
  /** `undefined` for a row without children. */
  readonly expanded: boolean | undefined;
  /** What a screen reader says. */
  readonly ariaLabel: string;
}

const SETTLED_AFTER_MS = 150;
const rowSelector = '.monaco-list-row[role="treeitem"]';

/** The activity bar and the side bar with its views. Trees are virtual: only rows on screen exist. */
export class SideBar {
  public readonly part: Locator;

  public constructor(private readonly page: Page) {
    this.part = page.locator('.part.sidebar');
  }

  /** Opens a view container by its title in the activity bar. */
  public async open(title: string): Promise<void> {
    const item = this.activityItem(title);
    await item.waitFor({ timeout: 30_000 });
    if ((await item.getAttribute('aria-selected')) !== 'true' || !(await this.isOpen(title))) {
      await item.click();
    }
    await until(() => this.isOpen(title), { message: `side bar shows ${title}` });
  }

  /** The number or text on a container's icon; `undefined` without a badge. */
  public async badge(title: string): Promise<string | undefined> {
    const badge = this.activityItem(title).locator('.badge-content').filter({ visible: true });
    return (await badge.count()) === 0 ? undefined : badge.first().innerText();
  }

  /** One view (pane) of the open container by its title, expanded or not. */
  public view(title: string): Locator {
    return this.part.locator('.pane').filter({
      has: this.page.locator('.pane-header h3.title', { hasText: exactly(title) }),
    });
  }

  /** Expands or collapses a view. */
  public async expandView(title: string, expanded = true): Promise<void> {
    const header = this.view(title).locator('.pane-header').first();
    if ((await header.getAttribute('aria-expanded')) !== String(expanded)) await header.click();
    const state = async (): Promise<boolean> =>
      (await header.getAttribute('aria-expanded')) === String(expanded);
    await until(state, { message: `view ${title} expanded: ${String(expanded)}` });
  }

  /** The text of the welcome content shown instead of an empty tree. */
  public async welcomeText(scope: Locator = this.part): Promise<string> {
    return scope.locator('.welcome-view-content').filter({ visible: true }).first().innerText();
  }

  /** The message line above a tree. */
  public async message(scope: Locator = this.part): Promise<string> {
    return scope.locator('.tree-explorer-viewlet-tree-view > .message').first().innerText();
  }

  /** Clicks a button of a view's title bar by its title. */
  public async clickViewAction(view: string, action: string): Promise<void> {
    const pane = this.view(view);
    await pane.hover();
    await pane.locator(`.pane-header .action-label[aria-label^="${action}"]`).first().click();
  }

  /** The rows on screen from top to bottom. */
  public async rows(scope: Locator = this.part): Promise<readonly TreeRow[]> {
    return scope.locator(rowSelector).evaluateAll((rows: readonly PageElement[]) =>
      rows
        .map((row) => ({ row, top: row.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ row }) => {
          const expanded = row.getAttribute('aria-expanded');
          return {
            label: row.querySelector('.label-name')?.textContent ?? row.textContent.trim(),
            description: row.querySelector('.label-description')?.textContent ?? '',
            level: Number(row.getAttribute('aria-level')),
            expanded: expanded === null ? undefined : expanded === 'true',
            ariaLabel: row.getAttribute('aria-label') ?? '',
          };
        }),
    );
  }

  /** Waits until the rows stay where they are: one that moves on would be missed by the mouse. */
  public async settled(): Promise<void> {
    let before = '';
    await until(
      async () => {
        const rows = JSON.stringify(await this.rows());
        const isSame = rows === before;
        before = rows;
        if (!isSame) await pause(SETTLED_AFTER_MS);
        return isSame;
      },
      { message: 'rows that stay where they are' },
    );
  }

  /** Clicks a row once the rows stay where they are. */
  public async click(label: string, modifiers: readonly 'Control'[] = []): Promise<void> {
    await this.row(label).waitFor();
    await this.settled();
    await this.row(label).click({ modifiers: [...modifiers] });
  }

  /** The first row on screen with exactly this label. */
  public row(label: string, scope: Locator = this.part): Locator {
    const name = this.page.locator('.label-name', { hasText: exactly(label) });
    return scope.locator(rowSelector, { has: name }).first();
  }

  /** Expands a row if it is not. Its children may arrive later: poll for them. */
  public async expand(label: string, scope?: Locator): Promise<void> {
    const row = this.row(label, scope);
    const isExpanded = async (): Promise<boolean> =>
      (await row.getAttribute('aria-expanded')) === 'true';
    await row.waitFor();
    await this.settled();
    if (!(await isExpanded())) await row.locator('.monaco-tl-twistie').click();
    await until(isExpanded, { message: `expanded ${label}` });
  }

  /** The titles of the buttons a row shows under the mouse. */
  public async inlineActions(label: string, scope?: Locator): Promise<readonly string[]> {
    const row = this.row(label, scope);
    await row.hover();
    return row
      .locator('.actions .action-label')
      .evaluateAll((actions: readonly PageElement[]) =>
        actions.map((action) => action.getAttribute('aria-label') ?? ''),
      );
  }

  /** Clicks a row's button by its title. */
  public async clickInlineAction(label: string, action: string, scope?: Locator): Promise<void> {
    const row = this.row(label, scope);
    await row.waitFor();
    await this.settled();
    await row.hover();
    await row.locator(`.actions .action-label[aria-label^="${action}"]`).first().click();
  }

  /** The entries of a row's context menu, which is closed again. */
  public async contextMenu(label: string, scope?: Locator): Promise<readonly string[]> {
    const entries = await this.openContextMenu(label, scope);
    const titles = await entries.evaluateAll((items: readonly PageElement[]) =>
      items.map((item) => item.querySelector('.action-label')?.textContent.trim() ?? ''),
    );
    await this.page.keyboard.press('Escape');
    return titles.filter((title) => title !== '');
  }

  /** Chooses an entry of a row's context menu. */
  public async chooseFromContextMenu(label: string, entry: string, scope?: Locator): Promise<void> {
    const entries = await this.openContextMenu(label, scope);
    const wanted = entries
      .filter({ has: this.page.locator('.action-label', { hasText: exactly(entry) }) })
      .first();
    const menu = this.page.locator('.monaco-menu').filter({ visible: true });
    await wanted.click();
    // A menu takes no notice of a click too soon after it opened: that could be the end of a drag.
    for (let attempt = 0; attempt < 5 && (await menu.count()) > 0; attempt++) {
      await pause(200);
      if ((await menu.count()) > 0) await wanted.click({ timeout: 1_000 }).catch(() => undefined);
    }
  }

  /** What the hover of a row says. */
  public async tooltip(label: string, scope?: Locator): Promise<string> {
    const hover = this.page.locator('.workbench-hover').filter({ visible: true }).first();
    return until(
      async () => {
        await this.page.mouse.move(0, 0);
        await this.row(label, scope).locator('.label-name').first().hover();
        await hover.waitFor({ timeout: 3_000 });
        const text = (await hover.innerText()).trim();
        return text === '' || text.startsWith('Loading') ? undefined : text;
      },
      { message: `tooltip of ${label}` },
    );
  }

  private async openContextMenu(label: string, scope?: Locator): Promise<Locator> {
    await this.row(label, scope).waitFor();
    await this.settled();
    await this.row(label, scope).click({ button: 'right' });
    const menu = this.page.locator('.monaco-menu').filter({ visible: true }).first();
    await menu.waitFor();
    return menu.locator('.action-item');
  }

  private activityItem(title: string): Locator {
    const label = `a.action-label[aria-label^="${title}"]`;
    return this.page.locator(`.part.activitybar .action-item:has(> ${label})`).first();
  }

  private async isOpen(title: string): Promise<boolean> {
    const heading = this.part.locator('.composite.title h2');
    return (await heading.count()) > 0 && (await heading.first().innerText()).startsWith(title);
  }
}
