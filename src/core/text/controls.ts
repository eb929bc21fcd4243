const DELETE = 0x7f;
const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/** C0 controls and DEL, without the characters that lay out text. */
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/**
 * Overrides of the writing direction and the second range of controls: they would let a foreign name
 * look like another one.
 */
const DECEPTIVE = /[\u0080-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * `text` with control characters as their Unicode pictures (ESC → `␛`) and direction overrides as
 * U+FFFD. Tabs and newlines stay.
 */
export function showControls(text: string): string {
  return text.replace(HIDDEN, pictureOf).replace(DECEPTIVE, '\uFFFD');
}

/** The Unicode picture of a C0 control or DEL. */
export function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  return code === DELETE ? PICTURE_OF_DELETE : String.fromCharCode(CONTROL_PICTURES + code);
}
