import { badParameter } from "./errors.ts";
import type { Json, JsonObject } from "./json.ts";

/** Names to keep and what to keep below them; an empty map keeps everything. */
type Selection = Map<string, Selection>;

/**
 * Reads the `fields` parameter: names with commas, `a/b` and `a(b,c)` below a name, `*` for all.
 *
 * @throws ApiFailure where the text can't be read
 */
export function parseFields(text: string): Selection {
  const tokens = text.match(/[A-Za-z0-9_.-]+|[^\s]/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw badParameter("fields", `Invalid field selection ${text}`);
  };
  const list = (): Selection => {
    const selection: Selection = new Map();
    do {
      const [name, below] = field();
      const before = selection.get(name);
      selection.set(name, before === undefined ? below : merged(before, below));
    } while (tokens[at] === "," && at++ >= 0);
    return selection;
  };
  const field = (): [string, Selection] => {
    const name = tokens[at++] ?? fail();
    if (!/^(?:\*|[A-Za-z0-9_.-]+)$/.test(name)) fail();
    if (tokens[at] === "/") {
      at++;
      return [name, new Map([field()])];
    }
    if (tokens[at] !== "(") return [name, new Map()];
    at++;
    const below = list();
    if (tokens[at++] !== ")") fail();
    return [name, below];
  };
  const selection = list();
  if (at < tokens.length) fail();
  return selection;
}

/** The selected part of an answer; undefined where nothing of it is selected. */
export function select(value: Json, selection: Selection): Json {
  if (selection.size === 0 || value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((entry) => select(entry, selection)).filter((entry) => entry !== undefined);
  return selectNames(value, selection);
}

function selectNames(value: JsonObject, selection: Selection): JsonObject | undefined {
  const kept: Record<string, Json> = {};
  for (const [name, entry] of Object.entries(value)) {
    const below = selection.get(name) ?? selection.get("*");
    if (below !== undefined && entry !== undefined) kept[name] = select(entry, below);
  }
  return Object.values(kept).some((entry) => entry !== undefined) ? kept : undefined;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function merged(a: Selection, b: Selection): Selection {
  if (a.size === 0 || b.size === 0) return new Map();
  const sum: Selection = new Map(a);
  for (const [name, below] of b) {
    const before = sum.get(name);
    sum.set(name, before === undefined ? below : merged(before, below));
  }
  return sum;
}
