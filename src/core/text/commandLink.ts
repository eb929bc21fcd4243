/**
 * The address that makes VS Code run `command` with `argument`. It can stand in a Markdown link whatever
 * the argument holds: parentheses, which would end the link, and lone surrogates, which no address can
 * hold, are written as escapes.
 */
export function commandLink(command: string, argument: string): string {
  const given = encodeURIComponent(JSON.stringify([argument]));
  return `command:${command}?${given.replace(/[()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}
