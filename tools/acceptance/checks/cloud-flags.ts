import { writeFileSync } from "node:fs";
import path from "node:path";
import { encodePng, repository } from "@side-projects/testkit";
import { FLAGS } from "../../../packages/wordcloud/src/cli/flags.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { wordcloud } from "./cloud-command.ts";

/**
 * Every flag but those that leave nothing to do, one at a time with a text.
 *
 * @param every of how many flags one is tried
 */
export async function flagFinding(folder: string, every: number): Promise<Finding> {
  const image = { width: 64, height: 64, data: new Uint8Array(4 * 64 * 64).fill(120) };
  writeFileSync(path.join(folder, "image.png"), encodePng(image));
  writeFileSync(path.join(folder, "pins.json"), '[{"text": "tea", "x": 32, "y": 32, "size": 9}]');
  writeFileSync(path.join(folder, "layers.json"), '[{"file": "tea.csv"}]');
  const wrong: string[] = [];
  const flags = FLAGS.filter(({ name }, i) => i % every === 0 && !ENDING.includes(name));
  for (const { name, kind } of flags) {
    const value = VALUES[name];
    const takes = kind !== "on" && kind !== "off" && kind !== "repeat";
    if (takes && value === undefined) wrong.push(`${name} has no example`);
    const input = name === "column" ? ["tea.csv"] : name === "layers" ? [] : ["tea.txt"];
    const size = ["size", "width", "height"].includes(name) ? [] : ["--size", "64"];
    const output = name === "output" || name === "format" ? [] : ["-o", `f.${FORMATS[name] ?? "png"}`];
    const args = [
      ...input,
      ...size,
      ...output,
      ...(MASKED.includes(name) ? ["--mask", "star"] : []),
      `--${name}`,
      ...(takes ? [value ?? ""] : []),
    ];
    const { code, stderr } = await wordcloud(args, folder);
    if (code !== 0) wrong.push(`--${name}: ${stderr.trim()}`);
  }
  return allOf("flags of the command that it takes", flags.length, wrong);
}

/** Formats of flags that speak of no other. */
const FORMATS: Readonly<Record<string, string>> = { quality: "webp", title: "svg", text: "svg", "id-prefix": "svg" };

/** Flags that leave nothing for a text to do, and such as speak of a mask. */
const ENDING = ["from-layout", "help", "version", "list-palettes"];
const MASKED = ["invert", "mask-fit", "mask-anchor", "contour"];

const FONT = path.join(
  repository,
  "packages/wordcloud/node_modules/@fontsource/space-mono/files/space-mono-latin-400-normal.woff",
);

const VALUES: Readonly<Record<string, string>> = {
  "max-words": "5",
  stopwords: "en",
  "add-stopwords": "cup",
  language: "en",
  "min-length": "2",
  regexp: "\\w+",
  "collocation-threshold": "20",
  "input-format": "text",
  column: "word",
  size: "80x60",
  width: "80",
  height: "60",
  scale: "2",
  mask: "star",
  "mask-fit": "cover",
  "mask-anchor": "top",
  "mask-margin": "3",
  contour: "2,#333",
  angles: "-45..45/15",
  "prefer-horizontal": "0.5",
  sizing: "exact",
  exponent: "0.6",
  "min-font": "2",
  "max-font": "20",
  padding: "1",
  edge: "1",
  seed: "7",
  pins: "pins.json",
  font: FONT,
  palette: "Set2",
  colors: "#1c7ed6,gold",
  gradient: "45",
  "gradient-per": "pixel",
  "gradient-over": "words",
  "color-by": "weight",
  "color-image": "image.png",
  "default-color": "red",
  background: "transparent",
  contrast: "3",
  output: "g.svg",
  format: "svg",
  effort: "max",
  quality: "80",
  title: "Tea",
  "id-prefix": "tea",
  layers: "layers.json",
  "save-layout": "s.json",
  "from-layout": "s.json",
};
