import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { IconError, quote } from "../core/error.ts";

export type Format = "png" | "webp" | "svg" | "ico";

const FORMATS: readonly Format[] = ["png", "webp", "svg", "ico"];

/** What a template knows of a picture. */
export interface Placeholders {
  readonly icon: string;
  readonly style: string;
  readonly size: string;
  readonly format: string;
}

/** @throws IconError E_FORMAT */
export function formatOf(named: string | undefined, output: string | undefined): Format {
  const extension = output === undefined || isFolder(output) ? undefined : /\.([a-z0-9]+)$/i.exec(output)?.[1];
  const wanted = (named ?? extension ?? "png").toLowerCase();
  const format = FORMATS.find((candidate) => candidate === wanted);
  if (format !== undefined) return format;
  throw new IconError("E_FORMAT", `no format ${quote(wanted)}`, `use ${FORMATS.join(", ")}`);
}

/** A file's path: the output as given, or with its placeholders filled, or in the folder that it names. */
export function pathFor(output: string | undefined, several: boolean, values: Placeholders): string {
  const name = several ? "{icon}-{size}.{format}" : "{icon}.{format}";
  if (output === undefined) return fill(name, values);
  if (isFolder(output)) return join(output, fill(name, values));
  return fill(output, values);
}

/** @throws IconError E_OUTPUT where a placeholder is unknown */
function fill(template: string, values: Placeholders): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, key: string) => {
    const { icon, style, size, format } = values;
    const value = new Map([
      ["icon", icon],
      ["style", style],
      ["size", size],
      ["format", format],
    ]).get(key);
    if (value === undefined) {
      throw new IconError("E_OUTPUT", `no placeholder ${quote(whole)}`, "use {icon}, {style}, {size} and {format}");
    }
    return safeName(value);
  });
}

/** Text as a part of a file name, which can neither leave its folder nor hide. */
function safeName(text: string): string {
  // Unicode classes take milliseconds to compile, which the usual name can do without.
  if (/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/.test(text)) return text;
  return (
    text
      .slice(0, 400)
      .replace(/[^\p{L}\p{N}._+-]+/gu, "-")
      .replace(/^[.-]+|-+$/g, "")
      .slice(0, 100) || "icon"
  );
}

function isFolder(output: string): boolean {
  if (output.endsWith("/") || output.endsWith(sep)) return true;
  return statusOf(output)?.isDirectory() === true;
}

/** What lies at a path; undefined also where nothing can, since its parent is a file or its name too long. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Writes a file aside and then renames it, so that there is never half of one. A link stays a link, and a pipe or a
 * device is written to. Folders of a template are made; an explicit file needs its folder.
 *
 * @throws IconError E_WRITE
 */
export function writeOutput(path: string, bytes: Uint8Array | string, output: string | undefined): void {
  const folder = dirname(path);
  try {
    if (output?.includes("{") || (output !== undefined && isFolder(output))) mkdirSync(folder, { recursive: true });
    else if (!existsSync(folder))
      throw new IconError("E_WRITE", `there is no folder ${quote(folder)}`, "make it first");
    const present = statusOf(path);
    if (present && !present.isFile() && !present.isDirectory()) writeFileSync(path, bytes);
    else replaceFile(present ? realpathSync(path) : path, bytes);
  } catch (error) {
    if (error instanceof IconError) throw error;
    throw new IconError(
      "E_WRITE",
      `${quote(path)} could not be written (${reason(error)})`,
      "choose another place with -o",
    );
  }
}

function replaceFile(path: string, bytes: Uint8Array | string): void {
  const aside = join(dirname(path), `.${process.pid}.${Date.now().toString(36)}.part`);
  try {
    writeFileSync(aside, bytes, { flag: "wx" });
    renameSync(aside, path);
  } catch (error) {
    if (statusOf(aside)) rmSync(aside);
    throw error;
  }
}

/** True where a path stays below the working directory. */
export function staysInside(path: string): boolean {
  const way = relative(realpathSync("."), realPlace(resolve(path)));
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path really leads: links are followed as far as it exists. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}

/** The system's short code for what went wrong, such as ENOENT. */
export function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
