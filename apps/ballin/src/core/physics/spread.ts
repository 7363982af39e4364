import type { Balls } from "./balls.ts";
import type { Obstacle } from "./engine.ts";
import { boundsOf, isInside, type Nearest, nearestEdge } from "./polygon.ts";
import type { Box } from "./shrink.ts";
import { Sight } from "./sight.ts";

/** Side of a block in radii: three balls fit side by side. */
const BLOCK_RADII = 20 / 3;
/** Room for a ball in a row of a block, in radii; a hair more than its width. */
const PLACE_RADII = 2.1;
/** Area for each ball in radii squared: with less, balls lie deeper in each other than in the densest heap. */
const CROWD_RADII = 2.4;
/** Blocks that a world has at most; a huge one has larger ones. */
const MOST_BLOCKS = 1 << 18;
/** Blocks that are looked at in all; what is crowded then is left to the engine. */
const MOST_LOOKS = 1 << 22;

/** Balls that stay in a block with an obstacle, where there is no telling where they would fit. */
const LEFT = 4;
/** Columns and rows to the blocks around one, the nearest first. */
const AROUND: readonly (readonly [columns: number, rows: number])[] = [
  ...[
    [0, 1],
    [-1, 0],
    [1, 0],
    [0, -1],
    [-1, 1],
    [1, 1],
    [-1, -1],
    [1, -1],
  ],
  ...[
    [0, 2],
    [-2, 0],
    [2, 0],
    [0, -2],
    [-1, 2],
    [1, 2],
    [-2, 1],
    [2, 1],
  ],
  ...[
    [-2, -1],
    [2, -1],
    [-1, -2],
    [1, -2],
    [-2, 2],
    [2, 2],
    [-2, -2],
    [2, -2],
  ],
].map(([columns = 0, rows = 0]) => [columns, rows]);

/** Blocks of a world, row by row from the floor up. */
interface Blocks {
  readonly wide: number;
  readonly high: number;
  /** Units. */
  readonly width: number;
  readonly height: number;
  /** Balls in each. */
  readonly counts: Int32Array;
  /** 1 where an obstacle is in a block, or may be. */
  readonly closed: Uint8Array;
}

/**
 * Spreads balls that lie in each other, as after a world was too small for them: in a block that has more than any heap,
 * as many stay as fit side by side, and the others are laid in the nearest blocks that have room. None comes past an
 * obstacle. Where the whole world is too small it is filled evenly.
 *
 * @param unit random numbers from 0 to below 1
 * @returns how many were moved
 */
export function spread(balls: Balls, obstacles: readonly Obstacle[], box: Box, unit: () => number): number {
  const blocks = countBlocks(balls, box);
  const { counts, width, height } = blocks;
  const crowd = Math.max(
    Math.floor((width * height) / (CROWD_RADII * box.radius * box.radius)),
    Math.ceil((1.2 * balls.count) / counts.length),
  );
  if (!counts.some((count) => count > crowd)) return 0;
  closeBlocks(blocks, obstacles);
  return new Spreading(balls, blocks, box, unit).run(crowd, new Sight(obstacles));
}

function countBlocks({ x, y, count }: Balls, { columns, rows, radius }: Box): Blocks {
  const side = Math.max(BLOCK_RADII * radius, Math.sqrt((columns * rows) / MOST_BLOCKS));
  const wide = Math.max(1, Math.floor(columns / side));
  const high = Math.max(1, Math.floor(rows / side));
  const blocks = { wide, high, width: columns / wide, height: rows / high };
  const counts = new Int32Array(wide * high);
  for (let i = 0; i < count; i++) counts[blockAt(blocks, x[i]!, y[i]!)]!++;
  return { ...blocks, counts, closed: new Uint8Array(wide * high) };
}

function blockAt({ wide, high, width, height }: Omit<Blocks, "counts" | "closed">, x: number, y: number): number {
  const column = Math.max(0, Math.min(wide - 1, Math.floor(x / width)));
  const row = Math.max(0, Math.min(high - 1, Math.floor(y / height)));
  return row * wide + column;
}

function closeBlocks({ wide, high, width, height, closed }: Blocks, obstacles: readonly Obstacle[]): void {
  const near: Nearest = { x: 0, y: 0, distance: 0, nx: 0, ny: 0 };
  const reach = Math.sqrt(width * width + height * height) / 2;
  for (const { points } of obstacles) {
    const { left, bottom, right, top } = boundsOf(points);
    for (let row = Math.max(0, Math.floor(bottom / height)); row < high && row * height <= top; row++) {
      for (let column = Math.max(0, Math.floor(left / width)); column < wide && column * width <= right; column++) {
        const x = (column + 0.5) * width;
        const y = (row + 0.5) * height;
        nearestEdge(points, x, y, near);
        if (near.distance <= reach || isInside(points, x, y)) closed[row * wide + column] = 1;
      }
    }
  }
}

