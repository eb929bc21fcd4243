// Option parsing as Rust's `getopts` crate does it for vmc: errors are shown in Debug form.
import { ToolError } from './tool.mjs';

/**
 * `spec` lists `flags` (no value), `options` (one value) and `multi` (one value, repeatable), long
 * or one-letter. Gives `{ free, values, has }`.
 */
export function getopts(argv, spec, { stopAtFirstFree = false } = {}) {
  const { flags = [], options = [], multi = [] } = spec;
  const values = new Map();
  const free = [];
  const rest = [...argv];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--') {
      free.push(...rest.splice(0));
    } else if (word.length < 2 || !word.startsWith('-')) {
      free.push(word);
      if (stopAtFirstFree) free.push(...rest.splice(0));
    } else {
      takeOption(word);
    }
  }
  return { free, values, has: (name) => values.has(name) };

  function takeOption(word) {
    const [, name, inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(word);
    if (flags.includes(name)) {
      if (inline !== undefined) throw new ToolError(`UnexpectedArgument("${name}")`);
      add(name, true);
    } else if (options.includes(name) || multi.includes(name)) {
      const value = inline ?? rest.shift();
      if (value === undefined) throw new ToolError(`ArgumentMissing("${name}")`);
      add(name, value);
    } else {
      throw new ToolError(`UnrecognizedOption("${name}")`);
    }
  }

  function add(name, value) {
    if (values.has(name) && !multi.includes(name)) {
      throw new ToolError(`OptionDuplicated("${name}")`);
    }
    values.set(name, [...(values.get(name) ?? []), value]);
  }
}
