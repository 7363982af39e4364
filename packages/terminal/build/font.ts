import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { formatPath, type Outline, OutlineBuilder } from "@side-projects/raster";
import opentype from "opentype.js";

interface Command {
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
  readonly x1?: number;
  readonly y1?: number;
}

interface Font {
  readonly ascender: number;
  readonly descender: number;
  charToGlyph(character: string): { readonly advanceWidth: number; readonly path: { readonly commands: Command[] } };
}

/** Where the packed font is, which is kept in the tree. */
export const FONT_MODULE: string = fileURLToPath(new URL("../src/core/cells/font-data.ts", import.meta.url));

/** The source of a module with the outlines of printable ASCII, from the font package. */
export function fontModule(): string {
  const bytes = readFileSync(
    createRequire(import.meta.url).resolve("@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff"),
  );
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  if (!isFont(font)) throw new Error("the parser gives something else than a font");
  const paths: string[] = [];
  for (let code = 0x21; code < 0x7f; code++) {
    const { path } = font.charToGlyph(String.fromCodePoint(code));
    paths.push(formatPath(outlineOf(path.commands), 0));
  }
  const { advanceWidth } = font.charToGlyph("0");
  return [
    "// Written by build/font.ts from JetBrains Mono Medium (SIL Open Font License 1.1, Copyright 2020 The JetBrains Mono",
    "// Project Authors, https://github.com/JetBrains/JetBrainsMono).",
    "",
    "/** Units across a character, and from the baseline up and down. */",
    `export const FONT_BOX: { readonly advance: number; readonly ascender: number; readonly descender: number } = {`,
    `  advance: ${advanceWidth},`,
    `  ascender: ${font.ascender},`,
    `  descender: ${-font.descender},`,
    "};",
    "",
    "/** SVG path data of U+0021 to U+007E, one a line, y down from the baseline. */",
    `export const FONT_PATHS = \`${paths.join("\n")}\`;`,
    "",
  ].join("\n");
}

function isFont(value: unknown): value is Font {
  return typeof value === "object" && value !== null && "charToGlyph" in value && "ascender" in value;
}

function outlineOf(commands: readonly Command[]): Outline {
  const outline = new OutlineBuilder();
  for (const { type, x = 0, y = 0, x1 = 0, y1 = 0 } of commands) {
    if (type === "M") outline.moveTo(x, -y);
    else if (type === "L") outline.lineTo(x, -y);
    else if (type === "Q") outline.quadTo(x1, -y1, x, -y);
    else if (type === "Z") outline.close();
    else throw new Error("JetBrains Mono has no cubic curves");
  }
  return outline.build();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(FONT_MODULE, fontModule());
