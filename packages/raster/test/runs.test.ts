import fc from "fast-check";
import { expect, test } from "vitest";
import { coverage, coverageRuns, encodePng, expandRuns, OutlineBuilder } from "../src/index.ts";

const shape = new OutlineBuilder().moveTo(3, 2).quadTo(60, 5, 44, 38).cubicTo(30, 70, 12, 50, 20, 30).close().build();
const grey = Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : 255 - (i >> 2)));
const clear = Uint8Array.from({ length: 1024 }, (_, i) => [200, 30, 60, i >> 2][i % 4] ?? 0);

test("runs and pixels of one picture make the same file, whatever the palette and the effort", () => {
  const size = fc.integer({ min: 1, max: 48 });
  const effort = fc.constantFrom("fast" as const, "default" as const, "max" as const);
  fc.assert(
    fc.property(size, size, fc.constantFrom(grey, clear), effort, (width, height, palette, level) => {
      const runs = coverageRuns(shape, { width, height });
      const indices = coverage(shape, { width, height });
      const fromRuns = encodePng({ runs, palette }, { effort: level });
      expect(fromRuns).toEqual(encodePng({ width, height, indices, palette }, { effort: level }));
    }),
    { numRuns: 40 },
  );
});

test("runs expand to the pixels that coverage gives", () => {
  const size = { width: 57, height: 64 };
  expect(expandRuns(coverageRuns(shape, size))).toEqual(coverage(shape, size));
});

test("a run without a palette entry is refused", () => {
  const runs = coverageRuns(shape, { width: 40, height: 40 });
  expect(() => encodePng({ runs, palette: new Uint8Array(4) })).toThrow(expect.objectContaining({ code: "E_DATA" }));
});
