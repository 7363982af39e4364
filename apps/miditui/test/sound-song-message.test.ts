import { seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { demoSong } from "../src/core/demo/demo-song.ts";
import { moveNotes } from "../src/core/edit/notes.ts";
import { setVolume } from "../src/core/edit/sound.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import { songFrom, songMessage } from "../src/core/sound/song-message.ts";
import { plainNotes, songOf } from "./plain-song.ts";
import { audibleEdit } from "./song-edits.ts";

/** Bytes of a message as a thread gets it, whatever its arrays are cut from. */
function bytesOf(message: unknown): number {
  let bytes = 0;
  const seen = new Set<unknown>();
  const count = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) bytes += value.buffer.byteLength;
    else for (const part of Object.values(value)) count(part);
  };
  count(message);
  return bytes;
}

test("another thread has the song as it is, whatever is edited, and shares with the one before what this one shares", () => {
  const property = fc.property(fc.nat(), (seed) => {
    const random = seeded(seed);
    let song = songOf(plainNotes(seed, random.pick([5, 1500]), 3), 3);
    let copy = songFrom(undefined, structuredClone(songMessage(undefined, song)));
    expect(copy).toEqual({ ...song, foreign: [] });
    for (let step = 0; step < 6; step++) {
      const next = random.next() < 0.1 ? newProject() : audibleEdit(random, song, 2000);
      const heard = songFrom(copy, structuredClone(songMessage(song, next)));
      expect(heard).toEqual(next);
      for (const [place, track] of next.tracks.entries()) {
        const before = song.tracks.findIndex(({ id }) => id === track.id);
        const isSame = track.notes === song.tracks[before]?.notes;
        if (isSame) expect(heard.tracks[place]?.notes).toBe(copy.tracks[before]?.notes);
      }
      expect(heard.chunks === copy.chunks).toBe(next.chunks === song.chunks);
      song = next;
      copy = heard;
    }
  });
  fc.assert(property, { numRuns: 25 });
});

test("an edit of one thing costs little to tell, and so does a move of all notes", () => {
  const song = songOf(plainNotes(1, 20_000, 1), 1);
  const ids = song.tracks.flatMap(({ notes }) => notes.blocks.flatMap((block) => Array.from(block.ids)));
  const all = bytesOf(songMessage(undefined, song));
  expect(all).toBeGreaterThan(20_000 * 16);
  const one = songMessage(song, moveNotes(song, setOf(ids.slice(0, 1)), { ticks: 1, semitones: 0 }));
  expect(bytesOf(one)).toBeLessThan(3 * 512 * 24);
  expect(bytesOf(songMessage(song, moveNotes(song, setOf(ids), { ticks: 480, semitones: 0 })))).toBeLessThan(all / 2);
  const demo = demoSong();
  expect(bytesOf(songMessage(demo, setVolume(demo, 0, 3)))).toBe(0);
});
