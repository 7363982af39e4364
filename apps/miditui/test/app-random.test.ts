import type { InputEvent } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../src/core/app/action.ts";
import { playheadTick } from "../src/core/app/playhead.ts";
import { BINDINGS } from "../src/core/keymap/bindings.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { keyEvent, Session, songWith } from "./app-session.ts";

const CHORDS = [...new Set(BINDINGS.flatMap(({ chords }) => chords))];

const key = fc.constantFrom(...CHORDS).map((chord): InputEvent => keyEvent(chord));
const odd = fc.record({
  type: fc.constant("key" as const),
  key: fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 2 }), fc.constantFrom("f5", "insert", "q", "z")),
  ctrl: fc.boolean(),
  alt: fc.boolean(),
  shift: fc.boolean(),
  action: fc.constantFrom("press" as const, "repeat" as const, "release" as const),
});
const pointer = fc.record({
  type: fc.constant("pointer" as const),
  action: fc.constantFrom(
    ...(["down", "down", "up", "drag", "drag", "move", "wheel-up", "wheel-down", "wheel-left", "wheel-right"] as const),
  ),
  button: fc.constantFrom("left" as const, "left" as const, "middle" as const, "right" as const, "none" as const),
  column: fc.oneof(fc.integer({ min: 0, max: 130 }), fc.double({ min: 0, max: 65535, noNaN: true })),
  row: fc.oneof(fc.integer({ min: 0, max: 45 }), fc.double({ min: 0, max: 65535, noNaN: true })),
  ctrl: fc.boolean(),
  alt: fc.boolean(),
  shift: fc.boolean(),
});
const paste = fc.string({ unit: "binary" }).map((text): InputEvent => ({ type: "paste", text }));

const input = fc
  .oneof({ weight: 8, arbitrary: key }, { weight: 2, arbitrary: odd }, { weight: 6, arbitrary: pointer }, paste)
  .map((event): Act => ({ type: "input", event }));
const shell = fc.oneof(
  fc.constant<Act>({ type: "tick" }),
  fc.record({
    type: fc.constant("resize" as const),
    columns: fc.integer({ min: 1, max: 300 }),
    rows: fc.integer({ min: 1, max: 100 }),
  }),
  fc.constant<Act>({ type: "listed", folder: "/music", entries: [{ name: "a.mid", folder: false, size: 3 }] }),
  fc.constantFrom("open", "save", "list", "autosave").map((request): Act => ({ type: "failed", request, text: "no" })),
);
const report = fc.oneof(
  fc.record({
    type: fc.constant("heard" as const),
    run: fc.nat(3),
    tick: fc.double({ min: -5000, max: 50_000, noNaN: true }),
    at: fc.double({ min: 0, max: 300, noNaN: true }),
  }),
  fc.record({
    type: fc.constant("midi-key" as const),
    pitch: fc.nat(127),
    velocity: fc.nat(127),
    at: fc.double({ min: 90, max: 200, noNaN: true }),
  }),
  fc.constantFrom("aplay", "silent").map((name) => ({ type: "output", name, latency: 0.1, trouble: "lost" }) as const),
  fc.constantFrom("/a.sf2", undefined).map((path) => ({ type: "bank", path, name: "A", presets: [] }) as const),
  fc.constant({ type: "bank-failed", path: "/b.sf2", text: "no" } as const),
);
const sound = fc.oneof(
  { weight: 6, arbitrary: report.map((each): Act => ({ type: "sound", report: each })) },
  fc.constant<Act>({ type: "fonts", fonts: [{ name: "a.sf2", path: "/a.sf2", size: 1, general: true }] }),
  fc.double({ min: 0, max: 1, noNaN: true }).map((done): Act => ({ type: "exporting", done })),
  fc.constant<Act>({ type: "exported", text: "done" }),
);
const act = fc.record({
  act: fc.oneof({ weight: 9, arbitrary: input }, { weight: 1, arbitrary: shell }, { weight: 1, arbitrary: sound }),
  fails: fc.boolean(),
  after: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true }), fc.constant(Number.NaN)),
});

