import fc from "fast-check";
import { expect, test } from "vitest";
import { SharedGrid } from "../src/threads/shared-grid.ts";

function pair(): { readonly writer: SharedGrid; readonly reader: SharedGrid } {
  const reader = new SharedGrid("reader");
  return { reader, writer: new SharedGrid("writer", reader.buffer) };
}

test("the reader gets the newest grid, whole and once, in whatever order both come, and sizes with it", () => {
  const { writer, reader } = pair();
  let published = 0;
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constant("take" as const),
          fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 40 })),
        ),
      ),
      (deeds) => {
        for (const deed of deeds) {
          if (deed === "take") {
            const grid = reader.newest();
            expect(grid === undefined).toBe(taken === published);
            if (grid === undefined) continue;
            taken = published;
            expect(grid.dots).toHaveLength(grid.columns * grid.rows);
            expect(new Set([...grid.counts, published % 65_536]).size).toBe(1);
            expect(new Set([...grid.dots, ...grid.colors, published % 256]).size).toBe(1);
          } else {
            const grid = writer.blank(deed[0], deed[1]);
            published += 1;
            grid.counts.fill(published);
            grid.dots.fill(published);
            grid.colors.fill(published);
            writer.publish();
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("what the reader holds is not written to, however many grids are published meanwhile", () => {
  const { writer, reader } = pair();
  writer.blank(10, 10).dots.fill(7);
  writer.publish();
  const held = reader.newest();
  for (let i = 0; i < 9; i++) {
    writer.blank(10, 10).dots.fill(9);
    writer.publish();
  }
  expect(held?.dots.every((dots) => dots === 7)).toBe(true);
  expect(reader.newest()?.dots[0]).toBe(9);
});

test("every publish and every poke changes the sequence, so a wait for the old one ends at once", () => {
  const { writer, reader } = pair();
  const seen = reader.sequence;
  writer.blank(3, 3);
  writer.publish();
  expect(reader.sequence).not.toBe(seen);
  const later = reader.sequence;
  reader.poke();
  expect(reader.sequence).not.toBe(later);
  reader.wait(later);
});

test("a grid of 512 x 200 fits, one beyond any screen is refused by name", () => {
  const { writer } = pair();
  expect(writer.blank(512, 200).dots).toHaveLength(102_400);
  expect(() => writer.blank(10_000, 10_000)).toThrow(expect.objectContaining({ code: "E_SIZE" }));
});
