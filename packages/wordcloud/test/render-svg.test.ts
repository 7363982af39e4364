import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import type { CloudLayout } from "../src/core/cloud.ts";
import { renderRgba } from "../src/core/render/draw.ts";
import type { SvgOptions } from "../src/core/render/options.ts";
import { renderSvg } from "../src/core/render/svg.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { filled, layoutOf, MIXED, RAINBOW, SCENES, type Scene, SQUARES, word } from "./render-scenes.ts";
import { xmlFaults } from "./render-xml.ts";

const lettering = defaultLettering();

function svgOf(layout: CloudLayout, options: SvgOptions = {}): string {
  return renderSvg(layout, lettering, options);
}

/** Mean difference over all channels, premultiplied: colour under no alpha is seen by nobody. */
function meanError({ layout, lettering, options }: Scene): number {
  const ours = renderRgba(layout, lettering, options);
  const zoom = { mode: "width", value: ours.width } as const;
  const theirs = new Resvg(renderSvg(layout, lettering, options), { fitTo: zoom }).render();
  expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height]);
  let sum = 0;
  theirs.pixels.forEach((value, i) => {
    const alpha = (i & 3) === 3 ? 1 : (ours.data[i | 3] ?? 0) / 255;
    sum += Math.abs(value - (ours.data[i] ?? 0) * alpha);
  });
  return sum / theirs.pixels.length;
}

describe("resvg draws our SVG as we draw our pixels, to a level on average", () => {
  test.each(SCENES)("$name", (scene) => {
    expect(meanError(scene)).toBeLessThanOrEqual(1);
  });
});

describe("our SVG", () => {
  test.each(SCENES)("of $name is XML", ({ layout, lettering, options }) => {
    expect(xmlFaults(renderSvg(layout, lettering, options))).toEqual([]);
  });

  test("has one element a word, in order, with the word and its weight in its title", () => {
    const svg = svgOf(layoutOf([word("one", 50, 50, { weight: 7 }), word("two", 90, 200), word("a.b", 250, 90)]));
    const titles = [
      ...svg.matchAll(/^<path transform="matrix\([^)]+\)" fill="#204080" d="[^"]+"><title>(.+?)<\/title>/gm),
    ];
    expect(titles.map(([, title]) => title)).toEqual(["one: 7", "two: 1", "a.b: 1"]);
  });

  test("tells a word's own title instead", () => {
    expect(svgOf(layoutOf([word("one", 50, 50, { title: "the first" })]))).toContain("<title>the first</title></path>");
  });

  test("keeps its place for a word that the fonts cannot write", () => {
    const svg = svgOf(layoutOf([word("\u{10ffff}", 50, 50), word("two", 90, 200)]));
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg).toContain('<path d=""><title>');
  });

  test("names itself by its first ten words", () => {
    const words = Array.from({ length: 12 }, (_, i) => word(`w${i}`, 20 + 30 * i, 50, { size: 9 }));
    const name = "Word cloud: w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, ...";
    expect(svgOf(layoutOf(words))).toContain(`role="img" aria-label="${name}">\n<title>${name}</title>`);
    expect(svgOf(layoutOf(words), { title: "A & B" })).toContain('aria-label="A &#38; B">\n<title>A &#38; B</title>');
  });

  test("is drawn in the font's own units: a repeated word has the same short path", () => {
    const svg = svgOf(layoutOf([word("repeat", 100, 50), word("repeat", 200, 200, { size: 80, angle: 33 })]));
    const [first, second] = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d);
    expect(first).toBe(second);
    expect(first).not.toContain(".");
  });

  test("has numbers only", () => {
    for (const { layout, lettering, options } of SCENES) {
      expect(renderSvg(layout, lettering, options)).not.toMatch(/NaN|Infinity|undefined|\de-\d/);
    }
  });

  test("is the same text each time", () => {
    expect(svgOf(filled(MIXED, RAINBOW))).toBe(svgOf(filled(MIXED, RAINBOW)));
  });
});

describe("hostile words", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    "</title></path></svg>",
    `"'"><a href='x'>`,
    "&amp;&#0;&bogus;",
    "null\u0000bell\u0007\u001b[31m\u007f\u0085",
    "high\ud800 low\udfff lone",
    "\ufffe\uffff",
    "line\nbreak\ttab\rreturn",
    "\u202eright to left",
  ];

  test("come out as text of well-formed XML", () => {
    for (const text of HOSTILE) {
      const svg = renderSvg(layoutOf([word(text, 50, 50, { title: text })]), SQUARES, { title: text });
      expect(xmlFaults(svg), JSON.stringify(text)).toEqual([]);
      expect(svg).not.toMatch(/<script|<a |<\/svg>[^\n]/);
      expect(() => new Resvg(svg)).not.toThrow();
    }
  });

  test("lose only what XML has no place for", () => {
    const svg = renderSvg(layoutOf([word("a\u0000b\ud800c\u{1f600}d\ufffee\u007f", 50, 50)]), SQUARES);
    expect(svg).toContain("<title>abc\u{1f600}de\u007f: 1</title>");
  });
});

describe("links", () => {
  test("lead to the web and to mailboxes", () => {
    const words = ["https://example.org/?a=1&b='2'", "HTTP://example.org", "mailto:me@example.org"].map((href, i) =>
      word("go", 50, 50 * i + 50, { href }),
    );
    const svg = svgOf(layoutOf(words));
    expect(xmlFaults(svg)).toEqual([]);
    expect(svg).toContain('<a href="https://example.org/?a=1&#38;b=&#39;2&#39;"><path ');
    expect(svg.match(/<\/path><\/a>/g)).toHaveLength(3);
  });

  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "/relative",
    "https://a b",
    "",
    "java\nscript:x",
  ])("that lead elsewhere are refused: %j", (href) => {
    expect(() => svgOf(layoutOf([word("go", 50, 50, { href })]))).toThrow(
      expect.objectContaining({ name: "CloudError", code: "E_OPTION" }),
    );
  });
});

describe("ids", () => {
  const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

  test("of two documents on one page differ, and each document refers to its own", () => {
    const svgs = [
      svgOf(filled(MIXED, RAINBOW)),
      svgOf(filled(MIXED, { ...RAINBOW, angle: 91 })),
      svgOf(filled({ ...MIXED, words: MIXED.words.slice(1) }, RAINBOW)),
      svgOf(filled(MIXED, RAINBOW), { idPrefix: "mine-" }),
    ];
    const ids = svgs.flatMap(idsOf);
    expect(new Set(ids).size).toBe(svgs.length);
    svgs.forEach((svg, i) => {
      expect(new Set([...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id))).toEqual(new Set([ids[i]]));
    });
  });

  test.each(["", "1a", "a b", 'a"', "a".repeat(99)])("cannot begin with %j", (idPrefix) => {
    expect(() => svgOf(MIXED, { idPrefix })).toThrow(expect.objectContaining({ code: "E_OPTION" }));
  });
});

test("what is no XML is told as such", () => {
  const broken = ["<a>", "<a></b>", "<a/><a/>", '<a b="1" b="2"/>', "<a>&</a>", "<a b='1'/>", "x<a/>", "<a b=1/>", ""];
  for (const xml of [...broken, "<a>\u0007</a>", "<a>&#7;</a>", "<a>\ud800</a>", "<a>]]></a>"]) {
    expect(xmlFaults(xml), xml).not.toEqual([]);
  }
});
