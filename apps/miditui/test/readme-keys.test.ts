import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BINDINGS } from "../src/core/keymap/bindings.ts";
import { chordTitle } from "../src/core/keymap/chord.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** Keys of the README by what it says that they do. */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  [...README.matchAll(/^\| (?!key|---|`|format)([^|]+) \| ([^|]+) \|$/gm)].map(([, keys = "", effect = ""]) => [
    effect,
    keys.replace("h j k l, arrows", "h, j, k, l, Left, Down, Up, Right").split(", "),
  ]),
);

test("every key that the README tells does in Normal mode what it says", () => {
  const deeds = (key: string): string[] =>
    BINDINGS.filter(({ chords, places }) => places.includes("normal") && chords.map(chordTitle).includes(key)).map(
      ({ id }) => id,
    );
  const told = [...KEYS].map(([effect, keys]) => [effect, keys.map((key) => deeds(key)[0])]);
  expect(Object.fromEntries(told)).toEqual({
    "move the cursor; H and L by bars, 0 and $ to the start and the end": [
      "cursor-left",
      "cursor-down",
      "cursor-up",
      "cursor-right",
      "cursor-left",
      "cursor-down",
      "cursor-up",
      "cursor-right",
    ],
    "place a note at the cursor; delete": ["place-note", "place-note", "delete-note"],
    "Insert: the letter keys are a piano, and what is played is written": ["insert-mode"],
    "Select: move, stretch, copy, quantize what is marked": ["select-mode"],
    "play and pause": ["play"],
    "record to a count-in, R again or Ctrl+G ends it; metronome; count-in on and off": [
      "record",
      "metronome",
      "count-in",
    ],
    "export as sound (WAV); SoundFont; latency": ["export-wav", "soundfont", "latency"],
    "undo, redo": ["undo", "redo"],
    "save, open, new": ["save", "open", "new"],
    "next panel; roll, timeline or both": ["focus-next", "view"],
    "help, close, quit": ["help", "normal-mode", "quit"],
  });
});
