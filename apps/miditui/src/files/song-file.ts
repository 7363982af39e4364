import { accessSync, constants, realpathSync, type Stats } from "node:fs";
import { basename, extname } from "node:path";
import { quote } from "@side-projects/command";
import { readBounded, replaceFile } from "@side-projects/command/node";
import type { FileFormat } from "../core/app/file-format.ts";
import { formatOf } from "../core/app/file-format.ts";
import { MidituiError } from "../core/error.ts";
import type { Session } from "../core/journal/session.ts";
import type { Finding } from "../core/midi/finding.ts";
import type { Project } from "../core/project/project.ts";
import { contentOf } from "./content.ts";
import { lastSession } from "./journal-bytes.ts";
import { fileError, noPlainFile } from "./reason.ts";
import { statusOf } from "./status.ts";

/** Bytes that a song may have: more than a million notes in any of the formats. */
export const MOST_BYTES: number = 400 * 1024 * 1024;

/** A song out of a file. */
export interface OpenedSong {
  readonly project: Project;
  readonly format: FileFormat;
  /** What was not as it should be in the file. */
  readonly findings: readonly Finding[];
  /** Where it comes from the state folder: what else is known of it. */
  readonly session?: Session;
}

/**
 * Reads a song of whatever kind, by what is in it.
 *
 * @throws MidituiError E_FILE where it cannot be read or is no song; E_MIDI, E_PROJECT, E_OXM, E_LIMIT of the kind it is
 */
export async function openSong(path: string): Promise<OpenedSong> {
  return readSong(songBytes(path), path);
}

/** @throws MidituiError E_FILE */
export function songBytes(path: string): Uint8Array {
  try {
    const bytes = readBounded(path, MOST_BYTES, noPlainFile(path));
    if (bytes !== undefined) return bytes;
  } catch (error) {
    throw fileError(path, error, "read");
  }
  throw new MidituiError("E_LIMIT", `${quote(path)} has more than ${MOST_BYTES} bytes`, "choose a smaller file");
}

/**
 * A song out of the bytes of a file.
 *
 * @param path by which it is called in messages, and the song where it has no name; "-" for the standard input
 */
export async function readSong(bytes: Uint8Array, path: string): Promise<OpenedSong> {
  const name = path === "-" ? "" : basename(path, extname(path));
  switch (contentOf(bytes) ?? contentByName(bytes, path)) {
    case "midi": {
      const { readMidi } = await import("../core/midi/read-midi.ts");
      return { ...readMidi(bytes, name), format: "mid" };
    }
    case "oxm": {
      const { readOxm } = await import("../core/oxm/read-oxm.ts");
      return { ...readOxm(bytes), format: "oxm" };
    }
    case "json": {
      const { readJson } = await import("../core/json/read-json.ts");
      return { ...readJson(textOf(bytes, path)), format: "json" };
    }
    case "journal": {
      const session = lastSession(bytes);
      if (session === undefined) throw noSong(bytes, path);
      return { project: session.project, format: "json", findings: [], session };
    }
    default:
      throw noSong(bytes, path);
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new MidituiError("E_PROJECT", `${quote(path)} is not in UTF-8`, "save it in UTF-8", { cause: error });
  }
}

/** Who calls a file .mid is told why it is none. */
function contentByName(bytes: Uint8Array, path: string): "midi" | "json" | "oxm" | undefined {
  const format = bytes.length === 0 ? undefined : formatOf(path);
  return format === "mid" ? "midi" : format;
}

function noSong(bytes: Uint8Array, path: string): MidituiError {
  const what = bytes.length === 0 ? "is empty" : "is no song";
  return new MidituiError("E_FILE", `${quote(path)} ${what}`, "choose a MIDI file, or a .json or .oxm of miditui");
}

/** Where and as what a song is to be written. */
export interface Saving {
  readonly path: string;
  readonly format: FileFormat;
  readonly project: Project;
  /** Whether a file that is there already may give way. */
  readonly replace: boolean;
}

/** A song as the bytes of a file, and what that file does not keep. */
export interface WrittenSong {
  readonly bytes: Uint8Array;
  readonly warnings: readonly string[];
  /** Those of them that are of the song itself, and not of how it is listened to. */
  readonly losses: readonly string[];
}

/** @throws MidituiError E_LIMIT where the format has no room for it */
export async function writtenSong(project: Project, format: FileFormat): Promise<WrittenSong> {
  switch (format) {
    case "mid":
      return (await import("../core/midi/write-midi.ts")).writeMidi(project);
    case "oxm": {
      const { bytes, warnings } = (await import("../core/oxm/write-oxm.ts")).writeOxm(project);
      return { bytes, warnings, losses: warnings };
    }
    case "json": {
      const { writeJson } = await import("../core/json/write-json.ts");
      return { bytes: Buffer.from(writeJson(project)), warnings: [], losses: [] };
    }
  }
}

/**
 * Loads what reads and writes each format. A newer miditui may be installed over the one that runs, and takes away the
 * files of what it has not loaded yet; saving must not need one of them then.
 */
export async function loadFormats(): Promise<void> {
  await Promise.all([
    import("../core/midi/read-midi.ts"),
    import("../core/midi/write-midi.ts"),
    import("../core/oxm/read-oxm.ts"),
    import("../core/oxm/write-oxm.ts"),
    import("../core/json/read-json.ts"),
    import("../core/json/write-json.ts"),
  ]);
}

/**
 * Writes a song aside and then gives it its name, so that there is never half of one and the old one stays when anything
 * fails. A link stays a link to the file that is replaced.
 *
 * @returns what the file does not keep, as sentences
 * @throws MidituiError E_FILE, E_DISK, E_LIMIT
 */
export async function saveSong({ path, format, project, replace }: Saving): Promise<readonly string[]> {
  const { bytes, warnings } = await writtenSong(project, format);
  saveBytes(path, bytes, replace);
  return warnings;
}

/** @throws MidituiError E_FILE, E_DISK */
export function saveBytes(path: string, bytes: Uint8Array, replace: boolean): void {
  try {
    const status = statusOf(path);
    if (status !== undefined) checkTarget(path, status, replace);
    replaceFile(status ? realpathSync(path) : path, bytes, "miditui", status ? status.mode & 0o777 : 0o666);
  } catch (error) {
    throw fileError(path, error, "write");
  }
}

function checkTarget(path: string, status: Stats, replace: boolean): void {
  if (!status.isFile()) {
    const what = status.isDirectory() ? "a folder" : "no plain file";
    throw new MidituiError("E_FILE", `${quote(path)} is ${what}`, "choose another name");
  }
  if (!replace) throw new MidituiError("E_FILE", `${quote(path)} is there already`, "choose another name");
  // A file can be replaced without leave to write it, if its folder allows; who protected it did not mean that.
  accessSync(path, constants.W_OK);
}
