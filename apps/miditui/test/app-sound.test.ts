import fc from "fast-check";
import { expect, test } from "vitest";
import type { Request } from "../src/core/app/action.ts";
import { playheadTick } from "../src/core/app/playhead.ts";
import { setTempo } from "../src/core/edit/conductor.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { secondsAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { Session, songWith } from "./app-session.ts";

/** Eight bars of quarters at 120 BPM: 960 ticks a second. */
const SONG = songWith(Array.from({ length: 32 }, (_, index) => ({ start: index * 480 })));

function output(session: Session, latency = 0.1, name = "aplay"): Session {
  return session.act({ type: "sound", report: { type: "output", name, latency, trouble: "" } });
}

function heard(session: Session, tick: number, at = session.clock): Session {
  return session.act({ type: "sound", report: { type: "heard", run: 1, tick, at } });
}

/** What the sound was asked since the last call, without songs. */
function asked(session: Session): Request[] {
  const kinds: readonly Request["type"][] = ["play", "halt", "loop", "metronome", "live-track", "song"];
  return session.requests.splice(0).filter(({ type }) => kinds.includes(type));
}

test("what plays, pauses, seeks, loops and is edited is told to the sound, each at once and only once", () => {
  const session = new Session({ project: SONG });
  const loop = { on: false, start: 0, end: 0 };
  expect(asked(session.keys("space"))).toEqual([{ type: "play", tick: 0, countIn: 0, loop }]);
  session.wait(1);
  expect(asked(session.keys("]"))).toEqual([{ type: "song", project: session.state.project }]);
  expect(asked(session.keys("L F"))).toMatchObject([{ type: "play", tick: 1920 }]);
  expect(asked(session.keys("\\"))).toEqual([{ type: "loop", loop: { on: true, start: 1920, end: 3840 } }]);
  expect(asked(session.keys("space"))).toEqual([{ type: "halt" }]);
  expect(asked(session.keys("F l f"))).toEqual([]);
  expect(asked(session.keys("1 a"))).toMatchObject([
    { type: "metronome", on: true },
    { type: "song" },
    { type: "live-track", track: 1 },
  ]);
  session.keys("space");
  session.act({ type: "opened", path: "/music/b.mid", project: SONG, notes: [] });
  expect(asked(session).map(({ type }) => type)).toEqual(["play", "halt", "song", "live-track"]);
  const ends = new Session({ project: songWith([{}]) }).keys("space").wait(2);
  expect(asked(ends).map(({ type }) => type)).toEqual(["play", "halt"]);
});

test("where the song rests is told whenever that is elsewhere, and not while it plays", () => {
  const session = new Session({ project: SONG });
  expect(session.keys("L F l").asked("rest")).toEqual([{ type: "rest", tick: 1920 }]);
  expect(session.keys("space").wait(0.5).keys("L L F").asked("rest")).toEqual([]);
  const [paused] = session.wait(0.2505).keys("space").asked("rest");
  expect(paused?.tick).toBe(Math.floor(session.state.transport.tick));
  expect(session.keys(".").asked("rest")).toEqual([{ type: "rest", tick: 0 }]);
});

test("the playhead waits until the start of what plays is heard", () => {
  const session = output(new Session({ project: SONG }), 0.2)
    .keys("space")
    .wait(0.2, 0.01);
  expect(playheadTick(session.state)).toBe(0);
  expect(playheadTick(session.wait(0.5).state)).toBeCloseTo(480, 5);
  session.keys("L L F").wait(0.15);
  expect(playheadTick(session.state)).toBe(3840);
  expect(playheadTick(session.wait(0.55).state)).toBeCloseTo(3840 + 480, 5);
});

