import { IconError, unpackFont } from "icon-render";
import { CloudError } from "../core/error.ts";
import type { Lettering } from "../core/lettering.ts";
import { quote, quotePath } from "../core/quote.ts";
import { defaultFont } from "../default-lettering.ts";
import { openHarfBuzzFont } from "./harfbuzz-font.ts";
import { letteringOf } from "./lettering-of.ts";
import type { TypeFont } from "./type-font.ts";

/** A font: path of a file, file URL, or the bytes of an otf, ttf, woff or woff2 font. */
export type FontSource = string | URL | Uint8Array;

export interface LetteringOptions {
  /** Whether the embedded font steps in where none of the fonts has a character. @default true */
  readonly embedded?: boolean;
}

/** Largest font that is read, in bytes, packed as well as unpacked. */
const MAX_FONT_BYTES = 64 * 1024 * 1024;
const MAX_FONTS = 32;

/**
 * Loads fonts: the first is the main one, the later ones step in where it lacks a character, and so does the embedded
 * font at last. Scripts are shaped by their rules (Arabic, the scripts of India, Thai); colour glyphs (COLR) keep their
 * colours. Of a variable font the default is taken.
 *
 * @throws CloudError E_FONT when a font cannot be read, is no otf, ttf, woff or woff2, is damaged, or takes more than
 * 64 MB
 */
export async function loadLettering(
  fonts: FontSource | readonly FontSource[],
  options: LetteringOptions = {},
): Promise<Lettering> {
  if (typeof options !== "object" || options === null) {
    throw new CloudError("E_OPTION", `the options of a lettering are ${quote(options)}`, "give an object or nothing");
  }
  const sources: readonly unknown[] = Array.isArray(fonts) ? fonts : [fonts];
  if (sources.length > MAX_FONTS) {
    throw new CloudError("E_FONT", `${sources.length} fonts were given, expected 32 at most`, "leave some out");
  }
  const opened: TypeFont[] = [];
  for (const source of sources) opened.push(await openSource(source));
  if (options.embedded !== false) opened.push(defaultFont());
  const [main, ...others] = opened;
  if (main === undefined) throw new CloudError("E_FONT", "no font was given", "name one, or allow the embedded font");
  return letteringOf([main, ...others]);
}

async function openSource(source: unknown): Promise<TypeFont> {
  if (source instanceof Uint8Array) return openBytes(source, "the font");
  if (typeof source === "string" || source instanceof URL)
    return openBytes(await readFont(source), quotePath(String(source)));
  throw new CloudError("E_FONT", `a font is ${quote(source)}`, "give a path, a file URL or bytes");
}

async function openBytes(bytes: Uint8Array, name: string): Promise<TypeFont> {
  try {
    return await openHarfBuzzFont(await unpackFont(bytes));
  } catch (error) {
    if (error instanceof CloudError || error instanceof IconError) {
      throw new CloudError("E_FONT", `${name}: ${error.message}`, error.hint);
    }
    throw new CloudError("E_FONT", `${name} is damaged`, "try the font in another program, or download it again");
  }
}

/** The file is looked at before it is opened, so that a pipe never waits and a device never fills the memory. */
async function readFont(source: string | URL): Promise<Uint8Array> {
  const shown = quotePath(String(source));
  const unreadable = (): never => {
    throw new CloudError("E_FONT", `${shown} cannot be read`, "check the path and its permissions");
  };
  if (source instanceof URL && source.protocol !== "file:") return unreadable();
  const { readFile, stat } = await import("node:fs/promises");
  const status = await stat(source).catch(unreadable);
  if (!status.isFile()) throw new CloudError("E_FONT", `${shown} is no file`, "give the path of a font file");
  if (status.size > MAX_FONT_BYTES)
    throw new CloudError("E_FONT", `${shown} takes more than 64 MB`, "use a subset of it");
  return readFile(source).catch(unreadable);
}
