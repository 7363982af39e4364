import fc from "fast-check";
import { expect, test } from "vitest";
import { compose, type Layer } from "../src/core/compose.ts";
import { coverageRamp } from "../src/core/ramp.ts";

const anyColor = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.double({ min: 0, max: 1, noNaN: true }));
const anyBlend = fc.constantFrom("srgb", "linear");
const part = fc.double({ min: 0, max: 1, noNaN: true });

test("each entry is what composing a pixel of that coverage gives", () => {
  fc.assert(
    fc.property(anyColor, anyColor, part, anyBlend, (front, back, opacity, blend) => {
      const layer: Layer = { paint: { kind: "solid", color: front }, opacity };
      const below: Layer = { paint: { kind: "solid", color: back } };
      const ramp = coverageRamp(layer, [below], blend);
      expect(ramp).toHaveLength(4 * 256);
      for (let covered = 0; covered < 256; covered += 5) {
        const pixel = compose([below, { ...layer, coverage: Uint8Array.of(covered) }], { width: 1, height: 1, blend });
        expect(ramp.subarray(4 * covered, 4 * covered + 4)).toEqual(pixel);
      }
    }),
    { numRuns: 40 },
  );
});

test("an opaque colour runs from the background to itself without a step back", () => {
  const below: Layer = { paint: { kind: "solid", color: [255, 255, 255, 1] } };
  for (const blend of ["srgb", "linear"] as const) {
    const ramp = coverageRamp({ paint: { kind: "solid", color: [0, 0, 0, 1] } }, [below], blend);
    const greys = Array.from({ length: 256 }, (_, i) => ramp[4 * i] ?? -1);
    expect([greys[0], greys[255]]).toEqual([255, 0]);
    expect(greys).toEqual([...greys].sort((a, b) => b - a));
  }
});
