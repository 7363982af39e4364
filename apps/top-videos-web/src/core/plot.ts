/** A point of a curve, in the units of the plot. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Smallest of 1, 2, 2.5, 5 times a power of ten that is not less. */
function nice(value: number): number {
  let power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value) power /= 10;
  for (const step of [1, 2, 2.5, 5]) if (step * power >= value) return step * power;
  return 10 * power;
}

export interface Axis {
  readonly low: number;
  readonly high: number;
  /** From low to high, both included. */
  readonly ticks: readonly number[];
}

/**
 * A range that holds all values with ticks at round numbers, about four of them. It does not start at 0 where the values
 * are far from it: what counts in a history is how they changed.
 */
export function axis(values: readonly number[]): Axis {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const least = values.reduce((a, b) => Math.min(a, b), most);
  const step = Math.max(1, nice((most - least || most || 1) / 3));
  const low = Math.max(0, Math.floor(least / step) * step);
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const ticks: number[] = [];
  for (let tick = low; tick <= high; tick += step) ticks.push(tick);
  return { low, high, ticks };
}

/** Where a value lies between two others, 0 to 1. */
export function between(value: number, low: number, high: number): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data of straight lines through points, with a tenth of a unit. */
export function line(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

/**
 * Path data of the area under values at equal distances, in a box of `width` by `height` whole units: it starts and ends
 * at the bottom, in relative steps of whole units, which compress well.
 */
export function area(values: readonly number[], width: number, height: number): string {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (values.length < 2 || most <= 0) return "";
  let path = `M0 ${height}`;
  let x = 0;
  let y = height;
  for (const [i, value] of values.entries()) {
    const nextX = Math.round((i * width) / (values.length - 1));
    const nextY = height - Math.round((value * height) / most);
    path += `l${nextX - x} ${nextY - y}`;
    x = nextX;
    y = nextY;
  }
  return `${path}V${height}z`;
}
