import { closeSync, openSync, readSync } from "node:fs";
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
  return entries.map(({ value, where }) => ({ ...requestOf(value, where, defaults), where }));
}

interface Entry {
  readonly value: unknown;
  /** For messages: "line 3" or "entry 3". */
  readonly where: string;
}

function readText(path: string): string {
  try {
    const bytes = path === "-" ? readAll(STANDARD_INPUT) : readFile(path);
    if (bytes) return bytes.toString("utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new IconError(
      "E_INPUT",
      `${quote(path)} could not be read (${reason(error)})`,
      "name a file, or - for the standard input",
    );
  }
  throw new IconError("E_INPUT", `${quote(path)} is over ${MAX_BYTES} bytes`, "split it");
}

function readFile(path: string): Buffer | undefined {
  const file = openSync(path, "r");
  try {
    return readAll(file);
  } finally {
    closeSync(file);
  }
}

const STANDARD_INPUT = 0;
const PIECE = 1 << 16;

/** All bytes, or undefined once there are too many: a device may have no end and no size to ask for. */
function readAll(file: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let total = 0; total <= MAX_BYTES; ) {
    const piece = Buffer.allocUnsafe(PIECE);
    const read = readPiece(file, piece);
    if (read === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, read));
    total += read;
  }
  return undefined;
}

function readPiece(file: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(file, piece);
    } catch (error) {
      const code = reason(error);
      // Windows tells the end of a pipe as an error; a pipe that is empty for now is asked again.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
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
  if (typeof value === "string") return { ...defaults, icon: value };
  if (typeof value !== "object" || value === null || !("icon" in value) || typeof value.icon !== "string") {
    throw new IconError("E_MANIFEST", `${where} names no icon`, 'write "heart" or {"icon": "heart", "size": 64}');
  }
  const { icon, ...rest } = value;
  const options: [string, unknown][] = [];
  const own: { output?: string; format?: string; sizes?: number[] } = {};
  for (const [key, setting] of Object.entries(rest)) {
    if (key === "output" || key === "format") own[key] = textIn(key, setting, where);
    else if (key === "sizes") own.sizes = sizesIn(setting, where);
    else options.push([optionKey(key, setting, where), setting]);
  }
  return {
    ...defaults,
    ...own,
    icon,
    options: { ...defaults.options, ...Object.fromEntries(options) },
    confined: own.output !== undefined,
  };
}

function textIn(key: string, value: unknown, where: string): string {
  // No path holds a null character; the system would refuse it in its own words.
  if (typeof value === "string" && !value.includes("\0")) return value;
  throw new IconError("E_MANIFEST", `${where}: ${key} is ${quote(JSON.stringify(value))}`, "use a string");
}

function sizesIn(value: unknown, where: string): number[] {
  if (Array.isArray(value) && value.length > 0 && value.every((size) => Number.isInteger(size) && size >= 1))
    return [...new Set<number>(value)];
  throw new IconError("E_MANIFEST", `${where}: sizes is ${quote(JSON.stringify(value))}`, "use [16, 32]");
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
