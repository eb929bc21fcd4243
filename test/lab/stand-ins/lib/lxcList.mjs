// `lxc list` of LXD 5.0: json, csv, table and compact, with the columns that people use.
import { instanceJson, profilesOf, projectOf, typeCell } from './lxcInstance.mjs';
import { ToolError } from './tool.mjs';

const dateCell = (text) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(text ?? '2026-11-21T11:29:59Z');
  return `${match[1]}/${match[2]}/${match[3]} ${match[4]} UTC`;
};
const columns = {
  4: ['IPV4', (instance) => addressCell(instance, false)],
  6: ['IPV6', (instance) => addressCell(instance, true)],
  a: ['ARCHITECTURE', () => 'x86_64'],
  c: ['CREATED AT', (instance) => dateCell(instance.createdAt)],
  d: ['DESCRIPTION', (instance) => instance.description ?? ''],
  e: ['PROJECT', projectOf],
  l: ['LAST USED AT', (instance) => (instance.lastUsedAt ? dateCell(instance.lastUsedAt) : '')],
  n: ['NAME', (instance) => instance.name],
  p: ['PID', (instance) => (isUp(instance) ? '6234' : '')],
  P: ['PROFILES', (instance) => profilesOf(instance).join('\n')],
  s: ['STATE', (instance) => instance.status.toUpperCase()],
  S: ['SNAPSHOTS', (instance) => String(instance.snapshots?.length ?? 0)],
  t: ['TYPE', typeCell],
};

/** The whole of standard output. `shown` is sorted and filtered here. */
export function listText(instances, { format, columnLetters, fast, filters, project }) {
  const shown = instances
    .filter((instance) => project === undefined || projectOf(instance) === project)
    .filter((instance) => filters.every((filter) => matches(instance, filter)))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const letters =
    columnLetters ?? `${project === undefined ? 'e' : ''}${fast ? 'nsacPt' : 'ns46tS'}`;
  const picked = [...letters.replaceAll(',', '')].map((letter) => {
    if (Object.hasOwn(columns, letter)) return columns[letter];
    throw new ToolError(`Unknown column shorthand char '${letter}' in '${letters}'`);
  });
  // A choice of columns that needs no state is as fast as --fast, and as poor.
  const stateless = fast || (columnLetters !== undefined && !/[46pS]/.test(letters));
  const rows = shown.map((instance) => picked.map(([, cell]) => cell(instance)));
  switch (format) {
    case 'json':
      return `${JSON.stringify(shown.map((instance) => instanceJson(instance, { fast: stateless })))}\n`;
    case 'csv':
      return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
    case 'table':
      return table(
        picked.map(([title]) => title),
        rows,
      );
    default:
      throw new ToolError(`Invalid format "${format}"`);
  }
}

// A name is a regular expression that fits at the start; key=value looks at state and type.
function matches(instance, filter) {
  const [key, value] = filter.split(/=(.*)/s);
  if (value === undefined)
    return new RegExp(`^(?:${filter.replace(/^\^/, '')})`).test(instance.name);
  const known = {
    status: instance.status,
    type: instance.type ?? 'container',
    ...instance.config,
  };
  return String(known[key] ?? '').toLowerCase() === value.toLowerCase();
}

function isUp(instance) {
  return instance.status === 'Running' || instance.status === 'Frozen';
}

// Global addresses only, in descending string order.
function addressCell(instance, inet6) {
  if (!isUp(instance)) return '';
  return (instance.addresses ?? [])
    .filter(({ address }) => address.includes(':') === inet6 && !address.startsWith('fe80:'))
    .map(({ address, nic }) => `${address} (${nic})`)
    .sort()
    .reverse()
    .join('\n');
}

// Go's encoding/csv: quotes when needed only.
function csvCell(text) {
  const quoted = text !== '' && (/[",\r\n]/.test(text) || /^\s/u.test(text) || text === '\\.');
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

function table(titles, rows) {
  const cells = rows.map((row) => row.map((cell) => cell.split('\n')));
  const widths = titles.map((title, column) =>
    Math.max(width(title), ...cells.flatMap((row) => row[column].map(width))),
  );
  const rule = `+${widths.map((size) => '-'.repeat(size + 2)).join('+')}+\n`;
  const physical = (row, line) =>
    `|${widths.map((size, column) => ` ${padded(row[column][line] ?? '', size)} `).join('|')}|\n`;
  const body = cells.map((row) => {
    const height = Math.max(...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => physical(row, line)).join('') + rule;
  });
  const header = `|${widths.map((size, column) => ` ${centred(titles[column], size)} `).join('|')}|\n`;
  return rule + header + rule + body.join('');
}

function padded(text, size) {
  return text + ' '.repeat(size - width(text));
}

// An odd blank goes to the right.
function centred(text, size) {
  const gap = size - width(text);
  return ' '.repeat(Math.floor(gap / 2)) + text + ' '.repeat(Math.ceil(gap / 2));
}

// Display columns, as far as test names need it: CJK and emoji take two.
function width(text) {
  let total = 0;
  for (const char of text) {
    total +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return total;
}
