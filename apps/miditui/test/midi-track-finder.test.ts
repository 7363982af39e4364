import fc from "fast-check";
import { expect, test } from "vitest";
import { trackFinder } from "../src/core/midi/track-finder.ts";
import { ascii } from "./songs/smf.ts";

/** Counts how often a word or a byte is read. */
class CountedView extends DataView<ArrayBuffer> {
  reads = 0;
  override getUint8(at: number): number {
    this.reads++;
    return super.getUint8(at);
  }
  override getUint32(at: number): number {
    this.reads++;
    return super.getUint32(at);
  }
}

test("the next chunk is found from any byte on, the end where there is none", () => {
  const size = 20_000;
  fc.assert(
    fc.property(fc.array(fc.nat(size - 4)), fc.array(fc.nat(size)), (places, queries) => {
      const bytes = new Uint8Array(size);
      for (const at of places) bytes.set(ascii("MTrk"), at);
      const text = Buffer.from(bytes).toString("latin1");
      const find = trackFinder(new DataView(bytes.buffer));
      for (const from of queries) {
        const at = text.slice(0, size - 4).indexOf("MTrk", from);
        expect(find(from)).toBe(at < 0 ? size : at);
      }
    }),
  );
});

test("a thousand wrong lengths do not read the file a thousand times", () => {
  const view = new CountedView(new ArrayBuffer(1_000_000));
  const find = trackFinder(view);
  for (let from = 0; from < 1000; from++) expect(find(from * 7)).toBe(1_000_000);
  expect(view.reads).toBeLessThan(10_000_000);
});
