import { type DecodedPixels, decodePng } from "@side-projects/testkit";
import {
  type CloudLayout,
  type LayoutOptions,
  layoutCloud,
  palette,
  recolor,
  renderPng,
} from "../../../packages/wordcloud/src/index.ts";
import matplotlib from "../../../packages/wordcloud/test/fixtures/matplotlib.json" with { type: "json" };
import palettable from "../../../packages/wordcloud/test/fixtures/palettable.json" with { type: "json" };
import { summarize } from "../../benchmarks/src/stats.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { cloudWords } from "./cloud-material.ts";

type Rgb = readonly [red: number, green: number, blue: number];
type Stop = readonly [at: number, color: Rgb];

const SIZE = { width: 480, height: 360 };
const STOPS: readonly Stop[] = [
  [0, [255, 0, 102]],
  [0.3, [255, 215, 0]],
  [1, [0, 128, 128]],
];
const COLORS = "#ff0066, gold 30%, teal";
const POINTS = 50;

/** Colours as they were asked for: gradients, palettes, by what words are, again in others, and never too pale. */
export function colorFindings(quick: boolean): Finding[] {
  return [...gradientFindings(), ...paletteFindings(), ...byFindings(), ...recolorFindings(quick), contrastFinding()];
}

/** The colour at a place along the stops, mixed in sRGB. */
function mixed(place: number): Rgb {
  const after = Math.max(1, STOPS.findIndex(([at]) => place < at) + (place >= 1 ? STOPS.length : 0));
  const [a, b] = [STOPS[Math.min(after, STOPS.length - 1) - 1], STOPS[Math.min(after, STOPS.length - 1)]];
  if (a === undefined || b === undefined) return [0, 0, 0];
  const part = Math.min(1, Math.max(0, (place - a[0]) / (b[0] - a[0])));
  const mix = (c: 0 | 1 | 2): number => a[1][c] + (b[1][c] - a[1][c]) * part;
  return [mix(0), mix(1), mix(2)];
}

/** Where a point lies along a gradient, by CSS: the ends are those that make the corners take the first and last colour. */
function placeIn(gradient: number | "radial", x: number, y: number): number {
  const [dx, dy] = [x - SIZE.width / 2, y - SIZE.height / 2];
  if (gradient === "radial") return Math.hypot(dx, dy) / Math.hypot(SIZE.width / 2, SIZE.height / 2);
  const [ux, uy] = [Math.sin((gradient * Math.PI) / 180), -Math.cos((gradient * Math.PI) / 180)];
  const length = Math.abs(SIZE.width * ux) + Math.abs(SIZE.height * uy);
  return (dx * ux + dy * uy) / length + 0.5;
}

const GRADIENTS: readonly (readonly [spec: string, gradient: number | "radial"])[] = [
  [`linear(horizontal, ${COLORS})`, 90],
  [`linear(vertical, ${COLORS})`, 180],
  [`linear(0deg, ${COLORS})`, 0],
  [`linear(33deg, ${COLORS})`, 33],
  [`linear(-120deg, ${COLORS})`, 240],
  [`radial(${COLORS})`, "radial"],
];

function gradientFindings(): Finding[] {
  let worst = 0;
  let words = 0;
  const few: string[] = [];
  for (const [gradient, kind] of GRADIENTS) {
    const layout = layoutCloud(cloudWords(60, 8), { ...SIZE, gradient, gradientPer: "pixel" });
    const points = solid(decodePng(renderPng(layout, { background: "transparent" })));
    if (points.length < POINTS) few.push(`${gradient}: ${points.length}`);
    for (const { x, y, color } of points) worst = Math.max(worst, apart(color, mixed(placeIn(kind, x + 0.5, y + 0.5))));
    for (const word of layoutCloud(cloudWords(POINTS, 8), { ...SIZE, gradient }).words) {
      words = Math.max(words, apart(rgb(word.color), mixed(placeIn(kind, word.x, word.y))));
    }
  }
  const what = `${GRADIENTS.length} gradients at ${POINTS}`;
  return [
    atMost(`${what} points within letters, worst channel`, worst, 1, "/255"),
    atMost(`${what} words of one colour each, worst channel`, words, 1, "/255"),
    allOf("gradients with so many points", GRADIENTS.length, few),
  ];
}

/** Points in wholly covered pixels, spread over the picture. */
function solid({ width, data }: DecodedPixels): { x: number; y: number; color: Rgb }[] {
  const whole: number[] = [];
  for (let i = 0; i < data.length / 4; i++) if (data[4 * i + 3] === 255) whole.push(i);
  return Array.from({ length: Math.min(POINTS, whole.length) }, (_, n) => {
    const i = whole[Math.floor((n * whole.length) / POINTS)] ?? 0;
    const at = 4 * i;
    const color: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    return { x: i % width, y: Math.floor(i / width), color };
  });
}

/** Against what matplotlib and palettable gave; 17 places of a colormap that runs through. */
function paletteFindings(): Finding[] {
  const wrong: string[] = [];
  const check = (name: string, theirs: readonly string[]): void => {
    const ours = palette(name);
    const step = (ours.length - 1) / (theirs.length - 1);
    const off = theirs.some((color, i) => apart(rgb(ours[Math.round(i * step)] ?? ""), rgb(color)) > 2);
    // A scheme of few colours is one to run through elsewhere: its ends are what both have.
    const ends = [
      apart(rgb(ours[0] ?? ""), rgb(theirs[0] ?? "")),
      apart(rgb(ours.at(-1) ?? ""), rgb(theirs.at(-1) ?? "")),
    ];
    if (ours.length >= theirs.length ? off : Math.max(...ends) > 2) wrong.push(name);
  };
  for (const [name, packed] of Object.entries(matplotlib))
    check(name, packed.match(/.{6}/g)?.map((hex) => `#${hex}`) ?? []);
  for (const [name, theirs] of Object.entries(palettable)) check(name, theirs);
  const count = Object.keys(matplotlib).length + Object.keys(palettable).length;
  return [allOf("palettes of matplotlib, ColorBrewer and CARTO by their names", count, wrong)];
}

