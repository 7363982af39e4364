import type { SkippedWord, Word } from "../cloud.ts";
import type { UncoloredWord } from "../color/color-options.ts";
import { CloudError } from "../error.ts";
import type { Lettering } from "../lettering.ts";
import { distanceField } from "../mask/distance.ts";
import type { Region } from "../mask/region.ts";
import { random } from "../random.ts";
import { angleChoice } from "./angles.ts";
import { type Cut, cutPieces } from "./cut-pieces.ts";
import { densityFor, type Field, fieldOf, regionBoard, terrainOf } from "./field.ts";
import { fill } from "./fill.ts";
import { fitAll } from "./fit.ts";
import type { PackSettings } from "./pack-options.ts";
import { type PackOptions, packSettings } from "./pack-options.ts";
import { type Packed, Packer } from "./packer.ts";
import type { Piece, Placement } from "./piece.ts";

/** What stands already where a further layer is laid out. */
export interface Standing {
  readonly pieces: readonly Piece[];
  readonly placements: readonly Placement[];
  /** Pixels that stay free around it. */
  readonly padding: number;
}

/** Words in their places, not yet coloured. */
export interface Laid {
  readonly words: readonly UncoloredWord[];
  readonly skipped: readonly SkippedWord[];
  readonly standing: Standing;
}

/** Cells of a board, about: a finer board packs closer and takes longer. */
const CELLS = 1_250_000;

/**
 * Finds a place for every word in the region, and a reason for each that has none.
 *
 * @param earlier layers whose words are in the way
 * @throws CloudError E_WORDS, E_NUMBER, E_OPTION, E_PINS, E_MASK
 */
export function layoutWords(
  words: readonly Word[],
  region: Region,
  lettering: Lettering,
  options: PackOptions = {},
  earlier: readonly Standing[] = [],
): Laid {
  const settings = packSettings(options);
  const chance = random(settings.seed);
  const angles = angleChoice(options.angles ?? [0, 90], options.preferHorizontal, chance);
  const finest = densityFor(region, CELLS);
  const area = insideArea(region);
  const cut = cutPieces(words, { lettering, settings, angles, area, density: finest });
  const kept = settings.edge > 0 ? within(region, settings.edge) : region;
  const terrain = terrainOf(kept, chance);
  const fields = new Map<number, Field>();
  const fieldAt = (density: number): Field => {
    const known = fields.get(density);
    if (known !== undefined) return known;
    const board = regionBoard(kept, density);
    const field = fieldOf(terrain, board, density);
    for (const standing of earlier)
      occupy(new Packer(field, Math.max(standing.padding, settings.padding), board), standing);
    fields.set(density, field);
    return field;
  };
  const packed = fitAll(cut.pieces, fieldAt, finest, {
    padding: settings.padding,
    smallest: settings.minFont,
    largest: settings.maxFont,
    exact: settings.exact,
    whole: Math.sqrt(area / Math.max(1e-9, cut.ink)),
    area,
  });
  const placements = [...packed.placements, ...repetitions(packed, cut.pieces, settings)];
  return {
    words: uncolored(cut, placements),
    skipped: [...reasons(cut, packed, settings), ...cut.skipped],
    standing: { pieces: cut.pieces, placements, padding: settings.padding },
  };
}

function insideArea({ inside }: Region): number {
  let area = 0;
  // Four bytes at a time, whose sum the product has in its highest byte.
  const aligned = inside.byteOffset % 4 === 0 ? inside.length >>> 2 : 0;
  const fours = new Uint32Array(inside.buffer, aligned === 0 ? 0 : inside.byteOffset, aligned);
  for (let i = 0; i < fours.length; i++) area += Math.imul(fours[i]!, 0x01010101) >>> 24;
  for (let i = 4 * aligned; i < inside.length; i++) area += inside[i]!;
  if (area === 0) throw new CloudError("E_MASK", "the mask leaves no pixel for words", "invert it, or use another one");
  return area;
}

/** The region without what is nearer to its border than `edge` pixels. */
function within(region: Region, edge: number): Region {
  const { distance } = distanceField(region);
  const inside = new Uint8Array(region.inside.length);
  for (let i = 0; i < inside.length; i++) inside[i] = distance[i]! > edge ? 1 : 0;
  const narrowed = { ...region, inside };
  insideArea(narrowed);
  return narrowed;
}

function occupy(packer: Packer, { pieces, placements }: Standing): void {
  const { density } = packer.field;
  for (const { piece, x, y, size, angle } of placements) {
    const sprite = packer.draw(pieces[piece]!, size, angle);
    if (sprite !== undefined) packer.take(packer.guard(sprite), Math.round(x * density), Math.round(y * density));
  }
}

function repetitions({ packer, placements }: Packed, pieces: readonly Piece[], settings: PackSettings): Placement[] {
  if (settings.repeatTo <= placements.length) return [];
  let largest = Number.POSITIVE_INFINITY;
  for (const { piece, size } of placements) if (pieces[piece]!.pin === undefined) largest = Math.min(largest, size);
  if (largest === Number.POSITIVE_INFINITY) return [];
  return fill(packer, pieces, { largest, smallest: settings.minFont, count: settings.repeatTo - placements.length });
}

function uncolored({ words }: Cut, placements: readonly Placement[]): UncoloredWord[] {
  const placed = new Set<number>();
  let least = Number.POSITIVE_INFINITY;
  let first = 0;
  return placements.map(({ piece, x, y, size, angle }) => {
    const word = words[piece]!;
    let { weight } = word;
    if (!placed.has(piece)) least = Math.min(least, weight);
    else {
      // A repetition counts as much less than the least word as it is smaller than the first repetition.
      if (first === 0) first = size;
      weight = (least * size) / first;
    }
    placed.add(piece);
    return { ...word, weight, x, y, size, angle };
  });
}

function reasons({ words }: Cut, { homeless, unpinned, tiny }: Packed, { minFont }: PackSettings): SkippedWord[] {
  const sized = tiny.map(({ piece, size }) => ({
    piece,
    reason: `its size would be ${size.toFixed(2)} px, below the smallest of ${minFont} px`,
  }));
  const pinned = unpinned.map((piece) => ({
    piece,
    reason: "its pinned place is taken, or reaches beyond the mask or the picture",
  }));
  const rest = homeless.map((piece) => ({
    piece,
    reason: `no room is left for it at the smallest size of ${minFont} px`,
  }));
  return [...sized, ...pinned, ...rest]
    .sort((a, b) => a.piece - b.piece)
    .map(({ piece, reason }) => ({ text: words[piece]!.text, reason }));
}
