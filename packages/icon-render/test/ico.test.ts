import { decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { encodeIco } from "../src/core/ico.ts";
import { renderIco, renderRgba } from "../src/index.ts";

interface Entry {
  width: number;
  height: number;
  planes: number;
  bits: number;
  bytes: Uint8Array;
  offset: number;
}

/** Reads the directory as Microsoft describes it. */
function readIco(file: Uint8Array): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  expect([view.getUint16(0, true), view.getUint16(2, true)]).toEqual([0, 1]);
  return Array.from({ length: view.getUint16(4, true) }, (_, i) => {
    const at = 6 + 16 * i;
    const offset = view.getUint32(at + 12, true);
    expect([view.getUint8(at + 2), view.getUint8(at + 3)]).toEqual([0, 0]);
    return {
      width: view.getUint8(at) || 256,
      height: view.getUint8(at + 1) || 256,
      planes: view.getUint16(at + 4, true),
      bits: view.getUint16(at + 6, true),
      bytes: file.subarray(offset, offset + view.getUint32(at + 8, true)),
      offset,
    };
  });
}

describe("an ICO file", () => {
  test("holds a picture of each size, one after the other, with nothing between or behind", () => {
    const file = renderIco("heart", { color: "#e0245e", background: "transparent" });
    const entries = readIco(file);
    expect(entries.map(({ width }) => width)).toEqual([16, 32, 48, 256]);
    let end = 6 + 16 * entries.length;
    for (const { offset, bytes } of entries) {
      expect(offset).toBe(end);
      end += bytes.length;
    }
    expect(end).toBe(file.length);
  });

  test("holds the pixels that renderRgba gives at each size, as RGBA of 8 bits", () => {
    const options = { color: "#e0245e80", background: "transparent", snap: true };
    for (const { width, height, planes, bits, bytes } of readIco(renderIco("star", options, [16, 24, 256]))) {
      expect([height, planes, bits]).toEqual([width, 1, 32]);
      const { data } = decodePng(bytes);
      expect(Buffer.compare(Buffer.from(data), Buffer.from(renderRgba("star", { ...options, size: width }).data))).toBe(
        0,
      );
      // IHDR: bit depth 8, colour type 6.
      expect([bytes[24], bytes[25]]).toEqual([8, 6]);
    }
  });

  test("takes its sizes from the list, whatever width and height say", () => {
    const entries = readIco(renderIco("star", { width: 100, height: 50 }, [20]));
    expect(entries.map(({ width, height }) => [width, height])).toEqual([[20, 20]]);
  });

  test("holds no side over 256 and not nothing", () => {
    expect(() => renderIco("star", {}, [257])).toThrow(expect.objectContaining({ code: "E_SIZE" }));
    expect(() => renderIco("star", {}, [])).toThrow(expect.objectContaining({ code: "E_SIZE" }));
    expect(() => encodeIco([{ size: 300, png: new Uint8Array(1) }])).toThrow(/300/);
  });
});