function byFindings(): Finding[] {
  const words = cloudWords(30, 3).map((word, i) => ({ ...word, group: ["a", "b", "c"][i % 3] ?? "a" }));
  const colors = ["#ff0000", "#00ff00", "#0000ff"];
  const make = (options: LayoutOptions): CloudLayout => layoutCloud(words, { ...SIZE, colors, ...options });
  const wrong: string[] = [];
  const grouped = new Map(make({ colorBy: "group" }).words.map(({ group, color }) => [`${group} ${color}`, color]));
  if (grouped.size !== 3 || new Set(grouped.values()).size !== 3) wrong.push("group");
  const weights = make({ colorBy: "weight", colors: ["#000000", "#ffffff"] }).words;
  const tones = [...weights].sort((a, b) => a.weight - b.weight).map(({ color }) => rgb(color)[0]);
  if (tones[0] !== 0 || tones.at(-1) !== 255 || tones.some((tone, i) => tone < (tones[i - 1] ?? 0)))
    wrong.push("weight");
  const image = { ...SIZE, data: new Uint8Array(4 * SIZE.width * SIZE.height) };
  for (let i = 0; i < image.data.length / 4; i++) image.data.set([i % SIZE.width < 240 ? 200 : 20, 60, 90, 255], 4 * i);
  const painted = make({ colorImage: image }).words.filter(({ x }) => Math.abs(x - 240) > 150);
  if (painted.length === 0 || painted.some(({ x, color }) => apart(rgb(color), [x < 240 ? 200 : 20, 60, 90]) > 1))
    wrong.push("image");
  const named = make({ colorFunction: ({ text }) => `hsl(${text.length * 20} 80% 40%)` }).words;
  if (
    new Set(named.map(({ text, color }) => `${text.length} ${color}`)).size !==
    new Set(named.map(({ text }) => text.length)).size
  )
    wrong.push("function");
  const own = layoutCloud([...words, { text: "own", weight: 900, color: "#123456" }], {
    ...SIZE,
    gradient: "horizontal",
  });
  if (own.words.find(({ text }) => text === "own")?.color !== "#123456") wrong.push("a word's own");
  return [allOf("ways to choose colours: group, weight, image, function, a word's own", 5, wrong)];
}

function recolorFindings(quick: boolean): Finding[] {
  const layout = layoutCloud(cloudWords(quick ? 300 : 1000, 2), { angles: "any", minFont: 2 });
  const places = (found: CloudLayout): string => JSON.stringify(found.words.map(({ color: _, ...word }) => word));
  const ways: readonly LayoutOptions[] = [{ palette: "Set2" }, { gradient: "45" }, { colorBy: "random", seed: 3 }];
  const times = ways.flatMap((options) =>
    Array.from({ length: 5 }, () => {
      const started = performance.now();
      recolor(layout, options);
      return performance.now() - started;
    }),
  );
  const moved = ways.filter((options) => places(recolor(layout, options)) !== places(layout));
  const again = ways.map((options) => JSON.stringify(recolor(layout, options)));
  const alike = ways.filter((options, i) => JSON.stringify(recolor(layout, options)) !== again[i]);
  const { median } = summarize(times);
  const what = `recolouring ${layout.words.length} words, median`;
  return [
    quick ? { met: median > 0, text: `${what} ${median.toFixed(1)} ms` } : atMost(what, median, 30, " ms"),
    allOf(
      "colours that move no word",
      ways.length,
      moved.map((options) => JSON.stringify(options)),
    ),
    allOf(
      "the same from the same seed",
      ways.length,
      alike.map((options) => JSON.stringify(options)),
    ),
  ];
}

/** Pale and dark colours on pale and dark grounds, by the formula of WCAG. */
function contrastFinding(): Finding {
  const wrong: string[] = [];
  let count = 0;
  for (const background of ["white", "#000000", "#808080", "#ffe066", "#102a43"]) {
    for (const options of [
      { palette: "Pastel1" },
      { gradient: "linear(20deg, #000, #888, #fff)" },
      { palette: "viridis" },
    ]) {
      const layout = layoutCloud(cloudWords(40, 1), { ...SIZE, ...options, background, contrast: 3 });
      const ground = background === "white" ? "#ffffff" : background;
      for (const { text, color } of layout.words) {
        count++;
        const ratio = contrast(rgb(color), rgb(ground));
        if (ratio < 3) wrong.push(`${text} ${color} on ${background}: ${ratio.toFixed(2)}`);
      }
    }
  }
  return allOf("words with a contrast of 3 where that is asked for", count, wrong);
}

function contrast(a: Rgb, b: Rgb): number {
  const light = (color: Rgb): number => {
    const [r = 0, g = 0, bl = 0] = color.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  };
  const [x, y] = [light(a), light(b)];
  return Math.max(x, y) / Math.min(x, y);
}

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function apart(a: Rgb, b: Rgb): number {
  return Math.max(...a.map((value, c) => Math.abs(value - (b[c] ?? 0))));
}
