/** Words that other YAML readers take for something else than text. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
/** Begins and goes on like a word or a path, so that no reader sees an indicator, a number or a date in it. */
const PLAIN = /^[\p{L}/][^\p{C}\p{Zl}\p{Zp}"#:'[\]{},&*!|>%@`]*$/u;
/** What may not stand in a YAML file as it is, or would not be seen there. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * `text` as a YAML value on one line that every reader takes for exactly this text: bare where that is
 * safe, else between double quotes.
 */
export function yamlScalar(text: string): string {
  return PLAIN.test(text) && text === text.trim() && !RESERVED.test(text)
    ? text
    : quotedYamlScalar(text);
}

/** `text` between double quotes, as a YAML value that may also stand in a flow collection. */
export function quotedYamlScalar(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, escapeOf);
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
