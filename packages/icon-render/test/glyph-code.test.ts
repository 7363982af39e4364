import { OutlineBuilder } from "@side-projects/raster";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeGlyph, encodeGlyph } from "../src/core/glyph-code.ts";
import { outlineFromCommands } from "../src/core/path-commands.ts";

const coordinate = fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.constantFrom(0, 1, -1));
const points = (count: number) => fc.array(coordinate, { minLength: 2 * count, maxLength: 2 * count });
const segment = fc.oneof(points(1), points(2), points(3));
const contour = fc.record({ start: points(1), segments: fc.array(segment, { maxLength: 8 }) });

function draw(builder: OutlineBuilder, numbers: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  if (numbers.length === 2) builder.lineTo(a, b);
  else if (numbers.length === 4) builder.quadTo(a, b, c, d);
  else builder.cubicTo(a, b, c, d, e, f);
}

test("a glyph comes back from its bytes, wherever they lie", () => {
  fc.assert(
    fc.property(fc.array(contour), fc.nat(5000), fc.boolean(), fc.nat(9), (contours, advance, simple, at) => {
      const builder = new OutlineBuilder();
      for (const { start, segments } of contours) {
        builder.moveTo(start[0] ?? 0, start[1] ?? 0);
        for (const numbers of segments) draw(builder, numbers);
        builder.close();
      }
      const glyph = { outline: { ...builder.build(), simple }, advance };
      const bytes = Uint8Array.from([...new Uint8Array(at).fill(255), ...encodeGlyph(glyph)]);
      expect(decodeGlyph(bytes, at)).toEqual(glyph);
    }),
  );
});

test("lines that closing draws, lines without length and contours without lines are left out", () => {
  const outline = outlineFromCommands([
    { type: "M", x: 5, y: 5 },
    { type: "Z" },
    { type: "M", x: 0, y: 0 },
    { type: "L", x: 0, y: 0 },
    { type: "L", x: 9, y: 0 },
    { type: "L", x: 9, y: 7 },
    { type: "L", x: 9, y: 7 },
    { type: "L", x: 0, y: 0 },
    { type: "Z" },
  ]);
  expect(outline).toEqual(new OutlineBuilder().moveTo(0, 0).lineTo(9, 0).lineTo(9, -7).close().build());
});
