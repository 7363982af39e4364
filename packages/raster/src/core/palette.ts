import { RasterError } from "./error.ts";

/** A picture of at most 256 colours: one byte a pixel, all colours in use and different. */
export interface Indexed {
  width: number;
  height: number;
  /** Starts at a multiple of four in its buffer. */
  indices: Uint8Array;
  /** Colours as `r | g << 8 | b << 16 | a << 24`, unsigned; an invisible one is 0. */
  colors: Uint32Array;
}

/** Alpha first, so that the order of such keys puts the opaque colours last and keeps a ramp in order. */
export function alphaOf(color: number): number {
  return color >>> 24;
}

/** The colours that a picture uses, each once, and the place of each palette index among them. */
export interface UsedColors {
  colors: Uint32Array;
  remap: Uint8Array;
}

/**
 * Colours of the palette indices in use; those that are not opaque come first.
 *
 * @param used 1 for each index that occurs
 * @param palette straight RGBA, four bytes an entry
 * @throws RasterError E_DATA when an index has no entry
 */
export function usedColors(used: Uint8Array, palette: Uint8Array): UsedColors {
  const entries = palette.length >> 2;
  const colorOf = new Uint32Array(256);
  const seen = new Map<number, number>();
  for (let i = 0; i < 256; i++) {
    if (used[i] === 0) continue;
    if (i >= entries) {
      throw new RasterError("E_DATA", `index ${i} of ${entries} palette entries`, "add the rest");
    }
    const color = readColor(palette, i);
    colorOf[i] = color;
    if (!seen.has(color)) seen.set(color, 0);
  }
  const colors = opaqueLast([...seen.keys()]);
  for (let i = 0; i < colors.length; i++) seen.set(colors[i]!, i);
  const remap = new Uint8Array(256);
  for (let i = 0; i < 256; i++) if (used[i] !== 0) remap[i] = seen.get(colorOf[i]!)!;
  return { colors, remap };
}

/**
 * The picture with only the colours that it uses.
 *
 * @param palette straight RGBA, four bytes an entry
 * @throws RasterError E_DATA when an index has no entry
 */
export function compactPalette(
  size: { width: number; height: number },
  indices: Uint8Array,
  palette: Uint8Array,
): Indexed {
  const { colors, remap } = usedColors(usedValues(indices), palette);
  return { ...size, indices: mapBytes(indices, remap), colors };
}

/** The picture as indices into its colours, or undefined when it has more than 256 of them. */
export function indexColors(size: { width: number; height: number }, rgba: Uint32Array): Indexed | undefined {
  const found = new Map<number, number>();
  const indices = new Uint8Array(rgba.length);
  let last = -1;
  let index = 0;
  for (let i = 0; i < rgba.length; i++) {
    const color = rgba[i]!;
    if (color !== last) {
      last = color;
      const known = found.get(color);
      if (known === undefined) {
        if (found.size === 256) return undefined;
        index = found.size;
        found.set(color, index);
      } else {
        index = known;
      }
    }
    indices[i] = index;
  }
  // First come is first in line above; a sorted ramp has neighbouring levels at neighbouring numbers.
  const colors = opaqueLast([...found.keys()].sort((a, b) => a - b));
  const remap = new Uint8Array(256);
  for (let i = 0; i < colors.length; i++) remap[found.get(colors[i]!)!] = i;
  return { ...size, indices: mapBytes(indices, remap), colors };
}

/** Bytes replaced through a table. */
export function mapBytes(bytes: Uint8Array, table: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) result[i] = table[bytes[i]!]!;
  return result;
}

/** 1 for each byte value that occurs. */
export function usedValues(bytes: Uint8Array): Uint8Array {
  const used = new Uint8Array(256);
  for (let i = 0; i < bytes.length; i++) used[bytes[i]!] = 1;
  return used;
}

/** Stable: a ramp stays a ramp. */
function opaqueLast(colors: number[]): Uint32Array {
  return Uint32Array.from([...colors.filter((c) => alphaOf(c) < 255), ...colors.filter((c) => alphaOf(c) === 255)]);
}

function readColor(palette: Uint8Array, i: number): number {
  const a = palette[4 * i + 3]!;
  if (a === 0) return 0;
  return (palette[4 * i]! | (palette[4 * i + 1]! << 8) | (palette[4 * i + 2]! << 16) | (a << 24)) >>> 0;
}
