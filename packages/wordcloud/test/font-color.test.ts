import { readFileSync } from "node:fs";
import { isSimple, outlineBounds, type Rgba } from "@side-projects/raster";
import { unpackFont } from "icon-render";
import { expect, test } from "vitest";
import { loadLettering } from "../src/fonts/load-lettering.ts";
import { inPackage } from "./font-truth.ts";

const EMOJI = inPackage("twemoji-colr-font", "twemoji.woff2");
const MONO = inPackage("@fontsource/space-mono", "files/space-mono-latin-400-normal.woff");
const lettering = await loadLettering([MONO, EMOJI]);
const colors = await readColors();

const FACE = "\u{1f600}";
const FAMILY = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";
const FLAG = "\u{1f1eb}\u{1f1f7}";

/** Colours of the layers of a glyph, read from COLR version 0 and CPAL after the OpenType specification alone. */
async function readColors(): Promise<(glyph: number) => Rgba[]> {
  const sfnt = await unpackFont(readFileSync(EMOJI));
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
      if (Buffer.from(sfnt.subarray(at, at + 4)).toString("ascii") === tag) return view.getUint32(at + 8);
    }
    throw new Error(`no ${tag}`);
  };
  const [colr, cpal] = [table("COLR"), table("CPAL")];
  const palette = cpal + view.getUint32(cpal + 8);
  return (glyph) => {
    for (let i = 0; i < view.getUint16(colr + 2); i++) {
      const base = colr + view.getUint32(colr + 4) + 6 * i;
      if (view.getUint16(base) !== glyph) continue;
      return Array.from({ length: view.getUint16(base + 4) }, (_, layer): Rgba => {
        const record = colr + view.getUint32(colr + 8) + 4 * (view.getUint16(base + 2) + layer);
        const at = palette + 4 * view.getUint16(record + 2);
        return [view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at), view.getUint8(at + 3) / 255];
      });
    }
    return [];
  };
}

function colorsOf(text: string) {
  return lettering.line(text).layers.map(({ color }) => color);
}

test("an emoji has the layers and colours of its tables, from back to front", () => {
  // 884 is the glyph that the font's cmap has for it.
  expect(colorsOf(FACE)).toEqual(colors(884));
  expect(colorsOf(FACE)).toHaveLength(3);
  const [back, ...features] = lettering.line(FACE).layers.map(({ outline }) => outlineBounds(outline));
  for (const box of features) {
    expect(box?.left).toBeGreaterThan(back?.left ?? 1);
    expect(box?.bottom).toBeLessThan(back?.bottom ?? -1);
  }
});

test("families, flags, skin tones and keycaps are one picture each", () => {
  for (const text of [FAMILY, FLAG, "\u{1f44d}\u{1f3fd}", "1\ufe0f\u20e3", "\u2764\ufe0f"]) {
    const line = lettering.line(text);
    expect([line.missing, line.advance]).toEqual([[], 1]);
    expect(line.layers.every(({ color }) => color !== undefined)).toBe(true);
  }
  expect(colorsOf(FLAG)).not.toEqual(colorsOf("\u{1f1e9}\u{1f1ea}"));
  expect(colorsOf("\u{1f44d}\u{1f3fd}")).not.toEqual(colorsOf("\u{1f44d}\u{1f3ff}"));
});

test("letters beside an emoji keep the colour of the word, in one layer", () => {
  const { layers, advance } = lettering.line(`ok${FACE}`);
  expect(layers.map(({ color }) => color)).toEqual([undefined, ...colors(884)]);
  expect(advance).toBe(lettering.line("ok").advance + 1);
  for (const { outline } of layers.slice(1)) {
    expect(outlineBounds(outline)?.left).toBeGreaterThanOrEqual(lettering.line("ok").advance);
  }
});

test("digits and signs are text, though the font of emoji has blank ones", async () => {
  const first = await loadLettering([EMOJI, MONO]);
  expect(first.line("#1").missing).toEqual([]);
  expect(first.line("#1").layers).toEqual(lettering.line("#1").layers);
});

test("without a font of emoji the cluster is missing as a whole", async () => {
  const plain = await loadLettering(MONO);
  expect(plain.line(`a${FAMILY}`).missing).toEqual([FAMILY]);
});

test("plain outlines of a loaded font are only called simple where they are", async () => {
  for (const letter of "aegB8%&@") {
    const [layer] = lettering.line(letter).layers;
    if (layer === undefined) throw new Error("no outline");
    expect([letter, layer.outline.simple]).toEqual([letter, isSimple(layer.outline)]);
  }
});
