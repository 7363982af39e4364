import fc from "fast-check";
import { expect, test } from "vitest";
import { textOf, utf8BytesOf, utf8Of } from "../src/core/project/text.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

test("text becomes the bytes that TextEncoder makes, whatever its characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(utf8BytesOf(text)).toEqual(new TextEncoder().encode(text));
    }),
  );
});

test("bytes are UTF-8 exactly where TextDecoder says so, and else Latin-1", () => {
  const near = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xf5))
      .map((a) => Uint8Array.from(a)),
    fc.string({ unit: "binary", maxLength: 5000, size: "max" }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(near, (bytes) => {
      const expected = decoded(bytes);
      expect(utf8Of(bytes)).toBe(expected);
      expect(textOf(bytes)).toBe(expected ?? Buffer.from(bytes).toString("latin1"));
    }),
  );
});
