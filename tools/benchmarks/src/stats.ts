/** Middle of the sample in order of size: half lies below the median, half above. */
export interface Summary {
  /** Lower end of the interval that holds the true median with 95 % confidence. */
  low: number;
  median: number;
  /** Upper end of that interval. */
  high: number;
}

/** @throws RangeError when there is no value */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  const lower = sorted[sorted.length % 2 === 0 ? half - 1 : half];
  if (lower === undefined || upper === undefined) throw new RangeError("the median of no values");
  return (lower + upper) / 2;
}

/**
 * Median and its 95 % interval from order statistics: the k-th value from each end, where k is the largest number
 * for which the binomial(n, 1/2) tails together stay under 5 %. No assumption on the distribution, no randomness.
 * With five values or fewer it is the range.
 *
 * @throws RangeError when there is no value
 */
export function summarize(values: readonly number[]): Summary {
  const sorted = ascending(values);
  const n = sorted.length;
  let cut = 0;
  let tail = 0.5 ** n;
  let term = tail;
  while (cut + 1 < n / 2) {
    term *= (n - cut) / (cut + 1);
    tail += term;
    if (2 * tail > 0.05) break;
    cut++;
  }
  const middle = median(values);
  return { low: sorted[cut] ?? middle, median: middle, high: sorted[n - 1 - cut] ?? middle };
}

/** n-th root of the product. @throws RangeError when empty or when a value is not above 0 */
export function geometricMean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("the geometric mean of no values");
  let logs = 0;
  for (const value of values) {
    if (!(value > 0)) throw new RangeError(`the geometric mean needs values above 0, got ${value}`);
    logs += Math.log(value);
  }
  return Math.exp(logs / values.length);
}

/** The power by which y grows with x: the slope of the least squares line through the logarithms. */
export function logSlope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]): readonly [number, number] => [Math.log(x), Math.log(y)]);
  const mean = (pick: 0 | 1): number => logs.reduce((sum, point) => sum + point[pick], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/**
 * Two-sided p-value of the Mann-Whitney U test: how likely two independent samples of one distribution differ in
 * rank by as much as these. Normal approximation with the corrections for ties and continuity.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const [n, m] = [a.length, b.length];
  if (n === 0 || m === 0) return 1;
  const { ranks, ties } = rank([...a, ...b]);
  const rankSum = ranks.slice(0, n).reduce((sum, r) => sum + r, 0);
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  return twoSided(u - (n * m) / 2, variance);
}

/**
 * Two-sided p-value of the sign test: how likely paired differences of median zero fall to one side as often as these.
 * It asks nothing of their sizes, so a pair during which the machine was busy counts like any other.
 */
export function signTest(differences: readonly number[]): number {
  const above = differences.filter((d) => d > 0).length;
  const below = differences.filter((d) => d < 0).length;
  const n = above + below;
  let tail = 0;
  let term = 0.5 ** n;
  for (let k = 0; k <= Math.min(above, below); k++) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Holm's step-down correction: the p-values as they count when all of them were looked at. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((x, y) => x.p - y.p);
  const corrected = pValues.slice();
  let running = 0;
  for (const [position, { p, index }] of order.entries()) {
    running = Math.max(running, Math.min(1, p * (pValues.length - position)));
    corrected[index] = running;
  }
  return corrected;
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((x, y) => x - y);
}

/** Ranks from 1, the mean rank where values are equal; `ties` is the sum of t^3 - t over the groups of t equals. */
function rank(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value);
  const ranks = values.map(() => 0);
  let ties = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    const size = end - start;
    ties += size ** 3 - size;
    start = end;
  }
  return { ranks, ties };
}

function twoSided(deviation: number, variance: number): number {
  if (variance <= 0) return 1;
  const z = Math.max(0, Math.abs(deviation) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalTail(z));
}

/** P(Z > z) for z >= 0, within 1.5e-7: formula 7.1.26 of Abramowitz and Stegun. */
function normalTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (poly * Math.exp(-x * x)) / 2;
}
