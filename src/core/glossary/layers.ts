/**
 * Where something of Crostini runs or is used, from the outside in. Each layer is written as the way
 * to it, because a newcomer's first question about a name is how deep it lies.
 */
export const LAYERS = {
  workstation: ['workstation'],
  host: ['ChromeOS'],
  chrome: ['ChromeOS', 'Chrome'],
  crosh: ['ChromeOS', 'crosh'],
  rootShell: ['ChromeOS', 'root shell'],
  crosvm: ['ChromeOS', 'crosvm'],
  vm: ['ChromeOS', 'crosvm', 'VM'],
  termina: ['ChromeOS', 'crosvm', 'Termina'],
  lxd: ['ChromeOS', 'crosvm', 'Termina', 'LXD'],
  container: ['ChromeOS', 'crosvm', 'Termina', 'LXD', 'penguin'],
  baguette: ['ChromeOS', 'crosvm', 'Baguette'],
  bruschetta: ['ChromeOS', 'crosvm', 'Bruschetta'],
  borealis: ['ChromeOS', 'crosvm', 'Borealis'],
  arcvm: ['ChromeOS', 'crosvm', 'ARCVM'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Layer = keyof typeof LAYERS;

/** The names of all layers, for schemas. */
export const LAYER_NAMES: readonly Layer[] = Object.keys(LAYERS).filter(isLayer);

function isLayer(name: string): name is Layer {
  return name in LAYERS;
}

/** The way to a layer, such as `ChromeOS › crosvm › Termina › LXD › penguin`. */
export function layerLine(layer: Layer): string {
  return LAYERS[layer].join(' › ');
}
