import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { countWords, createCloud, layoutLayers, loadLettering, readInput, renderPng } from "../src/index.ts";

/** Draws the pictures of the README from this repository's own texts and sources. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const images = path.join(root, "docs/images");
const mono = createRequire(import.meta.url).resolve("@fontsource/space-mono/files/space-mono-latin-400-normal.woff2");

/** All files below a folder that end in `.ending`, joined. */
function textOf(folder: string, ending: string): string {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(`.${ending}`) && !/node_modules|dist|test|THIRD/.test(name))
    .sort()
    .map((name) => readFileSync(path.join(root, folder, name), "utf8"))
    .join("\n");
}

/** Rays around a middle, each a bar with round ends; their lengths differ as those of a hand-drawn star do. */
function burst(): string {
  const lengths = [96, 82, 94, 86, 98, 84, 92, 88, 97, 80, 93, 87];
  const rays = lengths.map((length, i) => {
    const angle = (i * 30 + (i % 3) * 4 - 4) * (Math.PI / 180);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const point = (along: number, across: number): string =>
      `${(100 + along * x - across * y).toFixed(2)} ${(100 + along * y + across * x).toFixed(2)}`;
    return `M${point(0, -5)}L${point(length - 8, -8.5)}A8.5 8.5 0 0 1 ${point(length - 8, 8.5)}L${point(0, 5)}Z`;
  });
  return `M100 72A28 28 0 0 1 100 128A28 28 0 0 1 100 72Z${rays.join("")}`;
}

/** Markdown without its code and addresses. */
function proseOf(...folders: string[]): string {
  const input = readInput(folders.map((folder) => textOf(folder, "md")).join("\n"), { format: "markdown" });
  return input.kind === "text" ? input.text : "";
}

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(images, name), bytes);
  console.log(`docs/images/${name}  ${bytes.length} bytes`);
}

const prose = proseOf("docs", "prompts", "packages");
const code = textOf("packages", "ts").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, " ");
const font = await loadLettering(mono);

const plain = await createCloud(prose, { width: 1200, height: 630, maxWords: 150, minLength: 4 });
save("wordcloud.png", plain.png({ effort: "max" }));

const star = await createCloud(prose, {
  mask: "fa-solid-star",
  angles: "any",
  gradient: "linear(100deg, #6f4fe0 8%, #3f7df6 35%, #22b8c9 60%, #4ade5a 92%)",
  background: "#08090b",
  repeat: 900,
  minFont: 8,
  minLength: 3,
  maxWords: 140,
  collocations: false,
  font,
});
save("wordcloud-star.png", star.png({ effort: "max" }));

const common = {
  font,
  mask: { path: burst(), viewBox: [0, 0, 200, 200] },
  angles: "any",
  preferHorizontal: 0.6,
  maskMargin: 0.03,
  minFont: 6,
  repeat: true,
} as const;
const layers = layoutLayers(
  [
    {
      ...common,
      words: countWords(code, { maxWords: 260, collocations: false, stopwords: false, minLength: 2 }),
      exponent: 0.5,
      colors: ["#da7756"],
    },
    {
      ...common,
      words: countWords(prose, { maxWords: 420, collocations: false, minLength: 3 }),
      invert: true,
      colors: ["#4a4a4a", "#383838", "#5c5c5c", "#2c2c2c"],
    },
  ],
  { width: 1280, height: 720 },
);
save("wordcloud-layers.png", renderPng(layers, { background: "black", font, effort: "max" }));
