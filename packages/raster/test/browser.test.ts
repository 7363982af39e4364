import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { openBrowser } from "@side-projects/testkit";
import { rolldown } from "rolldown";
import { beforeAll, expect, test } from "vitest";
import { blur, compose, coverage, encodePng, formatPath, parsePath, rotation, strokeOutline } from "../src/index.ts";

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

const PATHS = [
  "M8 6h48v52h-48zM20 18v28h24v-28z",
  "M32 4a28 28 0 0 1 0 56a28 28 0 0 1 0-56zM32 16a16 16 0 0 0 0 32a16 16 0 0 0 0-32z",
  "M32 58C10 40 4 30 4 20a14 14 0 0 1 28-4a14 14 0 0 1 28 4c0 10-6 20-28 38z",
  "M32 2l8.7 18.6 20.3 2.5-15 14 4 20.2-18-10-18 10 4-20.2-15-14 20.3-2.5z",
  "M10 54Q32 2 54 54T10 10Z",
];

/** One picture of each path: turned, stroked, blurred and composed in linear light, then a PNG of it. */
const WORK = `(raster, d, index) => {
  const { blur, compose, coverage, encodePng, formatPath, parsePath, rotation, strokeOutline } = raster;
  const outline = parsePath(d);
  const size = { width: 64, height: 64 };
  const fill = coverage(outline, { ...size, transform: index % 2 === 0 ? [1, 0, 0, 1, 0, 0] : rotation(11.5 * index) });
  const line = coverage(strokeOutline(outline, { width: 1.7 + index }), size);
  const soft = blur(line, 64, 0.9 + index);
  const stops = [{ at: 0, color: [255, 90, 31, 1] }, { at: 1, color: [20, 40, 220, 0.5] }];
  const data = compose(
    [
      { coverage: soft, paint: { kind: "solid", color: [0, 0, 0, 0.5] } },
      { coverage: fill, paint: { kind: "linear", from: [3, 5], to: [60, 50], stops } },
    ],
    { ...size, blend: index % 2 === 0 ? "srgb" : "linear" },
  );
  const palette = new Uint8Array(1024).map((_, i) => (i & 3) === 3 ? i >> 2 : 77);
  const files = ["fast", "default"].map((effort) => encodePng({ ...size, data }, { effort }));
  files.push(encodePng({ ...size, indices: fill, palette }, { effort: index === 0 ? "max" : "default" }));
  return [fill, line, soft, data, ...files, new TextEncoder().encode(formatPath(outline))];
}`;

let source = "";

beforeAll(async () => {
  const build = await rolldown({ input: entry, platform: "browser" });
  const { output } = await build.generate({ format: "iife", name: "raster" });
  await build.close();
  source = output[0].code;
});

function hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("the bundle asks for nothing beyond the language", () => {
  expect(source).not.toMatch(/\brequire\(|\bimport\b|node:|\bdocument\b|\bwindow\b|\bprocess\b/);
  expect(source.length).toBeGreaterThan(10_000);
});

test("Chromium gives the coverage, the pixels and the files of Node, bit for bit", { timeout: 60_000 }, async () => {
  const raster = { blur, compose, coverage, encodePng, formatPath, parsePath, rotation, strokeOutline };
  const work: unknown = new Function(`return ${WORK}`)();
  if (typeof work !== "function") throw new TypeError("the work is a function");
  const here = PATHS.map((d, i) => work(raster, d, i).map(hex));

  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    // A page from localhost is a secure context, which crypto.subtle asks for; nothing listens there.
    await page.route("http://localhost/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>raster</p>" }),
    );
    await page.goto("http://localhost/");
    await page.addScriptTag({ content: source });
    const there: unknown = await page.evaluate(`(async () => {
      const work = ${WORK};
      const hex = async (bytes) =>
        [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");
      return Promise.all(${JSON.stringify(PATHS)}.map((d, i) => Promise.all(work(raster, d, i).map(hex))));
    })()`);
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
});
