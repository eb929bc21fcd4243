const NAMES =
  /\b(?:crostini|chrome ?os|chromium ?os|chromebook|termina|penguin|crosh|crosvm|vmc|vsh|garcon|sommelier|baguette|lxd|lxc)\b/i;

/** Whether a text is about Linux on ChromeOS, so that tools of every Linux are worth an explanation in it. */
export function speaksOfCrostini(text: string): boolean {
  return NAMES.test(text);
}
