import { join } from "node:path";
import type { Project } from "../../core/project/project.ts";
import type { Part } from "./parts.ts";

/** Characters of a track's name that its file takes over, at most. */
const LONGEST = 40;

/** Paths of the files of stems: number and name of the track, as far as every file system bears it. */
export function stemPaths(project: Project, stems: readonly Part[], folder: string): string[] {
  const digits = Math.max(2, String(project.tracks.length).length);
  return stems.map(([track = 0]) => {
    const number = String(track + 1).padStart(digits, "0");
    const name = fileName(project.tracks[track]?.name ?? "");
    return join(folder, `${number}${name === "" ? "" : ` ${name}`}.wav`);
  });
}

function fileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} ._()+-]/gu, " ")
    .replace(/\s+/g, " ");
  return [...plain]
    .slice(0, LONGEST)
    .join("")
    .replace(/^[ .]+|[ .]+$/g, "");
}
