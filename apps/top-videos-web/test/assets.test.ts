import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAssets } from "../build/assets.ts";
import { loadAssets } from "../src/app/assets.ts";
import type { AssetUrls } from "../src/core/page.ts";

const folder = mkdtempSync(join(tmpdir(), "top-videos-assets-"));
const [first, second] = [join(folder, "a"), join(folder, "b")];
let urls: AssetUrls;

beforeAll(async () => {
  urls = await buildAssets(first);
  await buildAssets(second);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file behind an address. */
function file(url: string, suffix = ""): Buffer {
  return readFileSync(join(first, `${url.replace("/assets/", "")}${suffix}`));
}

test("two builds of the same sources are byte for byte the same", () => {
  const names = readdirSync(first).sort();
  expect(readdirSync(second).sort()).toEqual(names);
  for (const name of names) expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)));
});

test("each asset has the hash of its content in its name, and the manifest names all of them", () => {
  for (const url of Object.values(urls)) {
    const [, hash = ""] = /^\/assets\/[a-z]+-([0-9a-f]{12})\.[a-z0-9]+$/.exec(url) ?? [];
    const digest = createHash("sha256").update(file(url)).digest("hex");
    expect(digest.slice(0, 12), url).toBe(hash);
  }
  expect(loadAssets(first)).toEqual({ folder: first, urls });
});

test("what is compressed beside an asset is the asset", () => {
  for (const url of [urls.style, urls.htmx, urls.client, urls.icon]) {
    expect(brotliDecompressSync(file(url, ".br"))).toEqual(file(url));
    expect(gunzipSync(file(url, ".gz"))).toEqual(file(url));
  }
});

test("the style names the font that is there, and nothing that is elsewhere", () => {
  const style = file(urls.style).toString();
  const named = [...style.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url = ""]) => url);
  const outside = named.filter((url) => !url.startsWith("data:"));
  expect(outside).toEqual([urls.font.replace("/assets/", "")]);
  const elsewhere = [...style.matchAll(/@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/g)];
  expect(elsewhere).toEqual([]);
});

test("the font is WOFF2 of at most 9 KB, htmx is as its authors publish it", () => {
  expect(file(urls.font).subarray(0, 4).toString("latin1")).toBe("wOF2");
  expect(file(urls.font).length).toBeLessThanOrEqual(9216);
  const published = readFileSync(new URL("../node_modules/htmx.org/dist/htmx.min.js", import.meta.url));
  expect(file(urls.htmx)).toEqual(published);
});

test("with a page of 9 KB beside them, the assets of a first view fit into 45 KB", () => {
  const sizes = [urls.style, urls.htmx, urls.client, urls.icon].map((url) => file(url, ".gz").length);
  const sum = sizes.reduce((a, b) => a + b, file(urls.font).length);
  expect(sum).toBeLessThanOrEqual(36 * 1024);
});
