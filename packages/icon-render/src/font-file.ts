import { readFile, stat } from "node:fs/promises";
import { parseIconCss } from "./core/css.ts";
import { IconError, type IconErrorCode, quote } from "./core/error.ts";
import { fontSource } from "./core/font-source.ts";
import type { IconSet } from "./core/icon.ts";
import { parseIconMap } from "./core/icon-map.ts";
import { iconSet } from "./core/icon-set.ts";
import type { IconNames } from "./core/prefix.ts";
import { openFont } from "./sfnt.ts";
import { MAX_FONT_BYTES } from "./unpack.ts";

export interface IconFontOptions {
  /**
   * The style sheet that came with the font, or a JSON map of names to code points (JSON is told by its first
   * character, `{` or `[`). A string that contains `{` or `[` is the content itself, any other string the path of a
   * file, as is a URL; bytes are content. @default the names in the font
   */
  readonly css?: string | URL | Uint8Array | undefined;
  /** Code points by name, as numbers, "f101", "U+F101" or characters; used before `css`. @default none */
  readonly map?: Readonly<Record<string, number | string>> | undefined;
  /** Name of the one style that the set has. @default "regular" */
  readonly style?: string | undefined;
  /** Name of the set in messages and lists. @default the family name in the font */
  readonly title?: string | undefined;
}

/**
 * The icons of a font file. A string is a path, a URL must be of a file, bytes are the font itself. Formats: otf, ttf,
 * woff and woff2, up to 64 MB; style sheets and maps likewise. Where the font keeps the second layer of a duotone icon
 * 0x100000 above its code point, glyphs come with it.
 *
 * @throws IconError E_FONT when the font cannot be read, E_CSS when the style sheet or map cannot or fits the font not
 */
export async function loadIconFont(source: string | URL | Uint8Array, options: IconFontOptions = {}): Promise<IconSet> {
  const bytes = source instanceof Uint8Array ? source : await readLimited(source, "E_FONT");
  const names = await namesFrom(options);
  const font = await openFont(bytes);
  const { style = "regular", title = font.family || "the font" } = options;
  return iconSet(fontSource(font, { title, style, names: names?.names, prefix: names?.prefix }));
}

async function namesFrom({ css, map }: IconFontOptions): Promise<IconNames | undefined> {
  if (map !== undefined) return { names: parseIconMap(map), prefix: undefined };
  if (css === undefined) return undefined;
  const text = typeof css === "string" && /[{[]/.test(css) ? css : await contentOf(css);
  if (/^\s*[{[]/.test(text)) return { names: parseIconMap(parseJson(text)), prefix: undefined };
  try {
    return parseIconCss(text);
  } catch (error) {
    if (error instanceof IconError) throw error;
    throw new IconError("E_CSS", "the style sheet cannot be read", "check that the file is CSS");
  }
}

async function contentOf(css: string | URL | Uint8Array): Promise<string> {
  const bytes = css instanceof Uint8Array ? css : await readLimited(css, "E_CSS");
  return new TextDecoder().decode(bytes);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new IconError("E_CSS", "the map is no valid JSON", 'expected JSON like {"alarm": "f102"}');
  }
}

/** The file is looked at before it is opened, so that a pipe never waits and a device never fills the memory. */
async function readLimited(source: string | URL, code: IconErrorCode): Promise<Uint8Array> {
  const shown = quote(String(source));
  const unreadable = (): never => {
    throw new IconError(code, `${shown} cannot be read`, "check the path and its permissions");
  };
  if (source instanceof URL && source.protocol !== "file:") return unreadable();
  const status = await stat(source).catch(unreadable);
  if (!status.isFile()) throw new IconError(code, `${shown} is no file`, "give the path of a file");
  if (status.size > MAX_FONT_BYTES) throw new IconError(code, `${shown} takes more than 64 MB`, "use a subset of it");
  return readFile(source).catch(unreadable);
}
