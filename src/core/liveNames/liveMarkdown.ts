import type { Instance } from '../model/instance';
import { escapeMarkdown } from '../text/markdown';
import type { LiveNameMatch } from './findLiveName';
import { liveActions, type LiveAction } from './liveActions';
import { hidesDefaultContainer } from './liveNameIndex';
import type { LiveThing } from './liveThing';
import type { LiveWords } from './liveWords';

export interface LiveMarkdownOptions {
  readonly words: LiveWords;
  readonly nowMs: number;
  /** The address that does something with the row of a thing. It has to be safe in a Markdown link. */
  readonly linkTo: (action: LiveAction, rowId: string) => string;
}

/** A hover is for a glance; the sidebar has all of them. */
const MAX_THINGS = 6;

/** Within a paragraph (CommonMark 0.31 §6.7). */
const LINE_BREAK = '  \n';

/**
 * What is known of the things that a text names, one after the other, as Markdown: name and state first,
 * then where it is, its facts, their age, and links. All data is escaped. Plain paragraphs, which a screen
 * reader reads in order.
 */
export function liveMarkdown(
  { text, things }: Pick<LiveNameMatch, 'text' | 'things'>,
  options: LiveMarkdownOptions,
): string {
  const left = things.length - MAX_THINGS;
  return [
    ...things.slice(0, MAX_THINGS).map((thing) => thingMarkdown(thing, text, options)),
    ...(left > 0 ? [escapeMarkdown(options.words.more(left))] : []),
  ].join('\n\n---\n\n');
}

function thingMarkdown(thing: LiveThing, text: string, options: LiveMarkdownOptions): string {
  const { words, nowMs, linkTo } = options;
  const links = liveActions(thing, nowMs).map(
    (action) => `[${escapeMarkdown(words.actions[action])}](${linkTo(action, thing.rowId)})`,
  );
  const facts = [...factLines(thing, text, words), ageLine(thing, options)];
  return [
    [headline(thing, words), escapeMarkdown(layerLine(thing, words))],
    facts.filter((line) => line !== undefined).map(escapeMarkdown),
    [links.join(' · ')],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join(LINE_BREAK))
    .join('\n\n');
}

function headline(thing: LiveThing, words: LiveWords): string {
  switch (thing.kind) {
    case 'device':
      return `**${escapeMarkdown(thing.source.name)}**`;
    case 'vm':
      return named(thing.vm.name, words.vmState(thing.vm.state));
    case 'container':
      return named(thing.instance.name, words.instanceState(thing.instance.state));
  }
}

function named(name: string, state: string): string {
  return `**${escapeMarkdown(name)}** · ${escapeMarkdown(state)}`;
}

/** `Container on Kitchen Chromebook › termina`, outermost first. */
function layerLine(thing: LiveThing, words: LiveWords): string {
  const { name, kind } = thing.source;
  const device = kind === 'demo' ? `${name} (${words.madeUp})` : name;
  const above = thing.kind === 'container' && thing.vm !== undefined ? [thing.vm] : [];
  const places = thing.kind === 'device' ? [] : [device, ...above];
  return [...places, words.kind[thing.kind]].join(' › ');
}

function factLines(thing: LiveThing, text: string, words: LiveWords): readonly string[] {
  switch (thing.kind) {
    case 'device':
      return [
        ...(thing.vms === undefined ? [] : [words.vms(thing.vms)]),
        ...(thing.containers === undefined ? [] : [words.containers(thing.containers)]),
      ];
    case 'vm': {
      const { vm, containers, containerless } = thing;
      // The text named what is in it.
      const isAboutContainer = hidesDefaultContainer(thing) && text !== vm.name;
      return [
        ...(isAboutContainer ? [words.hiddenContainer(text, vm.name)] : []),
        ...(vm.sizeBytes === undefined ? [] : [words.diskSize(vm.sizeBytes)]),
        ...(containerless ? [words.noContainers] : []),
        ...(containers === undefined || containerless ? [] : [words.containers(containers)]),
      ];
    }
    case 'container':
      return instanceFacts(thing.instance, words);
  }
}

function instanceFacts(instance: Instance, words: LiveWords): readonly string[] {
  const { addresses = [], image, startedAt, lastUsedAt, memoryUsageBytes, state } = instance;
  const runs = state === 'running';
  return [
    ...(addresses.length === 0 ? [] : [words.addresses(addresses)]),
    ...(image === undefined || image === '' ? [] : [words.image(image)]),
    ...(memoryUsageBytes === undefined || !runs ? [] : [words.memory(memoryUsageBytes)]),
    ...(startedAt === undefined || !runs ? [] : [words.upSince(startedAt)]),
    ...(lastUsedAt === undefined ? [] : [words.lastUsed(lastUsedAt)]),
  ];
}

/** How far the rest can be relied on. */
function ageLine({ source }: LiveThing, options: LiveMarkdownOptions): string | undefined {
  const { words, nowMs } = options;
  const { kind, savedAt, readAtMs, isLive, problem } = source;
  if (kind === 'saved') {
    return savedAt === undefined ? words.savedSomeTime : words.savedOn(savedAt);
  }
  const age = readAtMs === undefined ? [] : [words.asOf(readAtMs, nowMs)];
  if (problem !== undefined) {
    return [...age, words.notReadAgain(problem)].join('. ');
  }
  return isLive ? words.updatesLive : age[0];
}
