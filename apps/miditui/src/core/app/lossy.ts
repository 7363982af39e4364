import { lossesOf } from "../original/losses.ts";
import type { Project } from "../project/project.ts";
import type { FileFormat } from "./file-format.ts";

/**
 * What of its tempos, metres and other events a song would not have in a file, a sentence each: what can be told before it
 * is written.
 */
export function lossesIn(project: Project, format: FileFormat): readonly string[] {
  return format === "oxm" ? lossesOf(project) : [];
}

/** What is asked before a song is saved with losses, and that Enter saves it so. */
export function lossText(name: string, losses: readonly string[]): string {
  return `${name} cannot hold all of the song: ${losses.join("; ")}. Enter again saves it so`;
}
