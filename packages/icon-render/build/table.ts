import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Outline } from "@side-projects/raster";
import { parseIconCss } from "../src/core/css.ts";
import type { FontReader } from "../src/core/font-reader.ts";
import { encodeGlyph } from "../src/core/glyph-code.ts";
import { TABLE, tableDigest } from "../src/core/table.ts";
import { openFont } from "../src/sfnt.ts";
import { encodeTable, type TableIcon } from "./encode-table.ts";
import { readMetadata } from "./metadata.ts";

export interface TableBuildOptions {
  /** Tells whether the contours of a glyph neither cross nor overlap; kept as {@link Outline.simple}. @default never */
  readonly isSimple?: (outline: Outline) => boolean;
  /** Where to write. @default data/fontawesome.bin of this package */
  readonly output?: string;
  /** Further files whose change makes the table stale, such as the source of isSimple. @default none */
  readonly sources?: readonly string[];
}

export interface TableBuild {
  readonly path: string;
  readonly bytes: number;
  /** True where the table on disk was of the same inputs and nothing was done. */
  readonly upToDate: boolean;
  /** Bytes of each section; empty where nothing was done. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The fonts of Font Awesome Free, in the order in which an icon without a style looks for one. */
const FONTS = [
  ["solid", "fa-solid-900"],
  ["regular", "fa-regular-400"],
  ["brands", "fa-brands-400"],
] as const;
const STYLE_SHEETS = ["css/fontawesome.css", "css/brands.css"] as const;
const METADATA = "metadata/icon-families.json";

/** The bytes of the table, in memory and always anew. */
export async function compileFontAwesome(options: TableBuildOptions = {}): Promise<Uint8Array> {
  const inputs = fontAwesomeFiles();
  return (await compileTable(inputs, Buffer.alloc(TABLE.digestLength), options.isSimple)).bytes;
}

/**
 * Writes the outline table of Font Awesome Free, unless the one on disk is of the same inputs: fonts, names, and the
 * source of the builder and its decoder.
 */
export async function buildTable(options: TableBuildOptions = {}): Promise<TableBuild> {
  const path = options.output ?? fileURLToPath(new URL("../data/fontawesome.bin", import.meta.url));
  const inputs = fontAwesomeFiles();
  const digest = digestOf([...inputs.all, ...builderSources(), ...(options.sources ?? [])]);
  if (existsSync(path)) {
    const present = readFileSync(path);
    if (tableDigest(present) === digest.toString("hex")) {
      return { path, bytes: present.length, upToDate: true, parts: {} };
    }
  }
  const { bytes, parts } = await compileTable(inputs, digest, options.isSimple);
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, bytes);
  renameSync(aside, path);
  return { path, bytes: bytes.length, upToDate: false, parts };
}

type Inputs = ReturnType<typeof fontAwesomeFiles>;

function fontAwesomeFiles() {
  const folder = dirname(createRequire(import.meta.url).resolve("@fortawesome/fontawesome-free/package.json"));
  const manifest = join(folder, "package.json");
  const fonts = FONTS.map(([style, file]) => ({ style, path: join(folder, "webfonts", `${file}.woff2`) }));
  const styleSheets = STYLE_SHEETS.map((file) => join(folder, file));
  const metadata = join(folder, METADATA);
  const all = [manifest, ...fonts.map(({ path }) => path), ...styleSheets, metadata];
  return { manifest, fonts, styleSheets, metadata, all };
}

function builderSources(): string[] {
  const folders = [new URL(".", import.meta.url), new URL("../src/core/", import.meta.url)].map((url) =>
    fileURLToPath(url),
  );
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const shells = ["../src/sfnt.ts", "../src/unpack.ts"].map((file) => fileURLToPath(new URL(file, import.meta.url)));
  const core = files.filter((file) => /(table|metadata|css|prefix|glyph-code|varint|path-commands)\.ts$/.test(file));
  return [...core, ...shells].sort();
}

function digestOf(files: readonly string[]): Buffer {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest().subarray(0, TABLE.digestLength);
}

async function compileTable(inputs: Inputs, digest: Buffer, isSimple: (outline: Outline) => boolean = () => false) {
  const fonts = await Promise.all(inputs.fonts.map(({ path }) => openFont(readFileSync(path))));
  const metrics = sharedMetrics(fonts);
  const glyphs: Uint8Array[] = [];
  const glyphPlaces = fonts.map(() => new Map<number, number>());
  const glyphOf = (icon: string, codepoint: number, font: FontReader, places: Map<number, number>) => {
    const glyph = font.codepoints.get(codepoint);
    if (glyph === undefined) return undefined;
    const known = places.get(glyph);
    if (known !== undefined) return known;
    const outline = font.outline(glyph);
    if (outline.ops.length === 0) throw new Error(`${icon} is drawn blank`);
    const stored = { ...outline, simple: isSimple(outline) };
    places.set(glyph, glyphs.length);
    return glyphs.push(encodeGlyph({ outline: stored, advance: font.advance(glyph) })) - 1;
  };

  const icons = readMetadata(readFileSync(inputs.metadata, "utf8")).map((icon): TableIcon => {
    const places = fonts.map((font, index) =>
      glyphOf(icon.name, icon.codepoint, font, glyphPlaces[index] ?? new Map()),
    );
    if (places.every((place) => place === undefined)) throw new Error(`${icon.name} is in no font`);
    return { ...icon, glyphs: places };
  });
  requireNamesOf(inputs.styleSheets, icons);
  const { version } = JSON.parse(readFileSync(inputs.manifest, "utf8"));
  const title = `Font Awesome Free ${version}`;
  return encodeTable({ title, styles: FONTS.map(([style]) => style), ...metrics, icons, glyphs, digest });
}

function sharedMetrics(fonts: readonly FontReader[]) {
  const [first, ...rest] = fonts.map(({ unitsPerEm, ascender, descender }) => ({ unitsPerEm, ascender, descender }));
  if (first === undefined) throw new Error("no font to read");
  for (const other of rest) {
    if (JSON.stringify(other) !== JSON.stringify(first)) throw new Error("the fonts differ in their metrics");
  }
  return first;
}

/** The style sheets are what people copy names from, so a name there that the metadata lacks stops the build. */
function requireNamesOf(styleSheets: readonly string[], icons: readonly TableIcon[]): void {
  const codes = new Map(icons.flatMap((icon) => [icon.name, ...icon.aliases].map((name) => [name, icon.codepoint])));
  for (const path of styleSheets) {
    for (const [name, codepoint] of parseIconCss(readFileSync(path, "utf8")).names) {
      if (codes.get(name) !== codepoint) throw new Error(`${name} is not the same icon in ${path} and the metadata`);
    }
  }
}
