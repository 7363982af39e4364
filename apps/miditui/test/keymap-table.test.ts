import { createInputParser, legacyBytes } from "@side-projects/terminal";
import { expect, test } from "vitest";
import { type Binding, GROUPS, type Place } from "../src/core/keymap/binding.ts";
import { BINDINGS } from "../src/core/keymap/bindings.ts";
import { chordOf, chordTitle } from "../src/core/keymap/chord.ts";
import { helpLines } from "../src/core/keymap/help.ts";
import { hintsFor, trackHints } from "../src/core/keymap/hints.ts";
import { bindingFor } from "../src/core/keymap/lookup.ts";
import { keyEvent, Session, songWith } from "./app-session.ts";

const PLACES: readonly Place[] = [
  ...([
    "normal",
    "insert",
    "take",
    "select",
    "help",
    "open",
    "save",
    "bank",
    "wav",
    "new",
    "prompt",
    "message",
  ] as const),
];

function chordsOf(place: Place): [string, Binding][] {
  return BINDINGS.filter(({ places }) => places.includes(place)).flatMap((binding) =>
    binding.chords.map((chord): [string, Binding] => [chord, binding]),
  );
}

/** The chord that arrives when a terminal without any extended protocol sends it; undefined where it cannot. */
function throughOldTerminal(chord: string): string | undefined {
  const bytes = legacyBytes(keyEvent(chord));
  if (bytes === undefined) return undefined;
  const parser = createInputParser();
  const events = [...parser.feed(new TextEncoder().encode(bytes)), ...parser.flush()];
  const [event] = events;
  return events.length === 1 && event?.type === "key" ? chordOf(event) : undefined;
}

test.each(PLACES)("in %s no chord means two things", (place) => {
  const chords = chordsOf(place).map(([chord]) => chord);
  expect(chords.filter((chord, index) => chords.indexOf(chord) !== index)).toEqual([]);
});

test.each(PLACES)("in %s every deed has a chord that an old terminal sends as itself", (place) => {
  const reached = new Set(
    chordsOf(place)
      .filter(([chord]) => throughOldTerminal(chord) === chord)
      .map(([, { id }]) => id),
  );
  const unreached = BINDINGS.filter(
    ({ places, chords, id }) => places.includes(place) && chords.length > 0 && !reached.has(id),
  );
  expect(unreached.map(({ id }) => id)).toEqual([]);
});

