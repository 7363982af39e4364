import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { coverage, type Outline } from "@side-projects/raster";
import { openBrowser, repository } from "@side-projects/testkit";
import { fontAwesome, type Icon, type RenderOptions, renderPng, renderRgba } from "icon-render";
import { SCENES } from "../../../packages/icon-render/test/scenes/all.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { somePictures } from "./icons.ts";
import { fileOf } from "./modules.ts";

const ORIGIN = "http://localhost";

/** What a page needs: the cores as they are written, without their types, and the outline table. */
function served(url: string): { contentType: string; body: string | Buffer } {
  const { pathname } = new URL(url);
  const script = (file: string): { contentType: string; body: string } => ({
    contentType: "text/javascript",
    body: file.endsWith(".ts") ? stripTypeScriptTypes(readFileSync(file, "utf8")) : readFileSync(file, "utf8"),
  });
  if (pathname === "/table") {
    const body = readFileSync(path.join(repository, "packages/icon-render/data/fontawesome.bin"));
    return { contentType: "application/octet-stream", body };
  }
  if (pathname === "/color-name") return script(fileOf("color-name", "index.js"));
  if (pathname.startsWith("/packages/")) return script(path.join(repository, pathname));
  const imports = { "@side-projects/raster": "/packages/raster/src/index.ts", "color-name": "/color-name" };
  return { contentType: "text/html", body: `<script type="importmap">${JSON.stringify({ imports })}</script>` };
}

/** Runs a program in a page of Chromium that can import the cores. */
async function inChromium(program: string): Promise<unknown> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) => route.fulfill(served(route.request().url())));
    await page.goto(`${ORIGIN}/`);
    return await page.evaluate(program);
  } finally {
    await browser.close();
  }
}

const HEX = `const hex = async (bytes) => Array.from(
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => b.toString(16).padStart(2, "0")).join("");`;

interface Work {
  icon: Icon;
  options: RenderOptions;
}

/** Icons and scenes: the same coverage and decoded pixels, by SHA-256, and the same files in Node and Chromium. */
export async function engineFindings(count: number): Promise<Finding[]> {
  const work: Work[] = [
    ...somePictures(count).map(({ name, style }, i) => ({
      icon: name,
      options: { style, size: 64 + i, rotate: 7 * i },
    })),
    ...SCENES.filter(({ options }) => options.sketch === undefined).map(({ icon, options }) => ({ icon, options })),
  ];
  const there = await inChromium(`(async () => { ${HEX}
    const { png, rgba } = await import("/packages/icon-render/src/core/render.ts");
    const { iconSet } = await import("/packages/icon-render/src/core/icon-set.ts");
    const { tableSource } = await import("/packages/icon-render/src/core/table.ts");
    const table = new Uint8Array(await (await fetch("/table")).arrayBuffer());
    const styleClasses = new Map([["fas", "solid"], ["far", "regular"], ["fab", "brands"]]);
    const set = iconSet(tableSource(table, { prefixes: ["fa"], styleClasses }));
    const decode = async (file) => {
      const settings = { premultiplyAlpha: "none", colorSpaceConversion: "none" };
      const bitmap = await createImageBitmap(new Blob([file], { type: "image/png" }), settings);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    };
    const found = [];
    for (const { icon, options } of ${JSON.stringify(work)}) {
      const file = png(icon, options, () => set);
      const pixels = rgba(icon, options, () => set).data;
      found.push([await hex(pixels), await hex(file), await hex(await decode(file))]);
    }
    return found;
  })()`);
  const here = work.map(({ icon, options }) => {
    const { data } = renderRgba(icon, options);
    // A canvas multiplies colours by alpha, so its reading of a translucent picture is not the file's.
    const opaque = data.every((value, i) => i % 4 !== 3 || value === 255);
    return { hashes: [data, renderPng(icon, options), data].map(sha256), opaque };
  });
  const differing = (at: number, every: boolean): string[] =>
    here.flatMap(({ hashes, opaque }, i) => ((every || opaque) && hashes[at] !== hashAt(there, i, at) ? [`${i}`] : []));
  return [
    allOf("pictures with the same pixels in Node and Chromium", work.length, differing(0, true)),
    allOf("with the same file", work.length, differing(1, true)),
    allOf(
      "opaque files that Chromium decodes to the pixels drawn in Node",
      here.filter(({ opaque }) => opaque).length,
      differing(2, false),
    ),
  ];
}

/** The raster alone: coverage of glyphs under odd maps, by SHA-256. */
export async function rasterEngines(count: number): Promise<Finding> {
  const set = fontAwesome();
  const work = somePictures(count).map((icon, i) => {
    const { ops, points }: Outline = set.glyph(icon).outline;
    return {
      ops: [...ops],
      points: [...points],
      transform: [0.11 + i / 997, 0.013 * i, -0.02, 0.12, 3.7, 60.3] as const,
    };
  });
  const there = await inChromium(`(async () => { ${HEX}
    const { coverage } = await import("@side-projects/raster");
    const work = ${JSON.stringify(work)};
    return Promise.all(work.map(async ({ ops, points, transform }) => {
      const outline = { ops: Uint8Array.from(ops), points: Float64Array.from(points) };
      return [await hex(coverage(outline, { width: 96, height: 72, transform }))];
    }));
  })()`);
  const wrong = work.flatMap(({ ops, points, transform }, i) => {
    const outline = { ops: Uint8Array.from(ops), points: Float64Array.from(points) };
    return sha256(coverage(outline, { width: 96, height: 72, transform })) === hashAt(there, i, 0) ? [] : [`${i}`];
  });
  return allOf("outlines with the same coverage in Node and Chromium", work.length, wrong);
}

function sha256(bytes: Uint8Array | Uint8ClampedArray): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hashAt(found: unknown, i: number, at: number): unknown {
  const row: unknown = Array.isArray(found) ? found[i] : undefined;
  return Array.isArray(row) ? row[at] : undefined;
}
