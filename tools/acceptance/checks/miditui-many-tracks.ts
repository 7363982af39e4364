import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command } from "@side-projects/testkit";
import { addNotes } from "../../../apps/miditui/src/core/edit/notes.ts";
import { setProgram } from "../../../apps/miditui/src/core/edit/sound.ts";
import { addTrack } from "../../../apps/miditui/src/core/edit/tracks.ts";
import { writeJson } from "../../../apps/miditui/src/core/json/write-json.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { newProject } from "../../../apps/miditui/src/core/project/new-project.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { trackProgram } from "../../../apps/miditui/src/core/project/track-sound.ts";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { MIDITUI } from "./miditui-play.ts";

const TRACKS = 48;

/** 48 tracks of 48 programs: no two share a channel of a port, in the song, in its file, and after it was read again. */
export async function manyTrackFindings(): Promise<Finding[]> {
  let song = newProject("many");
  for (let track = 1; track < TRACKS; track++) song = addTrack(song);
  for (let track = 0; track < TRACKS; track++) {
    song = setProgram(song, track, 2 * track + 1);
    song = addNotes(song, track, [{ start: 480 * track, duration: 480, pitch: 40 + track, velocity: 100 }]).project;
  }
  const { bytes, warnings } = writeMidi(song);
  return [alone(song), inFile(bytes, warnings), back(readMidi(bytes, "many").project), await converted(song)];
}

function alone(song: Project): Finding {
  const places = song.tracks.map(({ port, channel }) => `port ${port} channel ${channel}`);
  const wrong = places.filter((place, index) => places.indexOf(place) !== index || place.endsWith("channel 9"));
  return allOf("tracks with a channel of a port to themselves, none of them the drums'", TRACKS, wrong);
}

/** Each chunk of the file names its port before its program and its note. */
function inFile(bytes: Uint8Array, warnings: readonly string[]): Finding {
  const wrong: string[] = warnings.length === 0 ? [] : [...warnings];
  const seen = new Set<string>();
  for (let track = 0; track < TRACKS; track++) {
    const events = listEvents(bytes).filter((line) => line.startsWith(`${track + 1} `));
    const port = events.findIndex((line) => / ff 21 /.test(line));
    const program = events.findIndex((line) =>
      new RegExp(` c. ${(2 * track + 1).toString(16).padStart(2, "0")}$`).test(line),
    );
    const note = events.findIndex((line) => / 9. /.test(line));
    const number = port < 0 ? "00" : (events[port]?.slice(-2) ?? "");
    const place = `${number} ${events[program]?.split(" ")[2]?.slice(1)}`;
    if (program < 0 || note < program || port > program) wrong.push(`track ${track + 1}: ${events.join(", ")}`);
    if (seen.has(place)) wrong.push(`track ${track + 1} shares ${place}`);
    seen.add(place);
  }
  return allOf("chunks with port, program and note in this order", TRACKS, wrong);
}

function back(song: Project): Finding {
  const wrong = Array.from({ length: TRACKS }, (_, index) => {
    const track = song.tracks[index];
    const note = track?.notes.blocks[0];
    const same = track !== undefined && trackProgram(track) === 2 * index + 1 && note?.pitches[0] === 40 + index;
    return same ? "" : `track ${index + 1}`;
  }).filter((name) => name !== "");
  return allOf("tracks that are back with their program and note", TRACKS, wrong);
}

function converted(song: Project): Promise<Finding> {
  return inFolder(async (folder) => {
    writeFileSync(path.join(folder, "many.json"), writeJson(song));
    const { stderr, code } = await command(process.execPath, [MIDITUI, "convert", "many.json", "many.mid"], {
      cwd: folder,
    });
    const wrong = code === 0 && stderr === "" ? [] : [`${code}: ${stderr}`];
    const again = code === 0 ? readMidi(readFileSync(path.join(folder, "many.mid")), "many").project.tracks.length : 0;
    if (again !== TRACKS) wrong.push(`${again} tracks`);
    return allOf("conversion of that song by the command", 1, wrong);
  });
}
