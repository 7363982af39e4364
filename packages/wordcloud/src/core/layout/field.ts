import { distanceField } from "../mask/distance.ts";
import type { Region } from "../mask/region.ts";
import { type Board, emptyBoard } from "./board.ts";
import { type BlockList, orderBlocks } from "./candidates.ts";
import { markRange } from "./sprite.ts";

/** A region in cells, with the order in which words look for room in it. */
export interface Field {
  /** Cells to a pixel, a power of two. */
  readonly density: number;
  /** With the cells taken that are not wholly inside. */
  readonly board: Board;
  readonly lists: readonly BlockList[];
}

/** Largest side of a board in cells: rows and columns of blocks are kept in 16 bits. */
const MAX_CELLS = 32768;
/** Clearance is measured on about this many columns and rows; in between it is taken from the nearest. */
const CLEARANCE_GRID = 192;
/** How far, as a part of the clearance at the best place, chance moves a place in the order. */
const JITTER = 0.04;

/** The finest density at which the region has at most `cells` cells, up to 4 cells to a pixel's side. */
export function densityFor({ width, height }: Region, cells: number): number {
  let density = 4;
  while (
    density > 1 / 64 &&
    (width * height * density * density > cells || Math.max(width, height) * density > MAX_CELLS)
  )
    density /= 2;
  return density;
}

/** Cells that the region gives to words; `taken` has those that earlier layers have. */
export function regionBoard(region: Region, density: number): Board {
  const board = emptyBoard(Math.ceil(region.width * density), Math.ceil(region.height * density));
  const { start, stride, bits } = board;
  if (region.border === undefined && density >= 1) return board;
  for (let y = 0; y < board.height; y++) {
    const row = start + y * stride;
    // Each row of cells takes the pixels that it touches: one of them where cells are finer than pixels.
    const firstRow = Math.floor(y / density);
    const lastRow = Math.min(region.height, Math.ceil((y + 1) / density)) - 1;
    for (let py = firstRow; py <= lastRow; py++) markOutside(bits, row, { region, py, density });
    if (board.width > region.width * density) markRange(bits, row, board.width - 1, board.width - 1);
  }
  if (board.height > region.height * density) markRange(bits, start + (board.height - 1) * stride, 0, board.width - 1);
  return board;
}

interface PixelRow {
  readonly region: Region;
  readonly py: number;
  readonly density: number;
}

/** Marks the cells that touch a run of outside pixels. */
function markOutside(bits: Uint32Array, row: number, { region, py, density }: PixelRow): void {
  const { width, inside } = region;
  const from = py * width;
  for (let x = 0; x < width; x++) {
    if (inside[from + x] === 1) continue;
    const first = x;
    while (x + 1 < width && inside[from + x + 1] !== 1) x++;
    markRange(bits, row, Math.floor(first * density), Math.ceil((x + 1) * density) - 1);
  }
}

/**
 * Orders the places of a region: what is far from its border and near its middle comes first, so that the largest word
 * is in the middle of the shape, and the rest follow its form outwards.
 */
export function fieldOf(region: Region, board: Board, density: number, chance: () => number): Field {
  const { width, height } = region;
  const step = Math.max(1, Math.floor(Math.min(width, height) / CLEARANCE_GRID));
  const clearance = distanceField(region, step);
  let most = 0;
  for (const distance of clearance.distance) if (distance > most) most = distance;
  const jitter = new Float32Array(clearance.distance.length);
  for (let i = 0; i < jitter.length; i++) jitter[i] = JITTER * most * chance();
  // An ellipse of the picture's own proportions, whose middle counts as much as the clearance does.
  const acrossX = 2 / width;
  const acrossY = 2 / height;
  const merit = (x: number, y: number): number => {
    const px = x / density;
    const py = y / density;
    const at = Math.floor(py / step) * clearance.width + Math.floor(px / step);
    const clear = clearance.distance[at]!;
    if (clear <= 0) return -1;
    const dx = px * acrossX - 1;
    const dy = py * acrossY - 1;
    const middle = 1 - Math.min(1, Math.sqrt((dx * dx + dy * dy) / 2));
    return clear + most * middle + jitter[at]!;
  };
  return { density, board, lists: orderBlocks({ width: board.width, height: board.height, merit }) };
}
