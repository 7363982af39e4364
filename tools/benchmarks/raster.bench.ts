import type { BenchCase } from "./src/cases.ts";
import type { RasterJob } from "./src/protocol.ts";

const RASTER_SIZES = [64, 512, 2048] as const;
const SHAPE_NAMES = ["heart", "blob", "overlap"] as const;
const TASKS = ["coverage", "encode"] as const;

function raster(task: RasterJob["task"], shape: RasterJob["shape"], size: number): BenchCase {
  return {
    name: `${task}/${shape}/${size}`,
    job: { task, shape, size },
    work: { amount: size * size, unit: "px" },
    peers: [],
    fast: size === 512,
  };
}

/** Cases of raster: the two steps of a picture, each by itself. */
export function rasterCases(): BenchCase[] {
  return TASKS.flatMap((task) => SHAPE_NAMES.flatMap((shape) => RASTER_SIZES.map((size) => raster(task, shape, size))));
}
