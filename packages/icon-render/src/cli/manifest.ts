import { readFileSync, statSync } from "node:fs";
import { IconError, quote } from "../core/error.ts";
import type { RenderOptions } from "../core/options.ts";
import { FLAGS, type Flag } from "./flags.ts";
import type { Request } from "./job.ts";
import { reason } from "./output.ts";

/** Longest manifest in bytes: 64 MiB. */
const MAX_BYTES = 1 << 26;

/** What requests take from the command line where their manifest entry does not say. */
export type Defaults = Omit<Request, "icon">;

/**
 * The requests of a manifest: a JSON array, or one entry a line. An entry is a name, or an object with `icon` and any
 * of `output`, `format`, `sizes` and the library's options. Empty lines and lines that begin with # are passed over.
 *
 * @param path a file, or - for the standard input
 * @throws IconError E_INPUT, E_MANIFEST
 */
export function readManifest(path: string, defaults: Defaults): Request[] {
  const text = readText(path);
  const entries = text.trimStart().startsWith("[") ? parseArray(text) : parseLines(text);
  if (entries.length === 0)
    throw new IconError("E_MANIFEST", "a manifest without entries", "name an icon on each line");
  return entries.map(({ value, where }) => requestOf(value, where, defaults));
}

interface Entry {
  readonly value: unknown;
  /** For messages: "line 3" or "entry 3". */
  readonly where: string;
}

function readText(path: string): string {
  try {
    const size = path === "-" ? 0 : statSync(path).size;
    const bytes = size > MAX_BYTES ? undefined : readFileSync(path === "-" ? 0 : path);
    if (bytes && bytes.length <= MAX_BYTES) return bytes.toString("utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new IconError(
      "E_INPUT",
      `${quote(path)} could not be read (${reason(error)})`,
      "name a file, or - for the standard input",
    );
  }
  throw new IconError("E_INPUT", `${quote(path)} is over ${MAX_BYTES} bytes`, "split it");
}

function parseArray(text: string): Entry[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new IconError(
      "E_MANIFEST",
      `no JSON: ${error instanceof Error ? error.message : ""}`,
      'expected ["heart", { "icon": "star" }]',
    );
  }
  return Array.isArray(list) ? list.map((value, i) => ({ value, where: `entry ${i + 1}` })) : [];
}

function parseLines(text: string): Entry[] {
  const entries: Entry[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return;
    entries.push({ value: trimmed.startsWith("{") ? parseLine(trimmed, i + 1) : trimmed, where: `line ${i + 1}` });
  });
  return entries;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new IconError("E_MANIFEST", `line ${number} is no JSON object`, 'write {"icon": "heart"} or a name alone');
  }
}

function requestOf(value: unknown, where: string, defaults: Defaults): Request {
  if (typeof value === "string") return { ...defaults, icon: value, confined: true };
  if (typeof value !== "object" || value === null || !("icon" in value) || typeof value.icon !== "string") {
    throw new IconError("E_MANIFEST", `${where} names no icon`, 'write "heart" or {"icon": "heart", "size": 64}');
  }
  const { icon, ...rest } = value;
  const options: [string, unknown][] = [];
  const own: { output?: string; format?: string; sizes?: number[] } = {};
  for (const [key, setting] of Object.entries(rest)) {
    if ((key === "output" || key === "format") && typeof setting === "string") own[key] = setting;
    else if (key === "sizes" && isSizes(setting)) own.sizes = setting;
    else options.push([optionKey(key, setting, where), setting]);
  }
  return {
    ...defaults,
    ...own,
    icon,
    options: { ...defaults.options, ...Object.fromEntries(options) },
    confined: true,
  };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((size) => Number.isInteger(size) && size >= 1);
}

/** The option that a key names, in the library's or in the command's spelling. */
function optionKey(key: string, value: unknown, where: string): keyof RenderOptions {
  const flag = FLAGS.find(({ option, name }) => option !== undefined && (option === key || name === key));
  if (flag?.option === undefined) {
    const known = "output, format, sizes and the options of icon-render --help";
    throw new IconError("E_MANIFEST", `${where} has a key ${quote(key)}`, `known are icon, ${known}`);
  }
  if (typeof value !== TYPE_OF[flag.kind]) {
    throw new IconError(
      "E_MANIFEST",
      `${where}: ${key} is ${quote(JSON.stringify(value))}`,
      `use a ${TYPE_OF[flag.kind]}`,
    );
  }
  return flag.option;
}

const TYPE_OF: Readonly<Record<Flag["kind"], "number" | "string" | "boolean">> = {
  number: "number",
  text: "string",
  boolean: "boolean",
};
