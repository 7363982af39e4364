import type { Mask, Word } from "../../../packages/wordcloud/src/index.ts";
import { weightedWords } from "../../benchmarks/src/book.ts";

/** So many seeded words with Zipf's weights. */
export function cloudWords(count: number, seed: number): Word[] {
  return weightedWords(count, seed).map(([text, weight]) => ({ text, weight }));
}

/** A ring as a path, and an arrow as a polygon that is not convex. */
export const RING = {
  path: "M50 2a48 48 0 1 0 0 96a48 48 0 1 0 0-96zM50 24a26 26 0 1 1 0 52a26 26 0 1 1 0-52z",
  rule: "evenodd",
} as const;
export const ARROW = {
  polygon: [
    [0, 30],
    [60, 30],
    [60, 0],
    [100, 50],
    [60, 100],
    [60, 70],
    [0, 70],
  ],
} as const;

/** What words are put into: nothing, and one mask of each kind that is drawn by lines. */
export const SURVEYED: readonly (readonly [name: string, mask: Mask | undefined])[] = [
  ["no mask", undefined],
  ["star", "fa-solid-star"],
  ["dog", "fa-solid-dog"],
  ["letters", "text:Oak"],
  ["ring", RING],
];

/** The slope and the worst distance, as a factor, of points from the line that fits their logarithms best. */
export function logFit(points: readonly (readonly [x: number, y: number])[]): { slope: number; worst: number } {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sxy = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const slope = sxy / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const worst = Math.max(...logs.map(([x, y]) => Math.abs(y - my - slope * (x - mx))));
  return { slope, worst: Math.exp(worst) - 1 };
}
