const BARS = 10;
const WIDTH = 40;

/** How often values occur, as lines of signs: equal steps up to the 99th of a hundred, and what is above in the last. */
export function histogram(values: ArrayLike<number>, unit: string): string[] {
  const sorted = Float64Array.from(values).sort();
  const top = sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? 0;
  const width = top > 0 ? top / (BARS - 1) : 1;
  const counts = new Array<number>(BARS).fill(0);
  for (const value of sorted) {
    const bar = Math.min(BARS - 1, Math.floor(value / width));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count, bar) => {
    const from = `${bar === BARS - 1 ? "from " : "below "}${((bar === BARS - 1 ? bar : bar + 1) * width).toFixed(2)} ${unit}`;
    return `${from.padStart(16)}  ${"#".repeat(Math.ceil((count * WIDTH) / most)).padEnd(WIDTH)} ${count}`.trimEnd();
  });
}
