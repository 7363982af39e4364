import { resolve } from "node:path";
import { IconError, quote } from "../core/error.ts";
import { requireIcoSize } from "../core/ico.ts";
import type { IconInfo, IconSet } from "../core/icon.ts";
import type { Icon, RenderOptions } from "../core/options.ts";
import { settingsFrom } from "../core/settings.ts";
import { subjectOf } from "../core/subject.ts";
import { type Format, formatOf, pathFor, staysInside } from "./output.ts";

/** What is asked for: an icon, how it is drawn, where it goes. */
export interface Request {
  /** Name as typed, or `path:` and an SVG path. */
  readonly icon: string;
  readonly options: RenderOptions;
  readonly output: string | undefined;
  readonly format: string | undefined;
  /** Sides in pixels; one picture of the options' size where undefined. */
  readonly sizes: readonly number[] | undefined;
  readonly viewBox?: readonly [number, number, number, number];
  /** Set where the output is a manifest's, which may only write below the working directory. */
  readonly confined?: boolean;
  /** Place in a manifest, for messages: "line 3". */
  readonly where?: string;
}

/** One file to make. */
export interface Job {
  readonly icon: string;
  readonly subject: Icon;
  readonly style: string;
  readonly options: RenderOptions;
  readonly format: Format;
  /** Sides of the pictures in an ICO file. */
  readonly sides: readonly number[];
  /** "-" for the standard output. */
  readonly path: string;
  readonly output: string | undefined;
}

const ICO_SIZES = [16, 32, 48, 256] as const;

/**
 * The files that requests come down to. Everything that can be wrong with them is found here, before the first is made.
 *
 * @throws IconError of any code that the library has, and E_OUTPUT where two files would have one path
 */
export function planJobs(requests: readonly Request[], font: () => IconSet): Job[] {
  const jobs = requests.flatMap((request) => planEntry(request, font));
  const seen = new Map<string, string>();
  for (const { path, icon } of jobs) {
    if (path === "-" && jobs.length > 1) {
      throw new IconError(
        "E_OUTPUT",
        `${jobs.length} pictures for the standard output`,
        "ask for one, or use -o 'out/{icon}-{size}.png'",
      );
    }
    const place = resolve(path);
    if (seen.has(place)) {
      const hint = "use a template, such as -o 'out/{icon}-{style}-{size}.{format}'";
      throw new IconError(
        "E_OUTPUT",
        `${quote(icon)} and ${quote(seen.get(place) ?? "")} would both be ${quote(path)}`,
        hint,
      );
    }
    seen.set(place, icon);
  }
  return jobs;
}

/** The files of a request; what is wrong with it is told with its place in the manifest. */
function planEntry(request: Request, font: () => IconSet): Job[] {
  try {
    return namesOf(request, font).flatMap((icon) => planRequest({ ...request, icon }, font));
  } catch (error) {
    if (!(error instanceof IconError) || request.where === undefined) throw error;
    throw new IconError(error.code, `${request.where}: ${error.message}`, error.hint);
  }
}

/** A name, or every icon that a glob matches: each once, and only those of the style asked for. */
function namesOf({ icon, options }: Request, font: () => IconSet): string[] {
  if (!/[*?]/.test(icon) || icon.startsWith(PATH_PREFIX)) return [icon];
  const found = new Map<string, string>();
  const fitting = new Set(font().names(options.style));
  for (const name of font().search(icon)) {
    const primary = font().find(name).name;
    if (fitting.has(name) && !found.has(primary)) found.set(primary, name);
  }
  if (found.size === 0) throw new IconError("E_ICON", `no icon matches ${quote(icon)}`, "see icon-render list");
  return [...found.values()];
}

function planRequest(request: Request, font: () => IconSet): Job[] {
  const { icon, options, output, sizes } = request;
  const format = formatOf(request.format, output === "-" ? undefined : output);
  const info = subjectInfo(request, font);
  const subject = info || options.sketch ? icon : pathIcon(request, font);
  if (options.stack !== undefined) font().find(options.stack);
  const style = info?.style ?? "path";
  const plan = (settings: RenderOptions, sides: readonly number[]): Job => {
    const { width, height } = settingsFrom(settings);
    const size = width === height ? `${width}` : `${width}x${height}`;
    const values = {
      icon: info || options.sketch ? icon : "path",
      style,
      size: sides.length > 1 ? sides.join("-") : size,
      format,
    };
    const path =
      output === "-" ? "-" : pathFor(output, sides.length === 0 && sizes !== undefined && sizes.length > 1, values);
    if (request.confined === true && !staysInside(path)) {
      throw new IconError(
        "E_OUTPUT",
        `${quote(path)} is outside the working directory`,
        "a manifest may only write below it",
      );
    }
    return { icon, subject, style, options: settings, format, sides, path, output };
  };

  if (format === "ico") {
    const sides = sizes ?? (options.size === undefined ? ICO_SIZES : [options.size]);
    for (const size of sides) requireIcoSize(size);
    const { width: _width, height: _height, ...square } = options;
    return [plan({ ...square, size: Math.max(...sides) }, sides)];
  }
  if (sizes === undefined) return [plan(options, [])];
  const { width: _width, height: _height, ...square } = options;
  return sizes.map((size) => plan({ ...square, size }, []));
}

function subjectInfo({ icon, options }: Request, font: () => IconSet): IconInfo | undefined {
  if (icon.startsWith(PATH_PREFIX) || options.sketch) return undefined;
  return font().find(icon, options.style);
}

/** Says that the text after it is an SVG path rather than a name. */
const PATH_PREFIX = "path:";

/** @throws IconError E_PATH */
function pathIcon({ icon, viewBox }: Request, font: () => IconSet): Icon {
  const path = { path: icon.slice(PATH_PREFIX.length), ...(viewBox && { viewBox }) };
  subjectOf(path, font);
  return path;
}

/** @throws IconError E_SIZE */
export function parseSizes(text: string): number[] {
  const sizes = text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(Number);
  if (sizes.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 1 || size > 65535)) {
    throw new IconError(
      "E_SIZE",
      `${quote(text)} is no list of sizes`,
      "use whole numbers of pixels, such as 16,32,64",
    );
  }
  return [...new Set(sizes)];
}

/** @throws IconError E_OPTION */
export function parseViewBox(text: string): [number, number, number, number] {
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN, ...more] = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (more.length > 0 || ![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw new IconError("E_OPTION", `${quote(text)} is no view box`, 'use "X Y WIDTH HEIGHT", such as "0 0 24 24"');
  }
  return [x, y, width, height];
}
