import { compose, coverageRamp, type Rgba } from "@side-projects/raster";
import type { Finding } from "../src/findings.ts";
import { allProducts } from "./exactness.ts";

const LEVELS = Uint8Array.from({ length: 256 }, (_, i) => i);
const BLACK: Rgba = [0, 0, 0, 1];
const row = { width: 256, height: 1 } as const;

/** Each place where a coverage meets a byte: alpha and colour, in the general and in the quick way. */
export function blendingProducts(): Finding[] {
  const solid = (color: Rgba) => ({ kind: "solid", color }) as const;
  const channel = (rgba: Uint8Array, offset: number): Uint8Array => LEVELS.map((i) => rgba[4 * i + offset] ?? 0);
  return [
    allProducts("alpha by compose", (a) =>
      channel(compose([{ coverage: LEVELS, paint: solid([9, 9, 9, a / 255]) }], row), 3),
    ),
    allProducts("alpha by ramp", (a) => channel(coverageRamp({ paint: solid([9, 9, 9, a / 255]) }, [], "srgb"), 3)),
    allProducts("colour by compose", (c) =>
      channel(compose([{ paint: solid(BLACK) }, { coverage: LEVELS, paint: solid([c, c, c, 1]) }], row), 0),
    ),
    allProducts("colour by ramp", (c) =>
      channel(coverageRamp({ paint: solid([c, c, c, 1]) }, [{ paint: solid(BLACK) }], "srgb"), 0),
    ),
  ];
}
