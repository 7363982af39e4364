import { expect, test } from "vitest";
import { nextWake } from "../src/core/app/next-wake.ts";
import { Session, songWith } from "./app-session.ts";

test("nothing is to be woken up for while nothing will happen", () => {
  const session = new Session();
  expect(nextWake(session.state)).toBeUndefined();
  session.keys("l k H right tab");
  expect(nextWake(session.state)).toBeUndefined();
});

test("a notice goes after three seconds, and that is when to wake up", () => {
  const session = new Session().keys("t");
  expect(nextWake(session.state)).toBe(103);
  expect(session.wait(2.9).state.notice).toBeDefined();
  expect(session.wait(0.1).state.notice).toBeUndefined();
  expect(nextWake(session.state)).toBeUndefined();
});

test("after an edit it is woken up for autosave within half a second", () => {
  const session = new Session().keys("m").wait(3, 3);
  expect(session.asked("autosave")).toHaveLength(1);
  session.act({ type: "autosaved", project: session.state.project });
  session.keys("'");
  const wake = nextWake(session.state) ?? 0;
  expect(wake - session.clock).toBeGreaterThan(0);
  expect(wake - session.clock).toBeLessThanOrEqual(0.5);
});

test("every frame is wanted while it plays or records, and none once it has stopped", () => {
  const session = new Session({ project: songWith([{}]) }).keys("space");
  expect(nextWake(session.state)).toBe(session.clock);
  session.wait(10);
  expect(nextWake(session.state)).toBeUndefined();
  session.keys("i z").wait(1);
  expect(nextWake(session.state)).toBe(session.clock);
  session.keys("escape").act({ type: "autosaved", project: session.state.project }).wait(5);
  expect(nextWake(session.state)).toBeUndefined();
});

test("to the shell: the song is saved and pauses, so that nothing has been missed on return", () => {
  const session = new Session({ project: songWith([{ start: 50_000 }]) }).keys("n space").wait(0.2).keys("ctrl+b");
  const asked = session.requests.map(({ type }) => type);
  expect(asked).toEqual(["song", "preview", "play", "halt", "rest", "autosave", "suspend"]);
  expect(session.state.transport.state).toBe("paused");
});
