import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { AssetUrls } from "../src/core/page.ts";
import { buildClient } from "./client.ts";
import { buildFont } from "./font.ts";
import { buildStyle } from "./style.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Hexadecimal digits of a content's hash in a file's name. */
const DIGITS = 12;

/** Where in a gzip file the system that made it is told (RFC 1952), and what stands for an unknown one. */
const GZIP_SYSTEM = { at: 9, unknown: 255 } as const;

/**
 * Makes what a page loads: style, font, htmx, the page's own script and the icon, each under a name that changes with
 * its content, and beside it the same compressed. `manifest.json` tells their addresses. The same sources give the same
 * files on every machine.
 *
 * @param folder is emptied first
 */
export async function buildAssets(folder: string): Promise<AssetUrls> {
  const [font, client] = await Promise.all([buildFont(), buildClient()]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const fontFile = write(folder, "font.woff2", font);
  const htmx = join(createRequire(import.meta.url).resolve("htmx.org/package.json"), "../dist/htmx.min.js");
  const urls: AssetUrls = {
    style: `/assets/${write(folder, "style.css", buildStyle(fontFile))}`,
    htmx: `/assets/${write(folder, "htmx.js", readFileSync(htmx))}`,
    client: `/assets/${write(folder, "client.js", client)}`,
    font: `/assets/${fontFile}`,
    icon: `/assets/${write(folder, "icon.svg", readFileSync(join(root, "src/style/icon.svg")))}`,
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(urls, undefined, 2)}\n`);
  return urls;
}

/** @returns the name of the file in the folder */
function write(folder: string, name: string, content: Buffer): string {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, DIGITS);
  const file = name.replace(".", `-${hash}.`);
  writeFileSync(join(folder, file), content);
  // Its tables are compressed already.
  if (name.endsWith(".woff2")) return file;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(folder, `${file}.br`), brotliCompressSync(content, { params }));
  const zipped = gzipSync(content, { level: 9 });
  zipped[GZIP_SYSTEM.at] = GZIP_SYSTEM.unknown;
  writeFileSync(join(folder, `${file}.gz`), zipped);
  return file;
}
