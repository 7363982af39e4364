/** A level or upright side of a shape, on the axis that it lies across. */
export interface Side {
  /** Where it lies, in pixels. */
  readonly at: number;
  /** 1 or -1: which way its contour runs along it, so that two sides of a bar differ; 0 where sides of both meet. */
  readonly direction: number;
}

/** Two sides whose distance is to be kept, as indices. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** A bar is ink or a hole, which is seen by its width; a gap lies between two shapes. */
  readonly kind: "bar" | "gap";
}

/** Sides closer than this in pixels may fall on one grid line. */
const CLOSE = 0.5;
/** How much the first and the last side count: they place the whole shape. */
const OUTER_WEIGHT = 4;
/** How much the width of a span counts beside the place of one side. */
const WIDTH_WEIGHT: Readonly<Record<Span["kind"], number>> = { bar: 4, gap: 1 };
/** How much it counts that bars of one width stay alike. */
const LIKE_WEIGHT = 8;
/** Largest difference in pixels of widths that are meant to be one. */
const LIKE = 0.1;
/** More than any sum of misplaced sides and widths. */
const FORBIDDEN = 1e6;
/** Rounds noise in the last digits away, so that like widths are rounded alike. */
const NOISE = 1e-4;

/**
 * A whole number for each side: near to where it lies, with each span nearly as wide as it was, like bars alike,
 * nothing that is half a pixel wide lost, and a symmetric set of sides kept symmetric.
 *
 * The sum of squared errors is lowered by moving one side, or the two of a span, a pixel at a time until no move helps.
 *
 * @param sides in rising order
 */
export function fitToGrid(sides: readonly Side[], spans: readonly Span[]): number[] {
  const twiceMiddle = (sides[0]?.at ?? 0) + (sides.at(-1)?.at ?? 0);
  const start = sides.map(({ at }) => outward(at, twiceMiddle / 2));
  if (!isSymmetric(sides, twiceMiddle)) return improve({ sides, spans, places: start }).places;

  // A bar in the middle is even or odd as the middle of the grid or of a pixel is; the whole may move half a pixel.
  const nearest = Math.round(twiceMiddle);
  const tried = [nearest, nearest - 1, nearest + 1]
    .map((sum) => ({ sides, spans, sum, places: mirror(start, sum) }))
    .filter(({ places }) => places.every(Number.isInteger))
    .map(improve);
  return tried.reduce((best, fit) => (fit.total < best.total - NOISE ? fit : best)).places;
}

/** Halves go away from the middle on both sides, which keeps a centred shape centred. */
function outward(at: number, middle: number): number {
  return at < middle ? Math.ceil(at - 0.5 - NOISE) : Math.floor(at + 0.5 + NOISE);
}

function isSymmetric(sides: readonly Side[], twiceMiddle: number): boolean {
  return sides.every(({ at, direction }, i) => {
    const other = sides[sides.length - 1 - i];
    return other !== undefined && other.direction === -direction && Math.abs(at + other.at - twiceMiddle) < 0.02;
  });
}

/** The first half of the places, and its mirror image about half of the sum. */
function mirror(places: readonly number[], sum: number): number[] {
  const last = places.length - 1;
  return places.map((place, i) => (2 * i < last ? place : 2 * i === last ? sum / 2 : sum - (places[last - i] ?? 0)));
}

interface Attempt {
  readonly sides: readonly Side[];
  readonly spans: readonly Span[];
  readonly places: readonly number[];
  /** Sum of a side's place and that of its mirror image, where the places are to stay symmetric. */
  readonly sum?: number;
}

function improve({ sides, spans, places: start, sum }: Attempt): { places: number[]; total: number } {
  const moves = [...sides.keys()].map((i) => [i]).concat(spans.map(({ from, to }) => [from, to]));
  const last = sides.length - 1;
  let best = [...start];
  let total = cost(sides, spans, best);
  for (let improved = true; improved; ) {
    improved = false;
    for (const move of moves) {
      for (const step of [-1, 1]) {
        const next = [...best];
        for (const i of move) next[i] = (next[i] ?? 0) + step;
        if (sum !== undefined) for (const i of move) next[last - i] = sum - (next[i] ?? 0);
        const now = cost(sides, spans, next);
        if (now >= total - NOISE) continue;
        [best, total, improved] = [next, now, true];
      }
    }
  }
  return { places: best, total };
}

function cost(sides: readonly Side[], spans: readonly Span[], places: readonly number[]): number {
  let sum = 0;
  let before: Side | undefined;
  sides.forEach((side, i) => {
    const place = places[i] ?? 0;
    const outer = i === 0 || i === sides.length - 1;
    sum += (outer ? OUTER_WEIGHT : 1) * (place - side.at) * (place - side.at);
    const least = before !== undefined && side.at - before.at >= CLOSE ? 1 : 0;
    if (before !== undefined && place - (places[i - 1] ?? 0) < least) sum += FORBIDDEN;
    before = side;
  });
  const bars: { width: number; fitted: number }[] = [];
  for (const { from, to, kind } of spans) {
    const width = (sides[to]?.at ?? 0) - (sides[from]?.at ?? 0);
    const fitted = (places[to] ?? 0) - (places[from] ?? 0);
    sum += WIDTH_WEIGHT[kind] * (fitted - width) * (fitted - width);
    if (kind === "gap") continue;
    const fellow = bars.find((bar) => Math.abs(bar.width - width) < LIKE);
    if (fellow === undefined) bars.push({ width, fitted });
    else sum += LIKE_WEIGHT * (fitted - fellow.fitted) * (fitted - fellow.fitted);
  }
  return sum;
}
