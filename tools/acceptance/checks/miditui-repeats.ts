import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command, repository, seeded } from "@side-projects/testkit";
import { addNotes } from "../../../apps/miditui/src/core/edit/notes.ts";
import { writeJson } from "../../../apps/miditui/src/core/json/write-json.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import type { NewNote } from "../../../apps/miditui/src/core/notes/new-notes.ts";
import { allNotes } from "../../../apps/miditui/src/core/notes/note-list.ts";
import { newProject } from "../../../apps/miditui/src/core/project/new-project.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";

const MIDITUI: string = path.join(repository, "apps/miditui/bin/miditui.js");
const TWO: readonly NewNote[] = [note(0, 480), note(480, 480)];

/** Notes that touch stay two notes in a file: made here, converted by the command, and in any number. */
export async function repeatFindings(quick: boolean): Promise<Finding[]> {
  return [two(), await converted(), manyRows(quick ? 50 : 2000)];
}

function two(): Finding {
  const { bytes } = writeMidi(songOf(TWO));
  const wrong = shown(readMidi(bytes, "song").project) === "0+480 480+480" ? [] : [shown(readMidi(bytes, "").project)];
  const middle = listEvents(bytes).filter((line) => line.startsWith("1 480 "));
  if (!/ 80 3c/.test(middle[0] ?? "") || !/ 90 3c/.test(middle[1] ?? "")) wrong.push(middle.join(", "));
  return allOf("two notes of 480 ticks that touch, the end of one before the begin of the other", 2, wrong);
}

function converted(): Promise<Finding> {
  return inFolder(async (folder) => {
    const place = (name: string): string => path.join(folder, name);
    writeFileSync(place("song.json"), writeJson(songOf(TWO)));
    const wrong: string[] = [];
    for (const [from, to] of [
      ["song.json", "one.mid"],
      ["one.mid", "two.oxm"],
      ["two.oxm", "three.mid"],
    ] as const) {
      const { stderr, code } = await command(process.execPath, [MIDITUI, "convert", place(from), place(to)]);
      if (code !== 0) wrong.push(`${from} to ${to}: ${stderr}`);
    }
    if (wrong.length === 0) {
      const again = shown(readMidi(readFileSync(place("three.mid")), "").project);
      if (again !== "0+480 480+480") wrong.push(again);
    }
    return allOf("files on the way of miditui convert from .json to .mid, .oxm and .mid with both notes", 3, wrong);
  });
}

/** Rows of notes that touch, of several pitches at once. */
function manyRows(songs: number): Finding {
  const wrong: string[] = [];
  for (let seed = 1; seed <= songs; seed++) {
    const random = seeded(seed);
    const notes = Array.from({ length: 6 }, (_, row) => {
      let start = random.int(0, 100);
      return Array.from({ length: 40 }, () => {
        const length = random.int(1, 200);
        start += length;
        return note(start - length, length, 60 + row);
      });
    }).flat();
    const song = songOf(notes);
    const again = readMidi(writeMidi(song).bytes, "song").project;
    if (shown(again) !== shown(song)) wrong.push(`song ${seed}`);
  }
  return allOf("songs of 240 notes in six rows without a gap that are the same after a round trip", songs, wrong);
}

function songOf(notes: readonly NewNote[]): Project {
  return addNotes(newProject("song"), 0, notes).project;
}

function note(start: number, duration: number, pitch = 60): NewNote {
  return { start, duration, pitch, velocity: 100 };
}

function shown(project: Project): string {
  const notes = project.tracks.flatMap((track) => [...allNotes(track.notes)]);
  return notes.map(({ start, duration }) => `${start}+${duration}`).join(" ");
}
