import { mkdirSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";

export type Format = "png" | "webp" | "svg";

const FORMATS: readonly Format[] = ["png", "svg", "webp"];

/** Where the picture goes and as what. */
export interface Target {
  /** "-" is the standard output. */
  readonly path: string;
  readonly format: Format;
}

/**
 * What `-o` and `--format` come to; a folder gets a file of the usual name.
 *
 * @param usual the path where there is no `-o`
 * @throws CloudError E_FORMAT, E_OUTPUT
 */
export function targetOf(output: string | undefined, named: string | undefined, usual: "-" | "wordcloud"): Target {
  const file = output ?? usual;
  if (file === "" || file.includes("\0")) {
    throw new CloudError("E_OUTPUT", `the output is ${quote(file)}`, "name a file, or - for the standard output");
  }
  const folder = isFolder(file);
  const extension = folder || output === undefined ? undefined : /\.([a-z0-9]+)$/i.exec(file)?.[1];
  const format = formatOf(named ?? extension ?? "png");
  if (folder) return { path: join(file, `wordcloud.${format}`), format };
  return { path: output === undefined && usual !== "-" ? `${file}.${format}` : file, format };
}

function formatOf(name: string): Format {
  const format = FORMATS.find((candidate) => candidate === name.toLowerCase());
  if (format !== undefined) return format;
  throw new CloudError("E_FORMAT", `no format ${quote(name)}`, `use ${FORMATS.join(", ")}`);
}

function isFolder(output: string): boolean {
  return output.endsWith("/") || output.endsWith(sep) || statusOf(output)?.isDirectory() === true;
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
 * Writes a file aside and then renames it, so that there is never half of one. Its folder is made where it is missing,
 * a link stays a link, and a pipe or a device is written to.
 *
 * @throws CloudError E_WRITE
 */
export function writeOutput(path: string, bytes: Uint8Array | string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const present = statusOf(path);
    if (present && !present.isFile() && !present.isDirectory()) writeFileSync(path, bytes);
    else replaceFile(present ? realpathSync(path) : path, bytes);
  } catch (error) {
    throw new CloudError("E_WRITE", `${quote(path)} could not be written (${reason(error)})`, "choose another place");
  }
}

function replaceFile(path: string, bytes: Uint8Array | string): void {
  const aside = join(dirname(path), `.${process.pid}.${Date.now().toString(36)}.part`);
  // From here on an interrupt waits until there is nothing left to tidy up.
  process.on("SIGINT", () => process.exit(130));
  try {
    writeFileSync(aside, bytes, { flag: "wx" });
    renameSync(aside, path);
  } catch (error) {
    if (statusOf(aside)) rmSync(aside);
    throw error;
  }
}

/** The system's short code for what went wrong, such as ENOENT. */
export function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
