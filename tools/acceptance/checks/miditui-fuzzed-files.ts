import { writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Random, seeded } from "@side-projects/testkit";
import { renameTrack } from "../../../apps/miditui/src/core/edit/rename.ts";
import { MidituiError } from "../../../apps/miditui/src/core/error.ts";
import { readJson } from "../../../apps/miditui/src/core/json/read-json.ts";
import { writeJson } from "../../../apps/miditui/src/core/json/write-json.ts";
import { lint } from "../../../apps/miditui/src/core/lint/lint.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { readOxm } from "../../../apps/miditui/src/core/oxm/read-oxm.ts";
import { writeOxm } from "../../../apps/miditui/src/core/oxm/write-oxm.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { openSong } from "../../../apps/miditui/src/files/song-file.ts";
import { mutate } from "../../../apps/miditui/test/songs/mutate.ts";
import { randomFile } from "../../../apps/miditui/test/songs/random-file.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";

/** What names are made of: letters of one to four bytes, marks that join, halves of pairs, controls, what a path is made of. */
const LETTERS = [
  ..."aZ0 -_.'\"%$",
  "é",
  "日",
  "\u{1f3b9}",
  "e\u0301",
  "\u200d",
  "\ud800",
  "\u001b[2J",
  "\u0007",
  "\n",
  "\u202e",
];

/** Damaged files of each kind and names of any kind: nothing but a message of ours, and what is read can be saved. */
export async function fuzzedFileFindings(quick: boolean): Promise<Finding[]> {
  const count = quick ? 200 : 10_000;
  return [
    damaged(".mid", count, (project) => writeMidi(project).bytes, midiAgain),
    damaged(".json", Math.ceil(count / 5), (project) => Buffer.from(writeJson(project)), jsonAgain),
    damaged(
      ".oxm",
      count,
      (project) => writeOxm(project).bytes,
      (bytes) => writeOxm(readOxm(bytes).project),
    ),
    names(count),
    await opened(quick ? 40 : 1000),
  ];
}

function damaged(
  kind: string,
  count: number,
  written: (project: Project) => Uint8Array,
  read: (bytes: Uint8Array) => unknown,
): Finding {
  const wrong: string[] = [];
  let refused = 0;
  for (let seed = 1; seed <= count; seed++) {
    const whole = written(readMidi(randomFile(seed, 40), "song").project);
    const fault = faultOf(() => read(mutate(whole, seed)));
    if (fault === "refused") refused++;
    else if (fault !== undefined) wrong.push(`${kind} ${seed}: ${fault}`);
  }
  return allOf(`damaged ${kind} files that are read and saved again, or refused (${refused})`, count, wrong);
}

function midiAgain(bytes: Uint8Array): void {
  const { project } = readMidi(bytes, "song");
  lint(project);
  const again = readMidi(writeMidi(project).bytes, "song").project;
  if (!isDeepStrictEqual(again, project)) throw new Error("it is another song once it was saved");
}

function jsonAgain(bytes: Uint8Array): void {
  const { project } = readJson(Buffer.from(bytes).toString("utf8"));
  const again = readJson(writeJson(project)).project;
  if (!isDeepStrictEqual(again, project)) throw new Error("it is another song once it was saved");
  writeMidi(project);
}

/** Undefined where it worked, "refused" after an error of ours, else what came. */
function faultOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof MidituiError && error.code !== "E_INTERNAL" ? "refused" : String(error);
  }
}

/** Names of tracks in any letters: the .json has them as they are, the .mid without what a terminal would obey. */
function names(count: number): Finding {
  const wrong: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const name = nameOf(seeded(seed), 40);
    const fault = faultOf(() => {
      const song = renameTrack(readMidi(randomFile(seed % 50, 10), "song").project, 0, name);
      const kept = song.tracks.map((track) => track.name);
      const again = readJson(writeJson(song)).project.tracks.map((track) => track.name);
      if (!isDeepStrictEqual(again, kept)) throw new Error(`${JSON.stringify(name)} is lost in .json`);
      const heard = readMidi(writeMidi(song).bytes, "song").project.tracks;
      if (heard.length !== kept.length) throw new Error(`${JSON.stringify(name)} makes other tracks`);
    });
    if (fault !== undefined) wrong.push(`name ${seed}: ${fault}`);
  }
  return allOf("fuzzed names of tracks that are saved", count, wrong);
}

/** Files on the disk, under fuzzed names. */
function opened(count: number): Promise<Finding> {
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= count; seed++) {
      const file = path.join(folder, `${seed}${nameOf(seeded(seed), 12).replaceAll("/", "")}.mid`);
      writeFileSync(file, mutate(randomFile(seed, 20), seed));
      try {
        await openSong(file);
      } catch (error) {
        if (!(error instanceof MidituiError)) wrong.push(`file ${seed}: ${error}`);
      }
    }
    return allOf("damaged files under fuzzed names that are opened or refused", count, wrong);
  });
}

function nameOf(random: Random, longest: number): string {
  return Array.from({ length: random.int(0, longest) }, () => random.pick(LETTERS)).join("");
}
