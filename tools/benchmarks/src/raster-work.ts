import type * as raster from "@side-projects/raster";
import { SHAPES } from "../inputs.ts";
import { load } from "./api.ts";
import type { RasterJob } from "./protocol.ts";

/** What the cases use of raster, of this checkout or of another one. */
type RasterApi = Pick<typeof raster, "OutlineBuilder" | "coverage" | "encodePng">;

/** The measured step of a job, its input made beforehand; each call returns the size of what it made. */
export async function prepareRaster(root: string, job: RasterJob): Promise<() => number> {
  const api = await load<RasterApi>(root, "raster");
  const outline = outlineOf(api, job.shape);
  const { size } = job;
  const options: raster.CoverageOptions = { width: size, height: size, transform: [size, 0, 0, size, 0, 0] };
  if (job.task === "coverage") return () => api.coverage(outline, options).length;
  const image = { width: size, height: size, indices: api.coverage(outline, options), palette: greys() };
  return () => api.encodePng(image, { effort: "default" }).length;
}

function outlineOf(api: RasterApi, name: RasterJob["shape"]): raster.Outline {
  const { contours, simple } = SHAPES[name];
  const builder = new api.OutlineBuilder();
  for (const { start, curves } of contours) {
    builder.moveTo(...start);
    for (const curve of curves) builder.cubicTo(...curve);
    builder.close();
  }
  return { ...builder.build(), simple };
}

/** Black on white by coverage, as RGBA. */
function greys(): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : 255 - (i >> 2)));
}
