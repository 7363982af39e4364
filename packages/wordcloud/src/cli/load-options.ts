import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { CreateOptions } from "../create-cloud.ts";
import { isFileName } from "../masks/file-name.ts";
import { FETCH, refuseAddress } from "./address.ts";
import type { RawOptions } from "./flag-values.ts";
import { readText } from "./read-text.ts";

/** Options as the library takes them, all files read. */
export type LoadedOptions = CreateOptions;

/**
 * Reads the files that options name: masks, fonts, pictures, pins and stop words.
 *
 * @param folder where relative names begin
 * @throws CloudError E_MASK, E_FONT, E_PINS, E_STOPWORDS, E_OPTION, E_PIXELS, E_INPUT for an address
 */
export async function loadOptions(raw: RawOptions, folder: string): Promise<LoadedOptions> {
  const { mask, font, colorImage, pins, stopwords, addStopwords } = raw;
  const loaded: Record<string, unknown> = { ...raw };
  if (mask !== undefined) loaded.mask = await maskOf(mask, folder);
  if (font !== undefined) loaded.font = await letteringOf(font, folder);
  if (colorImage !== undefined) loaded.colorImage = await pictureOf(colorImage, folder);
  if (typeof pins === "string") loaded.pins = await pinsOf(pathOf(pins, folder));
  if (typeof stopwords === "string") loaded.stopwords = stopwordsOf(stopwords, folder);
  if (addStopwords !== undefined) loaded.addStopwords = wordsOf(addStopwords, folder);
  return loaded;
}

async function maskOf(mask: unknown, folder: string): Promise<unknown> {
  if (typeof mask !== "string" || mask.startsWith("text:") || !isFileName(mask)) return mask;
  const { loadMask } = await import("../masks/load-mask.ts");
  return loadMask(pathOf(mask, folder));
}

async function letteringOf(font: unknown, folder: string): Promise<unknown> {
  const files: readonly unknown[] = Array.isArray(font) ? font : [font];
  const names = files.flatMap((file) => {
    if (typeof file === "string") return fontFiles(file, folder);
    throw new CloudError("E_FONT", `a font is ${quote(file)}`, "name a file, otf, ttf, woff or woff2");
  });
  const { loadLettering } = await import("../fonts/load-lettering.ts");
  return loadLettering(names);
}

/** Names with commas between them, unless a file has all of it as its name. */
function fontFiles(names: string, folder: string): string[] {
  const whole = pathOf(names, folder);
  const parts = names.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  return parts.length === 0 || !names.includes(",") || existsSync(whole)
    ? [whole]
    : parts.map((name) => pathOf(name, folder));
}

async function pictureOf(image: unknown, folder: string): Promise<unknown> {
  if (typeof image !== "string") throw new CloudError("E_OPTION", `colorImage is ${quote(image)}`, "name a picture");
  const { readPicture } = await import("../masks/read-picture.ts");
  return (await readPicture(pathOf(image, folder))).image;
}

async function pinsOf(file: string): Promise<unknown> {
  const { readJsonFile } = await import("./json-file.ts");
  return readJsonFile(file, "E_PINS");
}

/** A file of words where it is one by its name, else languages, "auto" or false for "none". */
function stopwordsOf(stopwords: string, folder: string): unknown {
  if (stopwords === "none") return false;
  return looksLikeFile(stopwords) ? fileWords(pathOf(stopwords, folder)) : stopwords;
}

/** Words with commas between them, and those of files. */
function wordsOf(given: unknown, folder: string): unknown {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.flatMap((entry) => {
    if (typeof entry !== "string") return [entry];
    if (looksLikeFile(entry)) return fileWords(pathOf(entry, folder));
    return entry.split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()]));
  });
}

function looksLikeFile(text: string): boolean {
  return /[/\\]|\.(?:txt|text|lst|list|csv|md)$/i.test(text);
}

/** A word or phrase a line, or with commas between; lines that begin with # are passed over. */
function fileWords(file: string): string[] {
  return readText(file, "E_STOPWORDS")
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => line.split(","))
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** A path or a file URL. */
function pathOf(name: string, folder: string): string {
  refuseAddress(name, FETCH);
  if (!name.startsWith("file:")) return resolve(folder, name);
  try {
    return fileURLToPath(name);
  } catch {
    throw new CloudError("E_INPUT", `${quote(name)} is no file's address`, "give its path");
  }
}
