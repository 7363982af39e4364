import { setMarker } from "../../../apps/miditui/src/core/edit/conductor.ts";
import { addNotes } from "../../../apps/miditui/src/core/edit/notes.ts";
import { renameTrack } from "../../../apps/miditui/src/core/edit/rename.ts";
import { addTrack } from "../../../apps/miditui/src/core/edit/tracks.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { newProject } from "../../../apps/miditui/src/core/project/new-project.ts";

/** A song of three tracks; the first has four quarters of C4 and E4 in bar 1 and a C4 in bar 3, whose start is marked. */
export function walkSong(): Uint8Array {
  let song = addTrack(addTrack(newProject("walk")));
  song = ["Alpha", "Beta", "Gamma"].reduce((done, name, index) => renameTrack(done, index, name), song);
  const notes = [0, 480, 960, 1440].map((start, index) => ({ start, pitch: index % 2 === 0 ? 60 : 64 }));
  const all = [...notes, { start: 3840, pitch: 60 }].map((note) => ({ ...note, duration: 480, velocity: 80 }));
  song = addNotes(song, 0, all).project;
  song = addNotes(song, 1, [{ start: 960, pitch: 67, duration: 480, velocity: 80 }]).project;
  return writeMidi(setMarker(setMarker(song, 0, "Start"), 3840, "Chorus")).bytes;
}
