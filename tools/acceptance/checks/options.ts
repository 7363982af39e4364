import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command } from "@side-projects/testkit";
import { loadIconFont, type RenderOptions, renderIco, renderPng, renderWebp } from "icon-render";
import { allOf, type Finding } from "../src/findings.ts";
import { iconRender, iconRenderFolder, inFolder } from "./command.ts";
import { fileOf, loadSharp } from "./modules.ts";
import { same } from "./pixels.ts";

type Plain = Required<Omit<RenderOptions, "font" | "sketch">>;

/** A value of each option that is not its default; the compiler asks for one of every option that the library has. */
const SAMPLES: Plain = {
  size: 90,
  width: 70,
  height: 40,
  iconSize: 31,
  iconWidth: 20,
  iconHeight: 30,
  fit: "bbox",
  overflow: "crop",
  padding: 7,
  anchorX: "left",
  anchorY: "bottom",
  offsetX: -3.5,
  offsetY: 4.25,
  rotate: -33,
  flip: "both",
  style: "regular",
  color: "#e0245e",
  background: "transparent",
  opacity: 0.6,
  gradient: "linear(45deg, #f06, gold 30%, teal)",
  outline: 2,
  outlineColor: "navy",
  shadow: "2 3 4 #0008",
  radius: 9,
  stack: "circle",
  stackColor: "tomato",
  stackScale: 0.7,
  duotone: true,
  secondaryColor: "blue",
  secondaryOpacity: 0.7,
  snap: true,
  blend: "linear",
  noise: "rainbow",
  noiseOpacity: 0.5,
  seed: 7,
  levels: 16,
  supersample: 4,
  optimize: "max",
  quality: 40,
  maxPixels: 5000,
};

/** What an option needs beside it to be seen. */
const BESIDE: Partial<Record<keyof Plain, RenderOptions>> = {
  overflow: { iconSize: 200 },
  outline: { outlineColor: "red" },
  outlineColor: { outline: 2 },
  stackColor: { stack: "circle" },
  stackScale: { stack: "circle" },
  secondaryColor: { duotone: true },
  secondaryOpacity: { duotone: true },
  noiseOpacity: { noise: "uniform" },
  seed: { noise: "uniform" },
};

/** Options that leave the pixels as they are: promises, effort and limits. */
const SILENT: readonly (keyof Plain)[] = ["supersample", "optimize", "maxPixels", "quality"];

/** Has a hole for duotone, a regular style, level edges for snap, is smaller than its em and the same in no mirror. */
const ICON = "square-check";

interface Sample {
  option: string;
  options: RenderOptions;
  without: RenderOptions;
  format: "png" | "webp";
}

function samples(): Sample[] {
  return Object.entries(SAMPLES).map(([option, value]) => {
    const beside = Object.entries(BESIDE).find(([name]) => name === option)?.[1] ?? {};
    const without: RenderOptions = { size: 64, ...beside };
    return { option, options: { ...without, [option]: value }, without, format: option === "quality" ? "webp" : "png" };
  });
}

function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function flagsOf(options: RenderOptions): string[] {
  return Object.entries(options).flatMap(([option, value]) =>
    value === true ? [flagOf(option)] : [flagOf(option), String(value)],
  );
}

/** Every option of the library as a flag and as a key of a manifest, each with the bytes that the library makes. */
export async function optionFindings(flagEvery: number): Promise<Finding[]> {
  const all = samples();
  const source = readFileSync(path.join(iconRenderFolder, "src/core/options.ts"), "utf8");
  const body = source.slice(
    source.indexOf("interface RenderOptions"),
    source.indexOf("\n}", source.indexOf("interface RenderOptions")),
  );
  const declared = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\?:/gm)].map(([, name = ""]) => name);
  const help = (await iconRender(["--help"], iconRenderFolder)).stdout;
  const unknown = declared.filter((name) => !help.includes(` ${flagOf(name)} `));
  const dull = all.filter(({ option, options, without, format }) => {
    const silent = SILENT.some((name) => name === option);
    return format === "png" && !silent && same(renderPng(ICON, options), renderPng(ICON, without));
  });
  const byManifest: string[] = [];
  const byFlag: string[] = [];
  const flagged = all.filter((_, i) => i % flagEvery === 0);
  await inFolder(async (folder) => {
    const entries = all.map(({ option, options, format }) => ({
      icon: ICON,
      ...options,
      output: `${option}.${format}`,
    }));
    const batch = await iconRender(["batch", "-"], folder, JSON.stringify(entries));
    if (batch.code !== 0) byManifest.push(batch.stderr.trim());
    for (const sample of all) {
      if (!(await hasBytes(path.join(folder, `${sample.option}.${sample.format}`), sample)))
        byManifest.push(sample.option);
    }
    for (const sample of flagged) {
      const file = path.join(folder, `flag-${sample.option}.${sample.format}`);
      const { code, stderr } = await iconRender([ICON, ...flagsOf(sample.options), "-o", file], folder);
      if (code !== 0 || !(await hasBytes(file, sample))) byFlag.push(`${sample.option} ${stderr.trim()}`);
    }
  });
  return [
    allOf("options of the library that have a flag", declared.length, unknown),
    {
      met: declared.length === all.length + 2,
      text: `${declared.length} options are declared, ${all.length + 2} tried`,
    },
    allOf(
      "option values that change the picture",
      all.length - SILENT.length,
      dull.map(({ option }) => option),
    ),
    allOf("manifest keys with the library's bytes", all.length, byManifest),
    allOf("flags with the library's bytes", flagged.length, byFlag),
  ];
}

