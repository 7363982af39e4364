import type { Random } from "@side-projects/testkit";
import { duplicateNotes } from "../src/core/edit/clipboard.ts";
import { removeTempo, setMarker, setTempo } from "../src/core/edit/conductor.ts";
import { resizeNotes } from "../src/core/edit/note-lengths.ts";
import { changeVelocities } from "../src/core/edit/note-velocities.ts";
import { addNotes, moveNotes, moveToTrack, removeNotes } from "../src/core/edit/notes.ts";
import { setPan, setProgram, setVolume } from "../src/core/edit/sound.ts";
import {
  addDrumTrack,
  addTrack,
  moveTrack,
  removeTrack,
  setChannel,
  toggleMuted,
  toggleSolo,
} from "../src/core/edit/tracks.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { type ChannelEvent, NO_ORDER } from "../src/core/project/event.ts";
import { insertEvent, removeEvents } from "../src/core/project/event-list.ts";
import type { Project } from "../src/core/project/project.ts";

/** One of all kinds of edits that can be heard, of one note, some or all, within the first ticks of a song. */
export function audibleEdit(random: Random, project: Project, ticks: number): Project {
  const ids = project.tracks.flatMap(({ notes }) => notes.blocks.flatMap((block) => Array.from(block.ids)));
  const share = random.pick([0.1, 0.5, 1]);
  const some = setOf(share === 1 ? ids : ids.filter(() => random.next() < share));
  const track = random.int(0, project.tracks.length - 1);
  const tick = random.int(0, ticks);
  const edits: (() => Project)[] = [
    () => addNotes(project, track, randomNotes(random, random.int(1, 8), ticks)).project,
    () => removeNotes(project, some),
    () => moveNotes(project, some, { ticks: random.int(-50, 50), semitones: random.int(-2, 2) }),
    () => moveToTrack(project, some, track),
    () => resizeNotes(project, some, random.int(-50, 50)),
    () => changeVelocities(project, some, { add: random.int(-9, 9) }),
    () => (some.count < 20 ? duplicateNotes(project, some).project : project),
    () => setVolume(project, track, random.int(0, 127)),
    () => setPan(project, track, random.int(0, 127)),
    () => setProgram(project, track, random.int(0, 127)),
    () => withEvent(project, track, randomEvent(random, tick)),
    () => withoutEvents(project, track, tick),
    () => setTempo(project, tick, random.int(40, 400)),
    () => removeTempo(project, tick),
    () => setMarker(project, tick, "here"),
    () => addTrack(project),
    () => addDrumTrack(project),
    () => (project.tracks.length > 1 ? removeTrack(project, track) : project),
    () => moveTrack(project, track, random.int(0, project.tracks.length - 1)),
    () => setChannel(project, track, random.pick([0, 1, 9])),
    () => toggleMuted(project, track),
    () => toggleSolo(project, track),
  ];
  return random.pick(edits)();
}

/** Notes of few pitches, so that they abut, overlap and repeat. */
export function randomNotes(random: Random, count: number, ticks: number): NewNoteLike[] {
  return Array.from({ length: count }, () => ({
    start: random.int(0, ticks),
    duration: random.pick([1, 5, 20, 60, ticks]),
    pitch: random.int(60, 63),
    velocity: random.int(1, 127),
  }));
}

interface NewNoteLike {
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

export function withEvent(project: Project, track: number, event: ChannelEvent): Project {
  const tracks = project.tracks.map((other, place) =>
    place === track ? { ...other, events: insertEvent(other.events, event) } : other,
  );
  return { ...project, tracks };
}

function withoutEvents(project: Project, track: number, from: number): Project {
  const tracks = project.tracks.map((other, place) =>
    place === track ? { ...other, events: removeEvents(other.events, () => true, from, from + 200) } : other,
  );
  return { ...project, tracks };
}

export function randomEvent(random: Random, tick: number): ChannelEvent {
  const place = { tick, order: NO_ORDER };
  const value = random.int(0, 127);
  return random.pick<ChannelEvent>([
    {
      ...place,
      type: "control",
      controller: random.pick([0, 1, 6, 7, 11, 32, 38, 64, 96, 98, 99, 100, 101, 121, 126]),
      value,
    },
    { ...place, type: "program", program: value },
    { ...place, type: "bend", value: value * 128 },
    { ...place, type: "pressure", value },
    { ...place, type: "key-pressure", pitch: 60, value },
    { ...place, type: "stray-off", pitch: 60, velocity: 0, asOn: false },
  ]);
}
