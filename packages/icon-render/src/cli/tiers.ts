import type { RenderOptions } from "../core/options.ts";
import type { Job } from "./job.ts";

/** Rows of plain pictures that are drawn sooner than optimised code would be ready (measured: ten pictures of 1024). */
const LONG_RUN = 10_000;

/** Options with which every pixel is mixed, rather than the edges alone. */
const EFFECTS: readonly (keyof RenderOptions)[] = [
  "gradient",
  "shadow",
  "outline",
  "radius",
  "noise",
  "stack",
  "duotone",
  "sketch",
];

/** Lets V8 optimise code again, which the command begins without, where the run is long enough to gain by it. */
export function optimiseFor(jobs: readonly Job[]): void {
  const rows = jobs.reduce((sum, job) => sum + rowsOf(job), 0);
  if (rows < LONG_RUN) return;
  process.getBuiltinModule("node:v8").setFlagsFromString("--opt");
}

function rowsOf({ options, format, sides }: Job): number {
  const { size = 1024, height = size, optimize } = options;
  if (format === "svg") return 0;
  const heavy = format !== "png" || optimize === "max" || EFFECTS.some((name) => options[name] !== undefined);
  if (heavy) return LONG_RUN;
  return sides.length > 0 ? sides.reduce((sum, side) => sum + side, 0) : height;
}
