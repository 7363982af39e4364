import fc from "fast-check";
import { expect, test } from "vitest";
import { litPitches } from "../src/core/app/live.ts";
import { hintsFor } from "../src/core/keymap/hints.ts";
import { keyboardPanel } from "../src/core/panels/keyboard.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { keyEvent, Session, songWith } from "./app-session.ts";

function midi(session: Session, pitch: number, velocity: number, at = session.clock): Session {
  return session.act({ type: "sound", report: { type: "midi-key", pitch, velocity, at } });
}

test("a key sounds and is lit while it is held, in Normal mode as well; on an old terminal for a moment", () => {
  const session = new Session({ releases: true }).keys("z").wait(2);
  expect(session.asked("preview")).toEqual([
    { type: "preview", track: 0, pitch: 48, velocity: 100, seconds: undefined },
  ]);
  expect([...litPitches(session.state)]).toEqual([48]);
  expect(session.keys(",").release("z").asked("let-go")).toEqual([{ type: "let-go", track: 0, pitch: 48 }]);
  expect([...litPitches(session.state)]).toEqual([]);
  const old = new Session().keys("z");
  expect(old.wait(0.3).asked("let-go")).toEqual([]);
  expect(old.wait(0.2).asked("let-go")).toEqual([{ type: "let-go", track: 0, pitch: 48 }]);
});

test.each(["", "i "])("a key that an old terminal repeats sounds on and is not struck again and again (%s)", (mode) => {
  const session = new Session().keys(`${mode}z`).wait(0.5);
  session.requests = [];
  for (let time = 0; time < 60; time++) session.keys("z").wait(0.033, 0.01);
  // It has come again after half a second, which a finger may do as well: that is struck.
  expect(session.requests.filter(({ type }) => type === "preview")).toHaveLength(1);
  expect(session.asked("let-go")).toEqual([]);
  expect(session.wait(0.2).asked("let-go")).toHaveLength(1);
});

test("whatever happens while keys are held, each is let go once, on the track that it sounds on", () => {
  const keys = fc.constantFrom(..."zxcvq235");
  const doing = fc.oneof(
    { weight: 4, arbitrary: keys.map((key) => ["press", key] as const) },
    { weight: 3, arbitrary: keys.map((key) => ["release", key] as const) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("J", "K", "i", "escape", ",", "/", "ctrl+u", "ctrl+w", "ctrl+z", "?", "ctrl+b", "a")
        .map((key) => ["press", key] as const),
    },
    fc.constantFrom(["blur", ""] as const, ["opened", ""] as const),
  );
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 40 }), (all) => {
      const session = new Session({ releases: true, project: songWith([{}]) }).keys("a a K");
      session.requests = [];
      const sounding = new Map<string, number>();
      const ids = (): number[] => session.state.project.tracks.map(({ id }) => id);
      const count = (tracks: readonly number[]): void => {
        for (const request of session.requests.splice(0)) {
          if (request.type !== "preview" && request.type !== "let-go") continue;
          if (request.type === "preview" && request.seconds !== undefined) continue;
          const name = `${tracks[request.track]} ${request.pitch}`;
          sounding.set(name, (sounding.get(name) ?? 0) + (request.type === "preview" ? 1 : -1));
          expect(sounding.get(name)).toBeGreaterThanOrEqual(0);
        }
      };
      for (const [what, key] of all) {
        session.clock += 0.1;
        // A request for a track is about the tracks as they were before it, where that one goes.
        const tracks = ids();
        if (what === "blur") session.input({ type: "focus", focused: false });
        else if (what === "opened") {
          // A song whose tracks have the names that these have, at other places.
          const project = { ...session.state.project, tracks: session.state.project.tracks.toReversed() };
          session.act({ type: "opened", path: "/music/b.mid", project, notes: [] });
        } else session.input(keyEvent(key, what));
        count(what === "opened" || tracks.length > ids().length ? tracks : ids());
      }
      for (const key of "zsxdcvgbhnjmq2w3er5t6y7ui") session.release(key);
      count(ids());
      expect([...sounding.values()].filter((left) => left !== 0)).toEqual([]);
      expect(session.state.sound.held).toEqual([]);
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});

test("a click on a key's name sounds as long as the button is down, and for a moment at least", () => {
  const session = new Session();
  session.pointer("down", [33, 9]);
  expect(session.asked("preview")).toMatchObject([{ seconds: undefined }]);
  session.wait(1).pointer("up", [60, 20]);
  expect(session.asked("let-go")).toHaveLength(1);
  session.pointer("down", [33, 9]).wait(0.5).pointer("move", [33, 9]);
  expect(session.asked("let-go")).toHaveLength(1);
  expect(session.click([33, 9]).wait(0.3).asked("let-go")).toEqual([]);
  expect(session.wait(0.2).asked("let-go")).toHaveLength(1);
});

test("a MIDI keyboard is written in Insert mode as it is played: pitch, velocity, time and length", () => {
  const session = new Session({ project: songWith([]) });
  midi(session, 61, 90);
  expect(session.notes()).toEqual([]);
  expect([...litPitches(session.state)]).toEqual([61]);
  midi(session, 61, 0);
  session.keys("i");
  // What it plays is told a moment later.
  midi(session, 60, 33, session.clock - 0.1);
  session.wait(0.25);
  midi(session, 64, 127, session.clock - 0.05);
  session.wait(0.5);
  midi(session, 60, 0);
  midi(session, 64, 0);
  // 960 ticks a second.
  expect(session.notes()).toEqual([
    { pitch: 60, velocity: 33, start: 0, duration: 816 },
    { pitch: 64, velocity: 127, start: 288, duration: 528 },
  ]);
  expect(session.requests.filter(({ type }) => type === "preview" || type === "let-go")).toEqual([]);
});

