import { type CurveTo, SHAPES } from "../inputs.ts";
import { load } from "./api.ts";
import type { RasterJob } from "./protocol.ts";

interface Builder {
  moveTo(x: number, y: number): unknown;
  cubicTo(...curve: CurveTo): unknown;
  close(): unknown;
  build(): object;
}

/** What the cases use of raster, of this checkout or of another one. */
interface RasterApi {
  OutlineBuilder: new () => Builder;
  coverage(outline: object, options: { width: number; height: number; transform: readonly number[] }): Uint8Array;
  encodePng(
    image: { width: number; height: number; indices: Uint8Array; palette: Uint8Array },
    options: { effort: string },
  ): Uint8Array;
}

/** The measured step of a job, its input made beforehand; each call returns the size of what it made. */
export async function prepareRaster(root: string, job: RasterJob): Promise<() => number> {
  const raster = await load<RasterApi>(root, "raster");
  const outline = outlineOf(raster, job.shape);
  const { size } = job;
  const options = { width: size, height: size, transform: [size, 0, 0, size, 0, 0] };
  if (job.task === "coverage") return () => raster.coverage(outline, options).length;
  const image = { width: size, height: size, indices: raster.coverage(outline, options), palette: greys() };
  return () => raster.encodePng(image, { effort: "default" }).length;
}

function outlineOf(raster: RasterApi, name: RasterJob["shape"]): object {
  const { contours, simple } = SHAPES[name];
  const builder = new raster.OutlineBuilder();
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
