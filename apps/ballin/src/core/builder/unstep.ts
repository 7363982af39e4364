type Place = readonly [along: number, across: number];

/** Points in one row of cells, or in one column, one after the other. */
interface Run {
  readonly first: Place;
  readonly last: Place;
  /** Cells that it goes along, 1 for a single point. */
  readonly cells: number;
  /** 1 or -1: the way in which it goes, 0 for a single point. */
  readonly way: number;
}

/** From this many cells on, a run beside single points is a side of a corner and no step of a slope. */
const SIDE_CELLS = 3;

/**
 * The slope that a pointer was moved along where it tells whole cells: the steps of a staircase become the middles of
 * its runs, which are on the slope. Corners, turns and level stretches stay, and so do points between cells.
 *
 * @param points x, y, x, y, ...
 */
export function unstepped(points: readonly number[]): readonly number[] {
  return unsteppedAlong(unsteppedAlong(points, 0), 1);
}

/** @param axis 0: runs along x; 1: along y */
function unsteppedAlong(points: readonly number[], axis: 0 | 1): readonly number[] {
  const runs = runsOf(points, axis);
  return runs.flatMap((_, i) =>
    keptOf(runs, i).flatMap(([along, across]) => (axis === 0 ? [along, across] : [across, along])),
  );
}

function runsOf(points: readonly number[], axis: 0 | 1): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const at: Place = [points[i + axis] ?? 0, points[i + 1 - axis] ?? 0];
    const run = runs.at(-1);
    if (run === undefined || run.first[1] !== at[1] || turnsBack(run, at[0])) {
      runs.push({ first: at, last: at, cells: 1, way: 0 });
      continue;
    }
    const length = at[0] - run.first[0];
    runs[runs.length - 1] = { first: run.first, last: at, cells: 1 + Math.abs(length), way: Math.sign(length) };
  }
  return runs;
}

function turnsBack({ last, way }: Run, along: number): boolean {
  return way * (along - last[0]) < 0;
}

/** What of a run stays. */
function keptOf(runs: readonly Run[], index: number): readonly Place[] {
  const run = runs[index];
  if (run === undefined) return [];
  const { first, last } = run;
  const ends: readonly Place[] = run.cells === 1 ? [first] : [first, last];
  const before = runs[index - 1];
  const after = runs[index + 1];
  if (!isOnSlope(run, before, after)) return ends;
  // A first or last run may be cut off, and tells nothing of how long runs are.
  const beside = [index > 1 ? before : undefined, index + 2 < runs.length ? after : undefined];
  const lengths = beside.flatMap((near) => near?.cells ?? []);
  if (run.cells >= SIDE_CELLS && lengths.length > 0 && Math.max(...lengths) === 1) return ends;
  if (before === undefined) return [first];
  return after === undefined ? [last] : [[(first[0] + last[0]) / 2, first[1]]];
}

/** Whether a run goes on from the one before to the one after by a cell up each, or a cell down each. */
function isOnSlope(run: Run, before: Run | undefined, after: Run | undefined): boolean {
  const up = before && run.first[1] - before.first[1];
  const on = after && after.first[1] - run.first[1];
  const step = up ?? on ?? 0;
  if (Math.abs(step) !== 1 || (on ?? step) !== step) return false;
  const ways = [before, run, after].map((each) => each?.way ?? 0);
  return !(ways.includes(1) && ways.includes(-1));
}
