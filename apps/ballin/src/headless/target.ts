import { join, sep } from "node:path";
import { quote } from "@side-projects/command";
import { BallinError } from "../core/error.ts";
import { statusOf } from "../files/status.ts";

export type Format = "text" | "png" | "cast";

const ENDINGS: Readonly<Record<string, Format>> = { txt: "text", text: "text", png: "png", cast: "cast" };

/** Where a picture goes and as what. */
export interface Target {
  /** "-" is the standard output. */
  readonly path: string;
  readonly format: Format;
  /** Whether a folder was named, which is made where it is missing; the folder of a file has to be there. */
  readonly inFolder?: boolean;
}

/**
 * What -o and --format come to; a folder gets a file of the usual name.
 *
 * @throws BallinError E_USAGE, E_FILE
 */
export function targetOf(output: string | undefined, format: Format | undefined): Target {
  if (output === undefined || output === "-") return { path: "-", format: format ?? "text" };
  if (output === "" || output.includes("\0"))
    throw new BallinError("E_FILE", `the output is ${quote(output)}`, "name a file, or - for the standard output");
  const isFolder = /[\\/]$/.test(output) || output.endsWith(sep) || statusOf(output)?.isDirectory() === true;
  if (isFolder)
    return {
      path: join(output, `ballin.${format === "text" ? "txt" : (format ?? "png")}`),
      format: format ?? "png",
      inFolder: true,
    };
  const ending = /\.([a-z0-9]+)$/i.exec(output)?.[1]?.toLowerCase() ?? "";
  const named = format ?? ENDINGS[ending];
  if (named !== undefined) return { path: output, format: named };
  throw new BallinError(
    "E_USAGE",
    `${quote(output)} tells no format`,
    "end it in .txt, .png or .cast, or add --format",
  );
}