test("no chord is one that an old terminal sends as another key", () => {
  // Ctrl+M is Enter there, Ctrl+I Tab, Ctrl+H Backspace, Ctrl+[ Esc, Ctrl+J Enter.
  const confused = BINDINGS.flatMap(({ chords }) => chords).filter((chord) => /^ctrl\+[mihj[]$/.test(chord));
  expect(confused).toEqual([]);
});

test("the help tells every binding once, in its group, with every chord", () => {
  const lines = helpLines();
  expect(lines.filter(({ type }) => type === "heading").map((line) => ("text" in line ? line.text : ""))).toEqual([
    ...GROUPS,
  ]);
  for (const binding of BINDINGS) {
    const told = lines.filter(
      (line) => line.type === "binding" && line.id === binding.id && line.text === binding.title,
    );
    expect(told, binding.id).toHaveLength(1);
    const keys = told[0] !== undefined && "keys" in told[0] ? told[0].keys : "";
    const expected = binding.keys === undefined ? binding.chords.map(chordTitle) : [binding.keys];
    for (const part of [...expected, ...(binding.mouse === undefined ? [] : [binding.mouse])])
      expect(keys).toContain(part);
  }
});

test("a hint names a chord that does what it says", () => {
  for (const mode of ["normal", "insert", "select"] as const) {
    const hints = [...hintsFor({ mode, dialog: undefined }), ...trackHints({ mode }).flat()];
    expect(hints.length).toBeGreaterThan(4);
    for (const { keys, text } of hints) {
      if (text === "Play+Add") continue;
      const first = keys.startsWith("/") ? "/" : (keys.split("/")[0] ?? "");
      const chord = first
        .replace("^", "ctrl+")
        .replace(/^(Space|Enter|Esc)$/, (name) => name.toLowerCase())
        .replace("esc", "escape");
      const lower = chord.startsWith("ctrl+") ? chord.toLowerCase() : chord;
      expect(bindingFor(mode, lower)?.hint, `${mode} ${keys}`).toBe(text);
    }
  }
});

test("the hints of Normal mode are those of the picture", () => {
  const line = hintsFor({ mode: "normal", dialog: undefined }).map(({ keys, text }) => `[${keys}]${text}`);
  expect(line.join(" ")).toBe("[i]Ins [v]Sel [Space]Play [R]Rec [1]Metro [e]WAV [^S]Save [?]Help [q]Quit");
  const [first] = trackHints({ mode: "normal" });
  expect(first?.map(({ keys, text }) => `[${keys}]${text}`).join(" ")).toBe("[;/']Vol [(/)]Pan [</>]Inst");
});

/** A session in which there is something to do for every key: notes, markers, tracks, a clipboard, steps back and forth. */
function furnished(place: Place): Session {
  const notes = [0, 480, 960].flatMap((start) => [
    { start, pitch: 60 },
    { start, pitch: 64 },
  ]);
  const session = new Session({ project: songWith(notes), path: "/music/a.mid", rows: 60 });
  session.keys("a a K").keys("M").type("one").keys("enter L L M").type("two").keys("enter J K H");
  session.keys("] ] ctrl+z K K ctrl+w").keys("home l l l l l");
  session.state = { ...session.state, octave: 1, cursor: { tick: 600, pitch: 60 }, ticksPerColumn: 120 };
  session.keys("Y").wait(4);
  if (place === "insert") session.keys("i");
  if (place === "take") session.keys("4 R");
  if (place === "select") session.keys("v enter").wait(4);
  if (place === "help") session.keys("? down down");
  if (place === "message") session.keys("ctrl+r");
  if (place === "open" || place === "save") {
    session.keys(place === "open" ? "ctrl+o" : "ctrl+t");
    const entries = Array.from({ length: 30 }, (_, index) => ({ name: `${index}.mid`, folder: false, size: 1 }));
    session.act({ type: "listed", folder: "/music", entries }).keys("down down");
    if (place === "save") session.keys("left");
  }
  if (place === "bank" || place === "wav") {
    session.keys(place === "bank" ? "ctrl+l" : "ctrl+e");
    const entries = Array.from({ length: 30 }, (_, index) => ({ name: `${index}.sf2`, folder: false, size: 1 }));
    const sounds = entries.map((entry) => ({ ...entry, name: entry.name.replace("sf2", "wav") }));
    session.act({ type: "listed", folder: "/music", entries: [...entries, ...sounds] }).keys("down down");
    if (place === "wav") session.keys("left");
  }
  if (place === "new") session.keys("ctrl+n l");
  if (place === "prompt") session.keys("r left");
  session.requests = [];
  return session;
}

test.each(PLACES)("in %s every key does something that is seen or asked for", (place) => {
  const still: string[] = [];
  for (const [chord, binding] of chordsOf(place)) {
    // There is nothing to go back from in Normal mode with nothing under way.
    if (place === "normal" && binding.id === "normal-mode") continue;
    const session = furnished(place);
    const before = session.state;
    session.keys(chord);
    const changed = Object.entries(session.state).some(([name, value]) => value !== Reflect.get(before, name));
    if (!changed && session.requests.length === 0) still.push(`${chord} ${binding.id}`);
  }
  expect(still).toEqual([]);
});

test("no key of Normal mode plays but letters that do nothing else", () => {
  const free = [..."q2w3er5t6y7uizsxdcvgbhnjm"].filter((key) => {
    const binding = bindingFor("normal", key);
    return binding === undefined || binding.id === "piano-key";
  });
  expect(free.join("")).toBe("2w356y7uzcb");
});