class Spreading {
  readonly #balls: Balls;
  readonly #blocks: Blocks;
  readonly #box: Box;
  readonly #unit: () => number;
  /** Balls that a block takes, and rows and columns of their places. */
  readonly #room: number;
  readonly #across: number;
  readonly #up: number;
  /** The search in which a block was seen last, and the blocks of this one in their order. */
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  #looks = 0;

  constructor(balls: Balls, blocks: Blocks, box: Box, unit: () => number) {
    this.#balls = balls;
    this.#blocks = blocks;
    this.#box = box;
    this.#unit = unit;
    const { width, height, closed } = blocks;
    let open = 0;
    for (const each of closed) open += 1 - each;
    const place = PLACE_RADII * box.radius;
    const across = Math.max(1, Math.floor(width / place));
    const up = Math.max(1, Math.floor(height / place));
    this.#room = Math.max(across * up, Math.ceil(balls.count / Math.max(1, open)));
    this.#across = Math.max(across, Math.ceil(Math.sqrt((this.#room * width) / height)));
    this.#up = Math.max(up, Math.ceil(this.#room / this.#across));
    this.#seen = new Int32Array(closed.length);
    this.#queue = new Int32Array(closed.length);
  }

  run(crowd: number, sight: Sight): number {
    const { counts, closed } = this.#blocks;
    const { x, y, count } = this.#balls;
    const members = new Map<number, number[]>();
    const left = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const block = blockAt(this.#blocks, x[i]!, y[i]!);
      if (counts[block]! <= crowd) continue;
      const stay = left.get(block) ?? 0;
      if (closed[block] === 1 && stay < LEFT) left.set(block, stay + 1);
      const from = closed[block] === 0 ? block : stay < LEFT ? -1 : this.#besideOf(i, block, sight);
      const list = members.get(from);
      if (from < 0) continue;
      if (list === undefined) members.set(from, [i]);
      else list.push(i);
    }
    // The searches go on where these are, so all are counted out before any is laid.
    for (const block of members.keys()) if (counts[block]! > crowd) counts[block] = 0;
    let search = 0;
    let moved = 0;
    for (const [block, list] of members) moved += this.#lay(list, block, ++search);
    return moved;
  }

  /** The nearest open block that a ball in a closed one sees, -1 where there is none. */
  #besideOf(ball: number, block: number, sight: Sight): number {
    const { wide, high, width, height, closed } = this.#blocks;
    const column = block % wide;
    const row = (block - column) / wide;
    for (const [right, up] of AROUND) {
      const [toColumn, toRow] = [column + right, row + up];
      if (toColumn < 0 || toColumn >= wide || toRow < 0 || toRow >= high) continue;
      const to = toRow * wide + toColumn;
      if (closed[to] === 1 || sight.looks > MOST_LOOKS) continue;
      const [x, y] = [(toColumn + 0.5) * width, (toRow + 0.5) * height];
      if (sight.isFree(this.#balls.x[ball]!, this.#balls.y[ball]!, x, y)) return to;
    }
    return -1;
  }

  /** Lays balls into a block and those around it, the nearest first. @returns how many found room */
  #lay(list: readonly number[], start: number, search: number): number {
    const { wide, high, counts, closed } = this.#blocks;
    const queue = this.#queue;
    const seen = this.#seen;
    let end = 0;
    let laid = 0;
    queue[end++] = start;
    seen[start] = search;
    for (let at = 0; at < end && this.#looks < MOST_LOOKS; at++, this.#looks++) {
      const block = queue[at]!;
      while (counts[block]! < this.#room && laid < list.length) this.#put(list[laid++]!, block);
      if (laid === list.length) return laid;
      const column = block % wide;
      const row = (block - column) / wide;
      // Upwards first: what is laid on top falls back.
      for (const [next, isThere] of [
        [block + wide, row + 1 < high],
        [block - 1, column > 0],
        [block + 1, column + 1 < wide],
        [block - wide, row > 0],
      ] as const) {
        if (!isThere || closed[next] === 1 || seen[next] === search) continue;
        seen[next] = search;
        queue[end++] = next;
      }
    }
    return laid;
  }

  #put(ball: number, block: number): void {
    const { wide, width, height, counts } = this.#blocks;
    const { x, y, vx, vy } = this.#balls;
    const { columns, rows, radius } = this.#box;
    const place = counts[block]!++;
    const column = block % wide;
    const row = (block - column) / wide;
    const dx = width / this.#across;
    const dy = height / this.#up;
    // Exact rows would stand on each other.
    const jx = Math.max(0.01 * radius, (dx - 2 * radius) / 2) * (2 * this.#unit() - 1);
    const jy = Math.max(0.01 * radius, (dy - 2 * radius) / 2) * (2 * this.#unit() - 1);
    const px = column * width + dx * ((place % this.#across) + 0.5) + jx;
    const py = row * height + dy * (Math.floor(place / this.#across) + 0.5) + jy;
    x[ball] = Math.max(radius, Math.min(columns - radius, px));
    y[ball] = Math.max(radius, Math.min(rows - radius, py));
    vx[ball] = 0;
    vy[ball] = 0;
  }
}