test("a small error of the playhead is made good within a quarter of a second, and it never goes back", () => {
  const errors = fc.array(fc.double({ min: -0.0199, max: 0.0199, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(errors, (each) => {
      const session = output(new Session({ project: SONG }), 0)
        .keys("space")
        .wait(1, 0.1);
      for (const error of each) {
        let before = playheadTick(session.state);
        const wanted = before + 960 * error;
        const since = session.clock;
        heard(session, wanted);
        for (let frame = 0; frame < 15; frame++) {
          session.clock += 1 / 60;
          session.act({ type: "tick" });
          const now = playheadTick(session.state);
          expect(now).toBeGreaterThan(before);
          before = now;
        }
        expect(before).toBeCloseTo(wanted + 960 * (session.clock - since), 3);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 30) },
  );
});

test("what was told while the app was busy, and comes all at once, throws the playhead no way back", () => {
  const session = output(new Session({ project: SONG }), 0)
    .keys("space")
    .wait(1);
  const told = [0.05, 0.15, 0.25].map((after) => ({ tick: 960 * (1 + after - 0.015), at: session.clock + after }));
  session.clock += 0.3;
  session.act({ type: "tick" });
  const before = playheadTick(session.state);
  for (const { tick, at } of told) expect(playheadTick(heard(session, tick, at).state)).toBe(before);
  expect(playheadTick(session.wait(0.2, 0.01).state)).toBeCloseTo(960 * (1.5 - 0.015), 3);
});

test("a large error is made good at once, and round a loop an error is counted the short way", () => {
  const session = output(new Session({ project: SONG }), 0)
    .keys("space")
    .wait(2);
  expect(playheadTick(heard(session, 960).state)).toBe(960);
  session.keys("0 L B L E F p").wait(1.999);
  // The loop goes from 1920 to 3840: the sound has begun anew a hundredth of a second before the playhead does.
  heard(session.keys("0 L F").wait(1.99), 1920 + 4.8);
  const before = playheadTick(session.state);
  expect(before).toBeCloseTo(3840 - 9.6, 3);
  expect(session.wait(0.2, 0.01).state.transport.lag).toBeCloseTo(0.015, 3);
  expect(playheadTick(session.state)).toBeCloseTo(1920 + 4.8 + 192, 3);
});

test("a tempo that changes while it plays moves the playhead 0 ticks, whatever it had to make good", () => {
  const session = output(new Session({ project: SONG }), 0.05)
    .keys("space")
    .wait(1);
  heard(session, playheadTick(session.state) - 15).wait(0.05);
  const before = playheadTick(session.state);
  expect(playheadTick(session.keys("]").state)).toBe(before);
  const map = timeMapOf(session.state.project);
  const after = playheadTick(session.wait(1).state);
  expect(secondsAt(map, after) - secondsAt(map, before)).toBeCloseTo(1 - (15 / 960 - 0.005), 3);
});

test("what is heard during a count-in tells when the song begins, and does not move a playhead that stands", () => {
  const session = output(new Session({ project: SONG }), 0.1)
    .keys("L R")
    .wait(0.5);
  // A bar and a latency are 2.1 seconds; the clicks come 30 ms later than was to be expected.
  heard(session, 1920 - 960 * 1.63);
  expect(playheadTick(session.wait(1.6).state)).toBe(1920);
  expect(playheadTick(session.wait(0.03 + 0.25).state)).toBeCloseTo(1920 + 240, 4);
  // In a loop of a bar and a half it is not counted the short way round.
  const round = output(new Session({ project: SONG }), 0)
    .keys("L l l l l l l l l E h h h h R")
    .wait(0.5);
  expect(round.state).toMatchObject({ loop: { start: 0, end: 2880 }, cursor: { tick: 2400 } });
  expect(playheadTick(heard(round, 480 + 480).wait(1.4).state)).toBe(2400);
  session.keys("space");
  const { tick } = session.state.transport;
  expect(heard(session.wait(1), 7).state.transport).toMatchObject({ state: "paused", tick });
});

test("where the sound goes is shown, why it goes elsewhere is told, and silence at the start too", () => {
  const session = output(new Session());
  expect(session.notice()).toBe("");
  const lost = { type: "output", name: "silent", latency: 0, trouble: "aplay ended" } as const;
  expect(session.act({ type: "sound", report: lost }).notice()).toBe("No more sound: aplay ended");
  expect(output(session).notice()).toBe("Sound goes to aplay");
  const none = session.act({ type: "sound", report: { ...lost, name: "none", trouble: "no memory" } });
  expect(none.notice()).toBe("The sound has broken down: no memory");
  const silent = new Session().act({ type: "sound", report: { ...lost, trouble: "no player was found" } });
  expect(silent.notice()).toBe("No way to play sound was found: all is silent (Ctrl+R tells why)");
  expect(silent.keys("ctrl+r").state.dialog).toMatchObject({ text: expect.stringContaining(": no player was found") });
  const wished = new Session().act({ type: "sound", report: { ...lost, trouble: "" } });
  expect(wished.notice()).toBe("");
});

test("a latency is asked for in milliseconds, and one that cannot be is refused", () => {
  const session = output(new Session(), 0.046).keys("O");
  expect(session.state.dialog).toMatchObject({ about: "latency", text: "46" });
  session.type("4").keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("5 to 1000") });
  expect(session.keys("ctrl+u").type("80 ms").keys("enter").asked("latency")).toEqual([
    { type: "latency", seconds: 0.08 },
  ]);
  // A device of its own latency comes on top of what is rendered ahead: one number is told for all that.
  expect(output(session, 0.09).notice()).toBe("Latency 80 ms");
  const [top] = transportPanel(session.state, layoutOf(session.state)).title.split("  ");
  expect(top).toContain("aplay 80 ms");
  expect(session.keys("O").state.dialog).toMatchObject({ text: "80" });
  expect(new Session({ latency: 0.2 }).keys("O").state.dialog).toMatchObject({ text: "200" });
});

test("the metre and the tempo of the place tell how long a count-in is", () => {
  const slow = setTempo(SONG, 0, 60);
  const session = output(new Session({ project: slow }), 0)
    .keys("% ctrl+u")
    .type("3/8")
    .keys("enter R");
  expect(asked(session)).toContainEqual({ type: "play", tick: 0, countIn: 1, loop: session.state.loop });
  expect(session.state.transport.since - session.clock).toBeCloseTo(1.5, 6);
});
