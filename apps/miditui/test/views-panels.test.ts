import { blankCells, cellsToText, putText, textWidth } from "@side-projects/terminal";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createState } from "../src/core/app/create-state.ts";
import { clustersOf } from "../src/core/app/text-field.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { gallerySong } from "../src/core/gallery/song.ts";
import { played } from "../src/core/gallery/strokes.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { dialogPanel } from "../src/core/panels/dialog.ts";
import { caretPlace } from "../src/core/panels/field.ts";
import { keyboardPanel } from "../src/core/panels/keyboard.ts";
import { outside } from "../src/core/panels/outside.ts";
import { isSamePiece, type Panel } from "../src/core/panels/panel.ts";
import { rollPanel } from "../src/core/panels/roll.ts";
import { tracksPanel } from "../src/core/panels/tracks.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { rollSpan } from "../src/core/screen/viewport.ts";
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

test("however long its name is, the title of a song tells that it has changed", () => {
  const state = { ...played(start, ["n"]), file: { ...start.file, path: `/music/${"long ".repeat(40)}.mid` } };
  expect(shown(transportPanel(state, layoutOf(state)))[0]).toMatch(/^. Transport - long [a-z ]+\.\. \(changed\) .$/);
});

test("the caret of a field is in it and at its letter, wherever it is in a text of any length", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "\u65e5", "e\u0301", " "), maxLength: 120 });
  fc.assert(
    fc.property(texts, fc.nat(120), (text, place) => {
      const letters = clustersOf(text);
      const caret = Math.min(place, letters.length);
      const dialog = { type: "prompt", about: "rename", text, caret, problem: undefined } as const;
      const layout = layoutOf({ ...start, dialog }).dialog;
      const at = caretPlace(dialog, layout);
      if (layout?.field === undefined || at === undefined) throw new Error("a prompt has a field");
      const cells = blankCells(80, 24);
      painter.paint(dialogPanel(dialog, layout, []), cells);
      const { row, column, columns } = layout.field;
      const under = blankCells(2, 1);
      const letter = letters[caret] ?? " ";
      putText(under, 0, 0, letter);
      expect(at.row).toBe(row);
      expect(at.column).toBeGreaterThanOrEqual(column);
      expect(at.column + textWidth(letter)).toBeLessThanOrEqual(column + columns);
      expect(cells.glyphs[row * 80 + at.column]).toBe(under.glyphs[0]);
    }),
    { numRuns: 60 },
  );
});

test("a list of songs has a caret only while letters go into its field", () => {
  const listed = played(start, ["ctrl+o"]);
  const typing = played(listed, ["/"]);
  expect(caretPlace(listed.dialog, layoutOf(listed).dialog)).toBeUndefined();
  expect(caretPlace(typing.dialog, layoutOf(typing).dialog)).toBeDefined();
  expect(caretPlace(start.dialog, layoutOf(start).dialog)).toBeUndefined();
});

test("whatever a track is called, the title of the roll tells its start and the sides where there are notes", () => {
  const hidden = { ...start, scroll: { ...start.scroll, tick: 3000, pitch: 60 } };
  const { roll } = layoutOf(hidden);
  const [track] = hidden.project.tracks;
  if (roll === undefined || track === undefined) throw new Error("the roll is shown at the start");
  const sides = outside(track.notes, rollSpan(hidden, roll));
  expect(sides.length).toBeGreaterThan(1);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\u65e5", "e\u0301", "-"), minLength: 1 }), (name) => {
      const [title] = shown(rollPanel({ ...hidden, project: renameTrack(hidden.project, 0, name) }, roll));
      const first = clustersOf(name).slice(0, 8).join("");
      expect(title).toMatch(
        new RegExp(`Piano Roll - ${first}.* \\(Kali.*\\) ${`\\[${sides.replace("^", "\\^")}\\]`} `),
      );
    }),
    { numRuns: 30 },
  );
});

test("an error is told by a sign and not by its colour alone, in the place of the hints", () => {
  const state = { ...start, notice: { text: "the disk is full", kind: "error", until: undefined } } as const;
  const rows = shown(keyboardPanel(state, layoutOf(state), [{ text: "hints" }]));
  expect(rows.join("\n")).toContain("! the disk is full");
  expect(rows.join("\n")).not.toContain("hints");
});