async function hasBytes(file: string, { options, format }: Sample): Promise<boolean> {
  if (!existsSync(file)) return false;
  const wanted = format === "png" ? renderPng(ICON, options) : await renderWebp(ICON, options);
  return same(readFileSync(file), wanted);
}

/** The options that name files: another font with its sheet, and a picture in the icon's place. */
export async function fileOptionFindings(): Promise<Finding[]> {
  const woff2 = fileOf("bootstrap-icons", "font/fonts/bootstrap-icons.woff2");
  const css = fileOf("bootstrap-icons", "font/bootstrap-icons.css");
  return inFolder(async (folder) => {
    const alarm = path.join(folder, "alarm.png");
    await iconRender(["alarm", "--font", woff2, "--css", css, "-s", "64"], folder);
    const wanted = renderPng("alarm", { font: await loadIconFont(woff2, { css }), size: 64 });
    const byFont = existsSync(alarm) && same(readFileSync(alarm), wanted);

    const drawing = path.join(folder, "drawing.png");
    writeFileSync(drawing, renderPng("heart", { size: 30, color: "#c03" }));
    const sketched = path.join(folder, "sketched.png");
    await iconRender(["--sketch", drawing, "--icon-size", "30", "-s", "64", "-o", sketched], folder);
    const data = await loadSharp()(readFileSync(drawing)).ensureAlpha().raw().toBuffer();
    const sketch = renderPng("heart", { sketch: { width: 30, height: 30, data }, iconSize: 30, size: 64 });
    const bySketch = existsSync(sketched) && same(readFileSync(sketched), sketch);
    return [
      { met: byFont, text: "--font and --css with the library's bytes" },
      { met: bySketch, text: "--sketch with the library's bytes" },
    ];
  });
}

/** Ways in and out that the command alone has: streams, many sizes, globs, templates, ICO, JSON. */
export async function outputFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const read = (file: string): Buffer =>
      existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file)) : Buffer.alloc(0);
    await iconRender(["batch", "-", "-s", "20"], folder, 'heart\n# a note\n\n{"icon": "star", "rotate": 10}\n');
    const heart = same(read("heart.png"), renderPng("heart", { size: 20 }));
    const star = same(read("star.png"), renderPng("star", { size: 20, rotate: 10 }));

    const bin = path.join(iconRenderFolder, "bin/icon-render.cjs");
    const piped = await command("node", [
      "-e",
      `const { execFileSync } = require("node:child_process");
process.stdout.write(execFileSync(process.execPath, [${JSON.stringify(bin)}, "heart", "-s", "40", "-o", "-"]).toString("hex"))`,
    ]);

    const template = "made/{style}/{icon}-{size}.{format}";
    const sized = await iconRender(
      ["star", "heart", "github", "--sizes", "16,32,64,128", "-o", template, "--json"],
      folder,
    );
    const told = sized.stdout.trim().split("\n");
    const rightSizes = told.length === 12 && told.every((line) => toldRightly(line, folder));

    await iconRender(["arrow-u*", "-s", "16", "-o", "arrows/"], folder);
    await iconRender(["heart", "--format", "ico", "--sizes", "16,48", "-o", "heart.ico"], folder);
    return [
      { met: heart && star, text: "names and objects from the standard input" },
      {
        met: piped.stdout === Buffer.from(renderPng("heart", { size: 40 })).toString("hex"),
        text: "-o - writes the picture's bytes alone",
      },
      {
        met: rightSizes,
        text: `three icons at --sizes 16,32,64,128 by a template with --json print ${told.length} objects that are true`,
      },
      { met: same(read("arrows/arrow-up.png"), renderPng("arrow-up", { size: 16 })), text: "a glob into a folder" },
      { met: same(read("heart.ico"), renderIco("heart", {}, [16, 48])), text: "ICO with the library's bytes" },
    ];
  });
}

const STYLES: Readonly<Record<string, string>> = { star: "solid", heart: "solid", github: "brands" };

/** Whether an object that --json printed says what was asked and what is on the disk. */
function toldRightly(line: string, folder: string): boolean {
  const told: Record<string, unknown> = JSON.parse(line);
  const { icon, style, path: file, format, width, height, bytes, ms } = told;
  if (typeof icon !== "string" || typeof file !== "string" || typeof width !== "number") return false;
  const written = readFileSync(path.join(folder, file));
  const named = file === path.join("made", String(style), `${icon}-${width}.png`) && style === STYLES[icon];
  const counted = bytes === written.length && height === width && format === "png" && typeof ms === "number";
  return named && counted && same(written, renderPng(icon, { size: width }));
}