type Act = Action extends infer Each ? (Each extends { at: number } ? Omit<Each, "at"> : never) : never;

/** Answers what was asked of the disk, as it does sooner or later: until then nothing is edited. */
function answer(session: Session, fails: boolean): void {
  for (const request of session.requests.splice(0)) {
    if (request.type !== "open" && request.type !== "save" && request.type !== "autosave") continue;
    if (fails) session.act({ type: "failed", request: request.type, text: "no" });
    else if (request.type === "autosave") session.act({ type: "autosaved", project: request.project });
    else if (request.type === "open")
      session.act({ type: "opened", path: request.path, project: songWith([{ start: 240 }]), notes: [] });
    else session.act({ type: "saved", path: request.path, project: request.project, warnings: [] });
  }
}

/** What must hold whatever came in. */
function check(session: Session): void {
  const { state } = session;
  const { project, cursor, scroll, octave, ticksPerColumn, track, loop } = state;
  expect(track >= 0 && track < project.tracks.length).toBe(true);
  expect(Number.isInteger(cursor.tick) && cursor.tick >= 0 && cursor.pitch >= 0 && cursor.pitch <= 127).toBe(true);
  expect(Number.isInteger(scroll.tick) && scroll.tick >= 0 && scroll.pitch <= 127).toBe(true);
  expect(Number.isInteger(ticksPerColumn) && ticksPerColumn >= 1).toBe(true);
  expect(Math.abs(octave)).toBeLessThanOrEqual(4);
  expect(loop.end >= loop.start).toBe(true);
  expect(playheadTick(state) >= 0).toBe(true);
  expect(() => layoutOf(state)).not.toThrow();
  const ids = new Set<number>();
  for (const { notes } of project.tracks) {
    for (const note of allNotes(notes)) {
      expect(note.pitch >= 0 && note.pitch <= 127 && note.velocity >= 1 && note.velocity <= 127).toBe(true);
      expect(note.start >= 0 && note.duration >= 1 && Number.isInteger(note.start + note.duration)).toBe(true);
      expect(ids.has(note.id)).toBe(false);
      ids.add(note.id);
    }
  }
}

test("whatever comes in, a state comes out that makes sense, and all of it can be undone and redone", () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), fc.boolean(), (acts, releases) => {
      const song = songWith([0, 480, 960].map((start) => ({ start, pitch: 60 + start / 240 })));
      const session = new Session({ project: song, releases });
      for (const each of acts) {
        session.clock += each.after;
        session.act(each.act);
        answer(session, each.fails);
        if (Number.isNaN(session.clock)) session.clock = session.state.now;
      }
      check(session);
      answer(session, true);
      // Dialogs and drags end first; then everything goes back to where it began, unless another song came in between.
      session.keys("escape escape escape escape");
      const { project, file } = session.state;
      const steps = session.state.history.past.length;
      const isFirst = file.saved === song;
      for (let i = 0; i < steps; i++) session.keys("ctrl+z");
      if (isFirst) expect(session.state.project).toBe(song);
      check(session);
      for (let i = 0; i < steps; i++) session.keys("ctrl+y");
      expect(session.state.project).toBe(project);
      expect(session.state.file.path).toBe(file.path);
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});

test("a drag of the mouse is at most one step of history, wherever it goes", () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 119 }), fc.integer({ min: 0, max: 39 }));
  const keys = fc.constantFrom("", "i ", "v ", "o ", "g ", "g g ", "ctrl+a ");
  fc.assert(
    fc.property(place, fc.array(place, { minLength: 1, maxLength: 8 }), keys, (from, way, mode) => {
      const song = songWith([0, 480, 960, 1440].map((start) => ({ start, pitch: 60 + start / 240 })));
      const session = new Session({ project: song }).keys(`${mode}home`);
      session.pointer("down", from);
      for (const at of way) session.pointer("drag", at);
      session.pointer("up", way.at(-1) ?? from);
      expect(session.state.history.past.length).toBeLessThanOrEqual(1);
      expect(session.state.project === song).toBe(session.state.history.past.length === 0);
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
});
