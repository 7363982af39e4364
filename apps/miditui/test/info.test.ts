import { textWidth } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { setMetre, setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { addTrack } from "../src/core/edit/tracks.ts";
import { infoText } from "../src/core/info/info-text.ts";
import { songInfo } from "../src/core/info/song-info.ts";
import { trackPlot } from "../src/core/info/track-plot.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";

const plain = { strong: (text: string) => text, faint: (text: string) => text };

function songOf(...notes: readonly (readonly [start: number, duration: number])[]): Project {
  const made = notes.map(([start, duration]) => ({ start, duration, pitch: 60, velocity: 90 }));
  return addNotes(newProject("Song"), 0, made).project;
}

function plotOf(song: Project, end: number, columns: number): string {
  const [track] = song.tracks;
  return track === undefined ? "" : trackPlot(track.notes, end, columns);
}

test("a plot shows where a track plays and how much of each column", () => {
  expect(plotOf(songOf([100, 100], [300, 20], [400, 50]), 500, 5)).toBe(".#.-=");
  expect(plotOf(songOf([150, 100]), 400, 4)).toBe(".==.");
  expect(plotOf(songOf(), 400, 4)).toBe("....");
});

test("a column of a plot is silent where no note sounds in it, and only there", () => {
  const note = fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(fc.array(note, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (notes, columns) => {
      const end = Math.max(1, ...notes.map(([start, duration]) => start + duration));
      const plot = plotOf(songOf(...notes), end, columns);
      expect(plot).toHaveLength(columns);
      for (let column = 0; column < columns; column++) {
        const [left, right] = [(column * end) / columns, ((column + 1) * end) / columns];
        // A sliver is left to the rounding of doubles.
        const sounds = notes.some(
          ([start, duration]) => Math.min(right, start + duration) - Math.max(left, start) > 1e-6,
        );
        expect(plot[column] !== ".").toBe(sounds);
      }
    }),
  );
});

test("info counts seconds through every tempo, and bars through every metre", () => {
  let song = songOf([0, 480], [480 * 20, 480]);
  song = setMetre(setTempo(song, 480 * 8, 60), 480 * 8, { numerator: 3, denominator: 4 });
  const info = songInfo(song);
  // Eight quarters of half a second, then thirteen of a second.
  expect(info.duration_seconds).toBe(17);
  expect(info.time_signatures).toEqual([
    { tick: 0, bar: 1, numerator: 4, denominator: 4 },
    { tick: 3840, bar: 3, numerator: 3, denominator: 4 },
  ]);
  expect(info.tracks[0]).toMatchObject({ notes: 2, first_tick: 0, last_tick: 10_080 });
  expect(songInfo(addTrack(song)).tracks[1]).toMatchObject({ notes: 0, first_tick: null, last_tick: null });
});

test("the table stays straight under names of any width, and shows no sign that steers a terminal", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 5 }), (names) => {
      let song = songOf([0, 480]);
      for (const name of names) song = renameTrack(addTrack(song), song.tracks.length, name);
      const text = infoText(renameTrack(song, 0, "a\u001b[31m\u65e5\u672c\u202e"), { width: 100, ...plain });
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
      const rows = text.split("\n").filter((line) => /^ *\d+ .*[.\-=#]{12}$/.test(line));
      expect(rows.length).toBe(song.tracks.length);
      expect(new Set(rows.map(textWidth)).size).toBe(1);
    }),
    { numRuns: 60 },
  );
});
