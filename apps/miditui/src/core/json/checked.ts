import * as z from "zod/mini";
import { MidituiError } from "../error.ts";

/**
 * The value as the schema says it is.
 *
 * @param path of the value in the file, "" for the whole
 * @throws MidituiError E_PROJECT with path, value and what was expected
 */
export function checked<Value>(schema: z.ZodMiniType<Value>, value: unknown, path: string): Value {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue === undefined ? path : pathOf(path, issue.path);
  const got = issue === undefined ? value : valueAt(value, issue.path);
  const expected = issue === undefined || issue.message === "Invalid input" ? "something else" : issue.message;
  throw wrongValue(place === "" ? "the file" : place, got, expected);
}

function wrongValue(path: string, got: unknown, expected: string): MidituiError {
  const told = got === undefined ? "is missing" : `is ${shown(got)}`;
  return new MidituiError("E_PROJECT", `${path} ${told}, it must be ${expected}`, "correct it in a text editor");
}

function pathOf(start: string, keys: readonly PropertyKey[]): string {
  let path = start;
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else path += path === "" ? String(key) : `.${String(key)}`;
  }
  return path;
}

function valueAt(value: unknown, keys: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of keys) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const json = JSON.stringify(value) ?? "undefined";
  return json.length > 40 ? `${json.slice(0, 40)}...` : json;
}
