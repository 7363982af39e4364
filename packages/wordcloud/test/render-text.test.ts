import { decodePng, openBrowser } from "@side-projects/testkit";
import { expect, test } from "vitest";
import type { Lettering } from "../src/core/lettering.ts";
import { renderRgba } from "../src/core/render/draw.ts";
import { fontFile } from "../src/core/render/font-file.ts";
import { renderSvg } from "../src/core/render/svg.ts";
import { TextSetter } from "../src/core/render/svg-text.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { filled, HALO, layoutOf, MIXED, RAINBOW, SQUARES, TWO_COLORS, word } from "./render-scenes.ts";
import { xmlFaults } from "./render-xml.ts";

const lettering = defaultLettering();
const LAYOUTS = [MIXED, filled(MIXED, RAINBOW), filled(MIXED, HALO)];

test("Chromium draws the text in the embedded font as we draw the outlines", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    for (const layout of LAYOUTS) {
      const svg = renderSvg(layout, lettering, { text: true, scale: 2 });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
      await page.evaluate("document.fonts.ready");
      const loaded = await page.evaluate("[...document.fonts].map((font) => font.status).join()");
      const theirs = decodePng(await page.screenshot());
      const ours = renderRgba(layout, lettering, { scale: 2 });
      const sum = Array.from(ours.data).reduce((total, value, i) => total + Math.abs(value - (theirs.data[i] ?? 0)), 0);
      expect(loaded).toBe("loaded");
      expect(sum / ours.data.length).toBeLessThanOrEqual(1);
    }
  } finally {
    await browser.close();
  }
});

const elementsOf = (svg: string): string[] => [...svg.matchAll(/^<(text|path|g) /gm)].map(([, name = ""]) => name);

test("each word is one text with a place for each character, its title before it", () => {
  const svg = renderSvg(layoutOf([word("AVA", 100, 100), word("two words", 250, 200)]), lettering, { text: true });
  expect(xmlFaults(svg)).toEqual([]);
  expect(elementsOf(svg)).toEqual(["text", "text"]);
  const [first = "", second = ""] = [...svg.matchAll(/ x="([^"]+)"/g)].map(([, x]) => x);
  expect([first.split(" ").length, second.split(" ").length]).toEqual([3, 9]);
  expect(svg).toContain("<title>AVA: 1</title>AVA</text>");
  // Kerning: the V stands nearer than the A is wide.
  expect(Number(first.split(" ")[1])).toBeLessThan(1000 * lettering.line("A").advance);
});

test("a font has the characters used and no others, and is the same file each time", () => {
  const setter = new TextSetter(lettering);
  for (const text of ["banana", "ban", "\u00e9t\u00e9"]) setter.placesOf(text);
  const font = setter.font("name");
  const one = new TextSetter(lettering);
  one.placesOf("b");
  expect(font).toEqual(setter.font("name"));
  expect(font?.length).toBeGreaterThan(one.font("name")?.length ?? 0);
  expect(new TextSetter(lettering).font("name")).toBeUndefined();
});

test("all parts of a font file add up to the number that the format asks for", () => {
  const [layer] = lettering.line("Q").layers;
  if (layer === undefined) throw new Error("no layer");
  const glyphs = [{ code: 0x51, advance: 0.6, outline: layer.outline }];
  const file = fontFile({ family: "f", ascender: 0.9, descender: 0.2, glyphs });
  const view = new DataView(file.buffer);
  let sum = 0;
  for (let i = 0; i < file.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test("words that are more than their characters side by side stay outlines", () => {
  const joined: Lettering = {
    ...SQUARES,
    line: (text) => (text === "fi" ? lettering.line("x") : lettering.line(text)),
    ascender: lettering.ascender,
    descender: lettering.descender,
  };
  const texts = ["f", "fi", "e\u0301", "a\u200db", "\u{1d400}", "two  gaps", " led", "line\nbreak"];
  const svg = renderSvg(layoutOf(texts.map((text) => word(text, 100, 100))), joined, { text: true });
  expect(elementsOf(svg).map((name) => name === "text")).toEqual(texts.map((text) => text === "f"));
  const colored = renderSvg(layoutOf([word("a", 100, 100)]), TWO_COLORS, { text: true });
  expect(colored).not.toMatch(/<text|<style/);
});

test("hostile words are text of well-formed XML, or outlines", () => {
  for (const text of [
    "<script>",
    "]]>",
    "</text></svg>",
    "&#0;",
    `"'`,
    "a\u0000b",
    "\ud800",
    "\u202edlrow",
    "\ufffe",
  ]) {
    for (const gradient of [undefined, RAINBOW]) {
      const plain = layoutOf([word(text, 100, 100)]);
      const layout = gradient === undefined ? plain : filled(plain, gradient);
      const svg = renderSvg(layout, SQUARES, { text: true });
      expect(xmlFaults(svg), JSON.stringify(text)).toEqual([]);
      expect(svg).not.toMatch(/<script/);
    }
  }
});

test("an id is there once, also where every word has a gradient of its own", () => {
  const layout = filled(MIXED, RAINBOW);
  const ids = [false, true].flatMap((text) =>
    [...renderSvg(layout, lettering, { text }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(2 + MIXED.words.length);
});

test("text is true or false", () => {
  const drawn = () => Reflect.apply(renderSvg, undefined, [MIXED, lettering, { text: "yes" }]);
  expect(drawn).toThrow(expect.objectContaining({ name: "CloudError", code: "E_OPTION" }));
});
