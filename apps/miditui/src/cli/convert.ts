import { writeFileSync } from "node:fs";
import { quote } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { type FileFormat, formatOf } from "../core/app/file-format.ts";
import { MidituiError } from "../core/error.ts";
import { fileError } from "../files/reason.ts";
import { readSong, saveBytes, writtenSong } from "../files/song-file.ts";
import { statusOf } from "../files/status.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import { FORMATS } from "./flags.ts";
import { readInput } from "./input.ts";

/** miditui convert. @returns the exit code */
export async function convertCommand(args: Args, streams: Streams): Promise<number> {
  const [from = "-", to = "-"] = args.words;
  const format = formatFor(args, to);
  if (to === "-" && format !== "json" && streams.outputIsTerminal)
    throw new MidituiError("E_USAGE", `a .${format} is nothing for a terminal`, "name a file, or add --to json");
  const replace = args.switches.has("force");
  // Told before a large file is read rather than after it.
  if (!replace && to !== "-" && statusOf(to)?.isFile()) throw isThere(to);
  const { project, findings } = await readSong(readInput(from), from);
  for (const { text, severity } of findings) if (severity !== "note") streams.note(`${from}: ${text}`);
  const { bytes, warnings } = await writtenSong(project, format);
  for (const warning of warnings) streams.note(`${to}: ${warning}`);
  write(to, bytes, replace, streams);
  return EXIT.done;
}

function formatFor(args: Args, to: string): FileFormat {
  const asked = FORMATS.find((name) => name === args.texts.get("to"));
  const format = asked ?? (to === "-" ? "json" : formatOf(to));
  if (format !== undefined) return format;
  throw new MidituiError(
    "E_USAGE",
    `${quote(to)} tells no format`,
    "end it in .mid, .json or .oxm, or add --to FORMAT",
  );
}

function isThere(path: string): MidituiError {
  return new MidituiError("E_FILE", `${quote(path)} is there already`, "add --force to replace it");
}

function write(path: string, bytes: Uint8Array, replace: boolean, streams: Streams): void {
  if (path === "-") {
    streams.write(bytes);
    return;
  }
  const status = statusOf(path);
  if (status === undefined || status.isFile() || status.isDirectory()) {
    saveBytes(path, bytes, replace);
    return;
  }
  try {
    // A pipe or a device takes what it gets.
    writeFileSync(path, bytes);
  } catch (error) {
    throw fileError(path, error, "write");
  }
}
