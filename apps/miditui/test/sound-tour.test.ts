import { expect, test } from "vitest";
import { markersOf } from "../src/core/edit/conductor.ts";
import { programName } from "../src/core/instruments.ts";
import { notesBetween } from "../src/core/notes/note-list.ts";
import { DRUM_CHANNEL, programAt } from "../src/core/project/track-sound.ts";
import { tour } from "../src/core/sound/tour.ts";

test("the tour has each program alone under a marker of its name, and then every drum", () => {
  const song = tour();
  const markers = markersOf(song);
  for (let program = 0; program < 128; program++) {
    const { tick = -1, text } = markers[program] ?? {};
    const end = markers[program + 1]?.tick ?? 0;
    expect(text).toBe(`${program + 1} ${programName(program)}`);
    const heard = song.tracks.filter((track) => notesBetween(track.notes, tick, end).length > 0);
    expect(heard.map((track) => [track.channel === DRUM_CHANNEL, programAt(track, tick)])).toEqual([[false, program]]);
  }
  const drums = song.tracks.filter(({ channel }) => channel === DRUM_CHANNEL).flatMap(({ notes }) => notes.blocks);
  const keys = new Set(drums.flatMap(({ pitches }) => [...pitches]));
  expect([...keys].sort((a, b) => a - b)).toEqual(Array.from({ length: 47 }, (_, key) => 35 + key));
});
