import fc from 'fast-check';

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const BEYOND_ASCII = ['ü', '漢', '🐧', '👩‍💻', 'e\u0301', '\u00A0', '\u3000', 'ﷺ', '\u200B'];
const TREACHEROUS = [
  '\u007F',
  '\u0085',
  '\u009B',
  '\u2028',
  '\u202E',
  '\uFEFF',
  '\uFFFD',
  '\u{10FFFF}',
];

/** Text that can be seen: ASCII, wide and combined characters, many kinds of blanks. */
export const visibleText = (maxLength = 30): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...PRINTABLE, ...BEYOND_ASCII), maxLength });

/** Text of anything: also control characters, line ends, escape sequences, direction overrides. */
export const hostileText = (maxLength = 30): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(
      ...CONTROLS,
      ...PRINTABLE,
      ...BEYOND_ASCII,
      ...TREACHEROUS,
      ...['\r\n', '\u001B[', '\u001B]', '$(', '#012', ' (', ' bytes)', '\uD800'],
    ),
    maxLength,
  });
