import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isSimple } from "@side-projects/raster";
import { FONT_TABLE, fontTableDigest } from "../src/fonts/font-table.ts";
import { ContourPath, encodeGlyph } from "../src/fonts/glyph-code.ts";
import { encodeFontTable } from "./encode-font.ts";
import { ContourStore } from "./font-contours.ts";
import { kerningClasses } from "./kerning-classes.ts";
import { readKerning, type SourcedCharacter } from "./kerning-source.ts";
import { openSource, SOURCE_LICENSE, type SourceFont, sourceFiles } from "./source-font.ts";

export interface FontBuild {
  readonly path: string;
  readonly bytes: number;
  /** True where the table on disk was of the same inputs and nothing was done. */
  readonly upToDate: boolean;
  /** Bytes of each section; empty where nothing was done. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Writes the table of the embedded font, unless the one on disk is of the same inputs. */
export async function buildFont(): Promise<FontBuild> {
  const path = fileURLToPath(new URL("../data/font.bin", import.meta.url));
  const digest = digestOf([...sourceFiles(), ...builderSources()]);
  if (existsSync(path)) {
    const present = readFileSync(path);
    if (fontTableDigest(present) === digest.toString("hex")) {
      return { path, bytes: present.length, upToDate: true, parts: {} };
    }
  }
  const { bytes, parts } = await compileFont(digest);
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(SOURCE_LICENSE, join(dirname(path), "FIRA-SANS-LICENSE.txt"));
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, bytes);
  renameSync(aside, path);
  return { path, bytes: bytes.length, upToDate: false, parts };
}

/** The bytes of the table, in memory and always anew. */
export async function compileFont(
  digest: Uint8Array = Buffer.alloc(FONT_TABLE.digestLength),
): Promise<ReturnType<typeof encodeFontTable>> {
  const sources = await Promise.all(sourceFiles().map(openSource));
  const [first] = sources;
  if (first === undefined) throw new Error("no font to read");
  const codepoints = new Map<number, number>();
  const glyphs: Uint8Array[] = [];
  const contours = new ContourStore();
  const characters: SourcedCharacter[] = [];
  for (const source of sources) {
    const own = source.codepoints.filter((code) => !codepoints.has(code) && source.glyphOf(code) > 0);
    const places = new Map<number, number>();
    for (const code of own) {
      const glyph = source.glyphOf(code);
      const place = places.get(glyph) ?? glyphs.push(glyphBytes(source, glyph, contours)) - 1;
      places.set(glyph, place);
      codepoints.set(code, place);
      characters.push({ codepoint: code, place, source });
    }
  }
  const { unitsPerEm, ascender, descender } = first;
  return encodeFontTable({
    family: "Fira Sans Condensed",
    unitsPerEm,
    ascender,
    descender,
    codepoints,
    glyphs,
    contours: contours.bytes,
    kerning: kerningClasses(glyphs.length, readKerning(characters)),
    digest,
  });
}

function glyphBytes(source: SourceFont, glyph: number, contours: ContourStore): Uint8Array {
  const drawn = source.contours(glyph);
  const path = new ContourPath();
  for (const contour of drawn) path.add(contour);
  const parts = drawn.map((contour) => ({
    contour: contours.place(contour),
    x: contour[0]?.x ?? 0,
    y: contour[0]?.y ?? 0,
  }));
  return encodeGlyph({ advance: source.advance(glyph), simple: isSimple(path.outline(false)), parts });
}

function builderSources(): string[] {
  const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const ours = readdirSync(folder(".")).filter((name) => /(font|kerning)/.test(name));
  const formats = ["font-table", "glyph-code", "varint"].map((name) => folder(`../src/fonts/${name}.ts`));
  // What isSimple follows from.
  const raster = ["simple", "resolve", "sweep", "area", "edges", "flatten", "bounds"];
  return [
    ...ours.map((name) => join(folder("."), name)),
    ...formats,
    ...raster.map((name) => folder(`../../raster/src/core/${name}.ts`)),
  ].sort();
}

function digestOf(files: readonly string[]): Buffer {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest().subarray(0, FONT_TABLE.digestLength);
}
