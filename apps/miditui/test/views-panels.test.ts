import { ATTRIBUTES, blankCells, cellsToText } from "@side-projects/terminal";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createState } from "../src/core/app/create-state.ts";
import { clustersOf } from "../src/core/app/text-field.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { gallerySong } from "../src/core/gallery/song.ts";
import { played } from "../src/core/gallery/strokes.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { dialogPanel } from "../src/core/panels/dialog.ts";
import { keyboardPanel } from "../src/core/panels/keyboard.ts";
import { outside } from "../src/core/panels/outside.ts";
import { isSamePiece, type Panel } from "../src/core/panels/panel.ts";
import { rollPanel } from "../src/core/panels/roll.ts";
import { tracksPanel } from "../src/core/panels/tracks.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { PanelPainter } from "../src/views/panel-painter.tsx";
import { Surface } from "../src/views/surface.ts";

const song = gallerySong();
const start = createState({
  project: song,
  path: undefined,
  folder: "/music",
  columns: 80,
  rows: 24,
  releases: false,
  now: 0,
});

const surface = new Surface((error) => {
  throw error;
});
const painter = new PanelPainter(surface);

afterAll(() => surface.close());

/** Rows of a panel as a terminal shows them, where it stands. */
function shown(panel: Panel): string[] {
  const cells = blankCells(start.screen.columns, start.screen.rows);
  painter.paint(panel, cells);
  return cellsToText(cells)
    .split("\n")
    .slice(panel.frame.row, panel.frame.row + panel.frame.rows);
}

test("whatever a track is called, its line ends at the border of the list", () => {
  const names = fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ unit: "binary", maxLength: 20 }));
  fc.assert(
    fc.property(names, (name) => {
      const state = { ...start, project: renameTrack(song, 1, name) };
      const layout = layoutOf(state);
      const cells = blankCells(80, 24);
      painter.paint(tracksPanel(state, layout, []), cells);
      const { frame } = layout.tracks;
      for (let row = frame.row + 1; row < frame.row + frame.rows - 1; row++)
        for (const column of [0, frame.columns - 1]) expect(cells.glyphs[row * 80 + column]).toBe(0x2502);
    }),
    { numRuns: 25 },
  );
});

test("a song that plays draws no panel again, whatever its playhead passes", () => {
  const playing = played(start, ["space"]);
  const panelsOf = (state: typeof start): Panel[] => {
    const layout = layoutOf(state);
    const { roll } = layout;
    if (roll === undefined) throw new Error("the roll is shown at the start");
    return [
      transportPanel(state, layout),
      tracksPanel(state, layout, []),
      rollPanel(state, roll),
      keyboardPanel(state, layout, []),
    ];
  };
  const first = panelsOf({ ...playing, notice: undefined });
  const later = panelsOf({ ...playing, notice: undefined, now: playing.now + 0.7 });
  for (const [index, { title, pieces }] of first.entries()) {
    expect(later[index]?.title).toBe(title);
    expect(pieces.filter((piece, at) => !isSamePiece(piece, later[index]?.pieces[at] ?? piece))).toEqual([]);
  }
});

test("the title of the roll tells of notes on each side of what is shown, by every single note", () => {
  const [track] = song.tracks;
  const notes = track === undefined ? [] : [...allNotes(track.notes)];
  const spans = fc.record({
    from: fc.nat(50_000),
    length: fc.integer({ min: 1, max: 60_000 }),
    low: fc.nat(127),
    height: fc.nat(60),
  });
  fc.assert(
    fc.property(spans, ({ from, length, low, height }) => {
      const span = { from, to: from + length, low, high: low + height };
      const sides = [
        notes.some(({ pitch }) => pitch > span.high) ? "^" : "",
        notes.some(({ pitch }) => pitch < span.low) ? "v" : "",
        notes.some((note) => note.start < span.from) ? "<" : "",
        notes.some((note) => note.start + note.duration > span.to) ? ">" : "",
      ];
      expect(track && outside(track.notes, span)).toBe(sides.join(""));
    }),
  );
});

test("the caret of a field is seen wherever it is in a text of any length", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "\u65e5", "e\u0301", " "), maxLength: 120 });
  fc.assert(
    fc.property(texts, fc.nat(120), (text, place) => {
      const caret = Math.min(place, clustersOf(text).length);
      const dialog = { type: "prompt", about: "rename", text, caret, problem: undefined } as const;
      const layout = layoutOf({ ...start, dialog }).dialog;
      if (layout?.field === undefined) throw new Error("a prompt has a field");
      const cells = blankCells(80, 24);
      painter.paint(dialogPanel(dialog, layout, []), cells);
      const { row, column, columns } = layout.field;
      const field = cells.attributes.subarray(row * 80 + column, row * 80 + column + columns);
      const carets = field.filter((attributes) => (attributes & ATTRIBUTES.inverse) !== 0).length;
      expect(carets).toBe(clustersOf(text)[caret] === "\u65e5" ? 2 : 1);
    }),
    { numRuns: 60 },
  );
});

test("an error is told by a sign and not by its colour alone, in the place of the hints", () => {
  const state = { ...start, notice: { text: "the disk is full", kind: "error", until: undefined } } as const;
  const rows = shown(keyboardPanel(state, layoutOf(state), [{ text: "hints" }]));
  expect(rows.join("\n")).toContain("! the disk is full");
  expect(rows.join("\n")).not.toContain("hints");
});
