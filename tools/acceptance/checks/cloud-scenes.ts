import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import {
  type CloudLayout,
  type DrawOptions,
  type Lettering,
  layoutCloud,
  layoutLayers,
  loadLettering,
} from "../../../packages/wordcloud/src/index.ts";
import { cloudWords, RING } from "./cloud-material.ts";

/** A layout, and how it is drawn. */
export interface Scene {
  readonly name: string;
  readonly layout: CloudLayout;
  readonly draw: DrawOptions;
}

/** One cloud for each thing that a picture of a cloud can have. */
export async function scenes(): Promise<Scene[]> {
  const size = { width: 480, height: 360 };
  const words = cloudWords(60, 5);
  const star = { mask: "star", contour: { width: 5, color: "rgb(200 30 60 / 70%)" } } as const;
  const emoji = await emojiFont();
  const layers = [
    { words: words.slice(0, 40), mask: "heart", gradient: "linear(20deg, #d6336c, #862e9c)", minFont: 2 },
    { words, mask: "heart", invert: true, palette: "Blues_5", minFont: 2, angles: "any" },
  ] as const;
  return [
    { name: "words", layout: layoutCloud(words, size), draw: {} },
    { name: "free angles", layout: layoutCloud(words, { ...size, angles: "any" }), draw: { background: "#102030" } },
    {
      name: "gradient through the letters",
      layout: layoutCloud(words, { ...size, gradient: "linear(30deg, #f06, gold 30%, teal)", gradientPer: "pixel" }),
      draw: { background: "transparent" },
    },
    {
      name: "radial gradient",
      layout: layoutCloud(words, { ...size, gradient: "radial(white, navy)", gradientPer: "pixel" }),
      draw: { background: "black" },
    },
    { name: "mask and contour", layout: layoutCloud(words, { ...size, ...star, minFont: 2 }), draw: star },
    {
      name: "translucent words",
      layout: layoutCloud(words, { ...size, colors: ["#f008", "rgb(0 90 200 / 30%)"] }),
      draw: { background: "rgb(255 240 200 / 50%)" },
    },
    { name: "three times as large", layout: layoutCloud(words, size), draw: { scale: 3 } },
    {
      name: "two thirds as large",
      layout: layoutCloud(words, { ...size, mask: RING, minFont: 2 }),
      draw: { scale: 2 / 3 },
    },
    { name: "repeated", layout: layoutCloud(words.slice(0, 5), { ...size, repeat: 300 }), draw: {} },
    { name: "layers", layout: layoutLayers(layers, size), draw: {} },
    {
      name: "emoji",
      layout: layoutCloud(
        ["\u{1F98A}", "\u{1F34E}", "fox", "apple"].map((text, i) => [text, 9 - i] as const),
        { ...size, font: emoji },
      ),
      draw: { font: emoji },
    },
  ];
}

function emojiFont(): Promise<Lettering> {
  return loadLettering(
    readFileSync(path.join(repository, "packages/wordcloud/node_modules/twemoji-colr-font/twemoji.woff2")),
  );
}
