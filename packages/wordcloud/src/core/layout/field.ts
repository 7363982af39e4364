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

/** How good the places of a region are, in pixels; the same for boards of any density. */
export interface Terrain {
  readonly region: Region;
  /** Pixels between the points that are known. */
  readonly step: number;
  /** Points in a row. */
  readonly width: number;
  /** Below 0 where no word's centre may be. */
  readonly merits: Float32Array;
}

/**
 * What is far from the region's border and near its middle comes first, so that the largest word is in the middle of the
 * shape, and the rest follow its form outwards.
 */
export function terrainOf(region: Region, chance: () => number): Terrain {
  const step = Math.max(1, Math.floor(Math.min(region.width, region.height) / CLEARANCE_GRID));
  const { width, height, distance } = distanceField(region, step);
  let most = 0;
  for (let i = 0; i < distance.length; i++) if (distance[i]! > most) most = distance[i]!;
  const merits = new Float32Array(distance.length);
  for (let row = 0, at = 0; row < height; row++) {
    const dy = (2 * row + 1) / height - 1;
    for (let column = 0; column < width; column++, at++) {
      const jitter = JITTER * chance();
      // An ellipse of the picture's own proportions, whose middle counts as much as the clearance does.
      const dx = (2 * column + 1) / width - 1;
      const middle = 1 - Math.min(1, Math.sqrt((dx * dx + dy * dy) / 2));
      merits[at] = distance[at]! > 0 ? distance[at]! + most * (middle + jitter) : -1;
    }
  }
  return { region, step, width, merits };
}

/**
 * The board's blocks in the order in which words try them. A block is as good as the best of it that the terrain knows;
 * one that the terrain has no point in is the last resort, as long as a cell of it is free.
 */
export function fieldOf(terrain: Terrain, board: Board, density: number): Field {
  const columns = board.stride - 1;
  const merits = new Float32Array(columns * board.height);
  const rightward = new Uint8Array(merits.length);
  const each = density * terrain.step;
  let known = -1;
  for (let y = 0; y < board.height; y++) {
    const at = y * columns;
    const row = Math.floor(y / each);
    if (row === known) {
      merits.copyWithin(at, at - columns, at);
      rightward.copyWithin(at, at - columns, at);
      continue;
    }
    known = row;
    for (let c = 0; c < columns; c++) {
      const [left, right] = bestOf(terrain, row, 32 * c, each);
      merits[at + c] = Math.max(left, right, 0);
      rightward[at + c] = right > left ? 1 : 0;
    }
  }
  for (let y = 0; y < board.height; y++) {
    const start = board.start + y * board.stride;
    for (let c = 0; c < columns; c++) if (board.bits[start + c] === 0xffffffff) merits[y * columns + c] = -1;
  }
  return { density, board, lists: orderBlocks({ columns, merits, rightward }) };
}

/** Best merit in the left and in the right half of a block of cells. */
function bestOf({ width, merits }: Terrain, row: number, x: number, each: number): [left: number, right: number] {
  const best: [number, number] = [-1, -1];
  const last = Math.min(width - 1, Math.floor((x + 31) / each));
  for (let column = Math.floor(x / each); column <= last; column++) {
    const half = (column + 0.5) * each < x + 16 ? 0 : 1;
    best[half] = Math.max(best[half], merits[row * width + column]!);
  }
  return best;
}
