import { formatSize } from "./format.ts";
import type { Run } from "./results.ts";

export const BALL_HEAD: readonly string[] = [
  "balls in the end",
  "contestant",
  "mean height",
  "overlap p99",
  "bytes a frame",
];

/**
 * How the balls of each contestant lie: quick steps that let them sink into each other are no better ones. The overlap is
 * a part of the radius.
 */
export function ballRows(run: Run): string[][] {
  return run.cases.flatMap((c) =>
    [{ ...c, name: "ours" }, ...c.peers].flatMap(({ name, height, overlap, bytes }) =>
      height === undefined || overlap === undefined
        ? []
        : [[c.name, name, height.toFixed(2), `${(100 * overlap).toFixed(1)} %`, bytes === 0 ? "" : formatSize(bytes)]],
    ),
  );
}
