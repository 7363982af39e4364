import type { Thumbnail } from "./archive.ts";

const MOST = 12;
const LONGEST_URL = 2000;
const WIDEST = 16_384;

// Other schemes could run something; spaces and commas would end the address in a srcset.
const WEB_ADDRESS = /^https?:\/\/[\w\-.~:/?#[\]@!$&()*+;=%]+$/;

/** The pictures in a `thumbnails` cell, the narrowest first; what is not one, or not on the web, is left out. */
export function readThumbnails(json: string | null): Thumbnail[] {
  const found: Thumbnail[] = [];
  for (const value of valuesOf(json)) {
    const thumbnail = toThumbnail(value);
    if (thumbnail !== undefined) found.push(thumbnail);
    if (found.length === MOST) break;
  }
  return found.sort((a, b) => a.width - b.width);
}

function valuesOf(json: string | null): unknown[] {
  if (json === null) return [];
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? Object.values(value) : [];
  } catch {
    return [];
  }
}

function toThumbnail(value: unknown): Thumbnail | undefined {
  if (typeof value !== "object" || value === null || !("url" in value)) return undefined;
  const { url } = value;
  if (typeof url !== "string" || url.length > LONGEST_URL || !WEB_ADDRESS.test(url)) return undefined;
  const width = "width" in value ? sizeOf(value.width) : undefined;
  const height = "height" in value ? sizeOf(value.height) : undefined;
  return width === undefined || height === undefined ? undefined : { url, width, height };
}

function sizeOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= WIDEST ? value : undefined;
}

/** Text in a JSON array, such as tags; what is not text is left out. */
export function readTexts(json: string | null, most: number): string[] {
  const texts: string[] = [];
  for (const value of valuesOf(json)) {
    if (typeof value === "string" && texts.push(value) === most) break;
  }
  return texts;
}

/** Numbers in a JSON array, as they stand; what is no number is left out. */
export function readNumbers(json: string): Float64Array {
  const numbers: number[] = [];
  for (const value of valuesOf(json)) if (typeof value === "number") numbers.push(value);
  return new Float64Array(numbers);
}
