/** Places where a word's centre may go, in blocks of 32 cells beside each other, best first. */
export interface BlockList {
  /** Rows of cells between neighbours. */
  readonly step: number;
  /** Row of each block. */
  readonly rows: Uint16Array;
  /** Number within its row of each block: its cells begin at 32 times that. */
  readonly columns: Uint16Array;
  /** 1 where the better places of the block are at its right end. */
  readonly rightward: Uint8Array;
}

/** How good the places of a board are, by blocks. */
export interface Ground {
  /** Blocks in a row. */
  readonly columns: number;
  /** Merit of each block, row by row: the greater the better; below 0 where no word's centre can be. */
  readonly merits: Float32Array;
  /** 1 where the better places of a block are at its right end. */
  readonly rightward: Uint8Array;
}

const STEPS = [1, 2, 4, 8, 16];
const RANKS = 8192;

/** The blocks of a board in their order, thinned out more and more for larger words. */
export function orderBlocks({ columns, merits, rightward }: Ground): BlockList[] {
  let most = 0;
  for (let i = 0; i < merits.length; i++) if (merits[i]! > most) most = merits[i]!;
  const scale = most > 0 ? (RANKS - 1) / most : 0;
  return STEPS.map((step) => ranked({ merits, rightward, columns, scale }, step));
}

interface Merits extends Ground {
  /** Ranks for each unit of merit. */
  readonly scale: number;
}

/** A counting sort; equal ranks stay in the order of the rows. */
function ranked({ merits, rightward, columns, scale }: Merits, step: number): BlockList {
  const height = merits.length / columns;
  const starts = new Uint32Array(RANKS + 1);
  const first = step >>> 1;
  const eachBlock = (visit: (at: number, y: number, rank: number) => void): void => {
    for (let y = first; y < height; y += step) {
      for (let at = y * columns; at < (y + 1) * columns; at++) {
        const merit = merits[at]!;
        if (merit >= 0) visit(at, y, RANKS - 1 - Math.floor(merit * scale));
      }
    }
  };
  eachBlock((_at, _y, rank) => starts[rank + 1]!++);
  for (let r = 1; r <= RANKS; r++) starts[r]! += starts[r - 1]!;
  const count = starts[RANKS]!;
  const list = {
    step,
    rows: new Uint16Array(count),
    columns: new Uint16Array(count),
    rightward: new Uint8Array(count),
  };
  eachBlock((at, y, rank) => {
    const to = starts[rank]!++;
    list.rows[to] = y;
    list.columns[to] = at - y * columns;
    list.rightward[to] = rightward[at]!;
  });
  return list;
}
