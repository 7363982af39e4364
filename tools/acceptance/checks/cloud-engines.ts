import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command, openBrowser, repository } from "@side-projects/testkit";
import { rolldown } from "rolldown";
import { layoutCloud } from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { type EngineCase, makeCloud } from "./cloud-engine-entry.ts";
import { ARROW, cloudWords, RING } from "./cloud-material.ts";
import { inFolder } from "./command.ts";

const DATA = path.join(repository, "packages/wordcloud/data");
const ENTRY = path.join(import.meta.dirname, "cloud-engine-entry.ts");

/** Layouts that use all that could differ between engines: angles, powers, distances, masks, gradients, contrast. */
function casesOf(count: number): EngineCase[] {
  const options: readonly EngineCase["options"][] = [
    { width: 400, height: 300, angles: "any" },
    { width: 500, height: 400, mask: "star", gradient: "linear(33deg, #d7263d, gold)", gradientPer: "pixel" },
    {
      width: 300,
      height: 300,
      mask: RING,
      angles: { from: -33.3, to: 47, step: 0.7 },
      colorBy: "weight",
      palette: "viridis",
    },
    { width: 480, height: 240, mask: "text:Oak", sizing: "exact", exponent: 0.37, minFont: 2, padding: 1.3 },
    { width: 320, height: 420, mask: ARROW, maskMargin: 12, invert: true, contrast: 4.5, gradient: "radial" },
    { width: 256, height: 256, repeat: 400, padding: 0, edge: 3, colorBy: "random", scale: 1.7 },
  ];
  return Array.from({ length: count }, (_, i) => ({
    words: cloudWords(30 + 5 * (i % 4), i + 1).map(({ text, weight }) => [text, weight / 7] as const),
    options: { ...options[i % options.length], seed: 7 * i + 1 },
  }));
}

/** One seed, one layout: in this Node, in Chromium, and in the versions of Node that are given. */
export async function engineFindings(count: number, versions: readonly number[]): Promise<Finding[]> {
  const cases = casesOf(count);
  const palettes = JSON.parse(readFileSync(path.join(DATA, "palettes.json"), "utf8"));
  const [font, icons] = [readFileSync(path.join(DATA, "font.bin")), readFileSync(path.join(DATA, "fontawesome.bin"))];
  const here = cases.map((one) => makeCloud({ font, icons, palettes }, one).map(sha256));
  const source = await bundled();
  const findings: Finding[] = [];
  for (const version of versions)
    findings.push(compared(here, await inNode(source, cases, version), `Node ${version}`));
  const own = cases.map(({ words, options }) => sha256(JSON.stringify(layoutCloud(words, options))));
  return [
    compared(here, await inChromium(source, cases), "Chromium"),
    ...findings,
    allOf(
      "the same layouts from the package itself",
      cases.length,
      own.flatMap((hash, i) => (hash === here[i]?.[0] ? [] : [`${i}`])),
    ),
    doubled(count),
  ];
}

function compared(here: readonly string[][], there: unknown, engine: string): Finding {
  const rows: readonly unknown[] = Array.isArray(there) ? there : [];
  const wrong = here.flatMap((hashes, i) => {
    const row = rows[i];
    const other: readonly unknown[] = Array.isArray(row) ? row : [];
    const parts = ["layout", "SVG", "PNG"].filter((_, at) => hashes[at] !== other[at]);
    return parts.length === 0 ? [] : [`case ${i}: ${parts.join(", ") || "missing"}`];
  });
  return allOf(`layout JSON, SVG and PNG of ${engine} that are this Node's, by SHA-256`, here.length, wrong);
}

async function bundled(): Promise<string> {
  const build = await rolldown({ input: ENTRY, platform: "browser" });
  const { output } = await build.generate({ format: "iife", name: "clouds" });
  await build.close();
  return output[0].code;
}

async function inChromium(source: string, cases: readonly EngineCase[]): Promise<unknown> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    // A page from localhost is a secure context, which crypto.subtle asks for; nothing listens there.
    await page.route("http://localhost/**", (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<p>clouds</p>" });
      return route.fulfill({ body: readFileSync(path.join(DATA, pathname.slice(1))) });
    });
    await page.goto("http://localhost/");
    await page.addScriptTag({ content: source });
    return await page.evaluate(`(async () => {
      const bytes = async (name) => new Uint8Array(await (await fetch("/" + name)).arrayBuffer());
      const palettes = await (await fetch("/palettes.json")).json();
      const tables = { font: await bytes("font.bin"), icons: await bytes("fontawesome.bin"), palettes };
      const hex = async (made) => [...new Uint8Array(await crypto.subtle.digest("SHA-256",
        typeof made === "string" ? new TextEncoder().encode(made) : made))].map((b) => b.toString(16).padStart(2, "0")).join("");
      const found = [];
      for (const one of ${JSON.stringify(cases)}) found.push(await Promise.all(clouds.makeCloud(tables, one).map(hex)));
      return found;
    })()`);
  } finally {
    await browser.close();
  }
}

function inNode(source: string, cases: readonly EngineCase[], version: number): Promise<unknown> {
  return inFolder(async (folder) => {
    const program = `${source}
      const { readFileSync } = require("node:fs");
      const { createHash } = require("node:crypto");
      const read = (name) => new Uint8Array(readFileSync(${JSON.stringify(DATA)} + "/" + name));
      const palettes = JSON.parse(readFileSync(${JSON.stringify(DATA)} + "/palettes.json", "utf8"));
      const tables = { font: read("font.bin"), icons: read("fontawesome.bin"), palettes };
      const hex = (made) => createHash("sha256").update(made).digest("hex");
      const found = ${JSON.stringify(cases)}.map((one) => clouds.makeCloud(tables, one).map(hex));
      console.log(JSON.stringify([process.versions.node, found]));`;
    const file = path.join(folder, "clouds.cjs");
    writeFileSync(file, program);
    const { stdout, stderr } = await command("npx", ["-y", "-p", `node@${version}`, "--", "node", file], {
      cwd: folder,
      timeout: 600_000,
    });
    if (stdout === "") throw new Error(`Node ${version}: ${stderr.slice(0, 400)}`);
    const [ran, found]: [string, unknown] = JSON.parse(stdout);
    if (!ran.startsWith(`${version}.`)) throw new Error(`asked for Node ${version}, got ${ran}`);
    return found;
  });
}

/** Twice the scale is twice every number, to the last bit, and nothing else but a note of the scale. */
function doubled(count: number): Finding {
  const wrong: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const make = (scale: number): ReturnType<typeof layoutCloud> =>
      layoutCloud(cloudWords(50, seed), { width: 500, height: 350, angles: "any", seed, scale });
    const [one, two] = [make(1), make(2)];
    const words = one.words.map((word) => ({ ...word, x: 2 * word.x, y: 2 * word.y, size: 2 * word.size }));
    const expected = { ...one, words, width: 1000, height: 700, scale: 2 };
    if (JSON.stringify(expected) !== JSON.stringify(two)) wrong.push(`seed ${seed}`);
  }
  return allOf("layouts of scale 2 that are those of scale 1 with places, sizes and canvas doubled", count, wrong);
}

function sha256(made: string | Uint8Array): string {
  return createHash("sha256").update(made).digest("hex");
}
