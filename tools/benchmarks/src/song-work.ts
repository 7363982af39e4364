/** Files, edits and frames of miditui on seeded songs. */
import { setImmediate } from "node:timers/promises";
import type * as editing from "../../../apps/miditui/src/core/edit/notes.ts";
import type * as stepping from "../../../apps/miditui/src/core/history/history.ts";
import type * as parsing from "../../../apps/miditui/src/core/json/read-json.ts";
import type * as importing from "../../../apps/miditui/src/core/midi/read-midi.ts";
import type * as lists from "../../../apps/miditui/src/core/notes/note-list.ts";
import type * as sets from "../../../apps/miditui/src/core/notes/note-set.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { load } from "./api.ts";
import type { Answer, SongJob } from "./protocol.ts";
import { timeSync } from "./serve.ts";
import { loadSongs } from "./song-file.ts";
import { frameWork } from "./song-frames.ts";

const PACKAGE = "miditui";

/** Does the work so many times; only what counts is timed. */
export type SongWork = (repeat: number) => Answer | Promise<Answer>;

interface Known {
  readonly key: string;
  readonly work: SongWork;
  /** Gives back what the work holds beside memory. */
  readonly close: () => void;
}

let known: Known | undefined;

/** The work of a job, on an input that was made before. Only the last is kept, since a song may take hundreds of megabytes. */
export async function songWork(root: string, job: SongJob): Promise<SongWork> {
  const key = JSON.stringify(job);
  if (known?.key === key) return known.work;
  known?.close();
  known = undefined;
  const { work, close } = await prepared(root, job);
  known = { key, work, close };
  return work;
}

async function prepared(root: string, { made, notes }: SongJob): Promise<Omit<Known, "key">> {
  const close = (): void => {};
  const { bigSong, writeMidi, writeJson } = await loadSongs(root);
  const song = bigSong(notes);
  switch (made) {
    case "read-mid": {
      const { readMidi } = await load<typeof importing>(root, PACKAGE, "core/midi/read-midi.ts");
      const { bytes } = writeMidi(song);
      return { work: (repeat) => timeSync(repeat, () => notesOf(readMidi(bytes, "song.mid").project)), close };
    }
    case "write-mid":
      return { work: (repeat) => timeSync(repeat, () => writeMidi(song).bytes.length), close };
    case "read-json": {
      const { readJson } = await load<typeof parsing>(root, PACKAGE, "core/json/read-json.ts");
      const text = writeJson(song);
      return { work: (repeat) => timeSync(repeat, () => notesOf(readJson(text).project)), close };
    }
    case "edit":
    case "undo":
    case "move-all":
      return { work: await editWork(root, made, song), close };
    default:
      return frameWork(root, made, song);
  }
}

function notesOf({ tracks }: Project): number {
  return tracks.reduce((sum, { notes }) => sum + notes.count, 0);
}

async function editWork(root: string, made: "edit" | "undo" | "move-all", song: Project): Promise<SongWork> {
  const { moveNotes } = await load<typeof editing>(root, PACKAGE, "core/edit/notes.ts");
  const { commit, emptyHistory, undo } = await load<typeof stepping>(root, PACKAGE, "core/history/history.ts");
  const { emptySet, rangeSet, setOf } = await load<typeof sets>(root, PACKAGE, "core/notes/note-set.ts");
  const { allNotes } = await load<typeof lists>(root, PACKAGE, "core/notes/note-list.ts");
  const first = song.tracks[0] === undefined ? [] : [...allNotes(song.tracks[0].notes)];
  const middle = first[first.length >> 1];
  if (middle === undefined) throw new Error("the song has no notes");
  const chosen = made === "move-all" ? rangeSet(1, song.nextNoteId) : setOf([middle.id]);
  let [project, history, way] = [song, emptyHistory, -1];
  // There and back, so that nothing reaches the end of the song or of the keyboard.
  const edit = (): number => {
    way = -way;
    const by = made === "move-all" ? { ticks: 10 * way, semitones: 0 } : { ticks: 0, semitones: way };
    const next = moveNotes(project, chosen, by);
    history = commit(history, { label: "move notes", project, selection: emptySet, track: 0 });
    project = next;
    return history.past.length;
  };
  const back = (): number => {
    const restored = undo(history, { label: "", project, selection: emptySet, track: 0 });
    if (restored === undefined) throw new Error("nothing to undo");
    ({ history } = restored);
    ({ project } = restored.snapshot);
    return history.past.length;
  };
  const begin = (): void => {
    [project, history, way] = [song, emptyHistory, -1];
  };
  if (made !== "undo") {
    return (repeat) => {
      begin();
      return timeSync(repeat, edit);
    };
  }
  return async (repeat) => {
    begin();
    for (let i = 0; i < repeat; i++) edit();
    // Songs that nothing else holds have to be gone, as they are in the app: a weak reference keeps one for this turn.
    await setImmediate();
    globalThis.gc?.();
    return timeSync(repeat, back);
  };
}
