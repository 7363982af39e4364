import { inUnicode, parseCodepoint } from "./codepoint.ts";
import { IconError } from "./error.ts";

/** Where files keep their icons when these are not at the top. */
const CONTAINERS = ["icons", "glyphs", "codepoints"] as const;
const NAMES = ["name", "css"] as const;
const CODES = ["codepoint", "unicode", "code", "hex"] as const;
const DEEPEST = 4;

/**
 * Names with their code points from parsed JSON: an object of names (`{"alarm": 61698}`, or "f102", "\f102", "U+F102",
 * a character, or an object with such a code), a list of objects with a name and a code, or either of them inside
 * `icons`, `glyphs` or `codepoints`. Entries that are none of this are passed over.
 *
 * @throws IconError E_CSS when there is no icon in it
 */
export function parseIconMap(json: unknown): Map<string, number> {
  const names = new Map<string, number>();
  for (const [name, code] of entriesOf(json, 0)) {
    const codepoint = codeOf(code);
    if (name !== "" && codepoint !== undefined) names.set(name, codepoint);
  }
  if (names.size === 0) {
    throw new IconError("E_CSS", "the map names no icon", 'expected JSON like {"alarm": "f102"}');
  }
  return names;
}

function entriesOf(json: unknown, depth: number): [string, unknown][] {
  if (Array.isArray(json)) return json.flatMap((item: unknown) => listed(item));
  if (!isRecord(json)) return [];
  const inner = CONTAINERS.map((key) => json[key]).find((value) => typeof value === "object" && value !== null);
  return inner === undefined || depth === DEEPEST ? Object.entries(json) : entriesOf(inner, depth + 1);
}

/** An icon of a list: its fields may be one level down, as in IcoMoon's selection files. */
function listed(item: unknown): [string, unknown][] {
  if (!isRecord(item)) return [];
  const fields = isRecord(item.properties) ? item.properties : item;
  const name = NAMES.map((key) => fields[key]).find((value) => typeof value === "string");
  return name === undefined ? [] : [[name, fields]];
}

function codeOf(value: unknown): number | undefined {
  if (typeof value === "number") return inUnicode(value);
  if (typeof value === "string") {
    const bare = /^[0-9a-f]{2,6}$/i.test(value) ? inUnicode(Number.parseInt(value, 16)) : undefined;
    return bare ?? parseCodepoint(value);
  }
  if (!isRecord(value)) return undefined;
  const code = CODES.map((key) => value[key]).find((code) => typeof code === "number" || typeof code === "string");
  return code === undefined ? undefined : codeOf(code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