test("a MIDI key is written where the song was when it was played, and held though the window loses the focus", () => {
  const session = new Session({ project: songWith([{ start: 30_000 }]), releases: true }).keys("4 R").wait(1);
  // The app was busy for 0.2 s: what is heard was told before the key, and both come now.
  session.clock += 0.2;
  const at = session.clock - 0.1;
  session.act({
    type: "sound",
    report: { type: "heard", run: 1, tick: 960 * (at - session.state.transport.since), at },
  });
  midi(session, 60, 90, at + 0.02);
  session.keys("z").input({ type: "focus", focused: false });
  session.wait(0.5);
  midi(session, 60, 0).release("z");
  expect(session.notes()).toMatchObject([
    { pitch: 60, start: 960 + 96 + 19, duration: 480 + 77 },
    { pitch: 48, start: 960 + 192, duration: 1 },
    { start: 30_000 },
  ]);
});

test("a take plays from the cursor after a bar of clicks; keys too early for it sound and are not written", () => {
  const session = new Session({ releases: true }).keys("L R");
  expect(session.state).toMatchObject({ mode: "insert", transport: { state: "playing", tick: 1920 } });
  session.wait(1).keys("z").wait(0.2).release("z");
  expect(session.notes()).toEqual([]);
  // A key that comes a little before the first beat is meant for it.
  session.wait(0.7).keys("x").wait(0.6).release("x").wait(0.5).keys("c").wait(0.25).release("c");
  expect(session.notes()).toMatchObject([
    { pitch: 50, start: 1920, duration: 480 },
    { pitch: 52, start: 1920 + 960, duration: 240 },
  ]);
  // It goes on where nothing is played, behind the end of the song.
  expect(session.wait(20).state.recording).toBeDefined();
  session.keys("ctrl+g");
  expect(session.state).toMatchObject({ recording: undefined, transport: { state: "paused" } });
  expect(session.state.history.past).toHaveLength(2);
});

test.each([
  ["an old terminal", { type: "key", key: "R", ctrl: false, alt: false, shift: false, action: "press" }],
  ["one that tells releases", { type: "key", key: "r", ctrl: false, alt: false, shift: true, action: "press" }],
] as const)("R ends the take that it began, on %s, writes no note, and its keys are as before", (_, event) => {
  for (const before of [0.5, 3]) {
    const session = new Session({ releases: event.shift }).input(event);
    expect(hintsFor(session.state)[0]).toMatchObject({ keys: "R", text: "End rec" });
    expect(session.notice()).toContain("R or Ctrl+G ends it");
    expect(keyboardPanel(session.state, layoutOf(session.state), []).title).toContain("R ends the recording");
    session.input({ ...event, action: "repeat" });
    expect(session.wait(before).state.recording?.take).toBe(true);
    session.input(event);
    expect(session.state).toMatchObject({ recording: undefined, mode: "normal", transport: { state: "paused" } });
    expect(session.notes()).toEqual([]);
    expect(session.input(event).keys("r").state.recording?.take).toBe(true);
  }
  // Without a take the capital is the piano key that it is with Caps Lock.
  expect(new Session().keys("i").input(event).notes()).toMatchObject([{ pitch: 65 }]);
  expect(new Session().keys("i ctrl+g").wait(3).keys("q").input(event).state.mode).toBe("insert");
});

test("without a count-in, or while it plays, a recording begins at once", () => {
  const session = new Session({ project: songWith([{ start: 30_000 }]) }).keys("4 R q").wait(1).keys("escape");
  expect(session.notes()[0]).toMatchObject({ start: 0, pitch: 60 });
  expect(session.state.transport.state).toBe("playing");
  session.keys("4 R").wait(0.5).keys("w");
  expect(session.notes()[1]).toMatchObject({ start: 960 + 480, pitch: 62 });
});

test("recorded notes go to the grid, none of them before the line has left it behind", () => {
  const times = fc.array(fc.integer({ min: 30, max: 700 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(times, fc.boolean(), (gaps, loops) => {
      const session = new Session({ releases: true, project: songWith([{ start: 30_000 }]) }).keys("4 !");
      if (loops) session.keys("\\");
      session.keys("R");
      for (const gap of gaps) {
        session.wait(gap / 1000, 0.02);
        const line = (session.clock - session.state.transport.since) * 960;
        session.keys("q");
        for (const { start } of session.notes())
          if (start < 30_000 && !loops) expect(start).toBeLessThanOrEqual(line + 1);
        session.wait(0.02).release("q");
      }
      session.keys("space");
      for (const { start } of session.notes()) expect(start % 120).toBe(0);
      const steps = session.state.history.past.length;
      for (let step = 0; step < steps; step++) session.keys("ctrl+z");
      expect(session.notes()).toHaveLength(1);
    }),
    { numRuns: Number(process.env.RUNS ?? 25) },
  );
});
