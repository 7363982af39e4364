import { expect, test } from "vitest";
import { DearWork } from "../src/app/dear-work.ts";
import type { Ask } from "../src/core/ask.ts";
import { ViewerError } from "../src/core/error.ts";

const MONTH: Ask = { period: { type: "month", year: 2024, month: 12 }, sort: "views", n: 10, kind: null, q: "" };
const SEARCH: Ask = { ...MONTH, q: "boss" };

/** An account of 1,000 ms that fills with a half of the time, under a clock that work turns on. */
function account() {
  const state = { now: 0, retryAfter: "" };
  const dear = new DearWork({ burstMs: 1000, share: 0.5 }, () => state.now);
  const reply = { header: (_name: string, value: string) => (state.retryAfter = value) };
  const take = (ms: number, ask = SEARCH): boolean => {
    try {
      dear.do(ask, reply, () => {
        state.now += ms;
      });
      return true;
    } catch (error) {
      if (error instanceof ViewerError && error.code === "E_RATE") return false;
      throw error;
    }
  };
  return { state, take };
}

test("long asks are refused once they have taken up their time, and done again when it has come back", () => {
  const { state, take } = account();
  expect([take(600), take(2000), take(1)]).toEqual([true, true, false]);
  // Of 1,000 there are 580 and 1,980 gone, as 20 of each are free, and 300 and 1,000 have come back: 260 are owed.
  expect(state.retryAfter).toBe("1");
  state.now += 518;
  expect(take(1)).toBe(false);
  state.now += 4;
  expect(take(1)).toBe(true);
});

test("asks of a month and short ones are never refused", () => {
  const { state, take } = account();
  for (let i = 0; i < 300; i++) expect(take(20)).toBe(true);
  expect(take(5000)).toBe(true);
  expect([take(20), take(20, MONTH), take(900, { ...MONTH, period: { type: "all" } })]).toEqual([false, true, false]);
  expect(state.retryAfter).toBe("3");
});

test("work that fails is paid for as well", () => {
  const { state, take } = account();
  const dear = new DearWork({ burstMs: 10 }, () => state.now);
  const failing = () =>
    dear.do(SEARCH, { header: () => undefined }, () => {
      state.now += 100;
      throw new TypeError("no answer");
    });
  expect(failing).toThrow(TypeError);
  expect(failing).toThrow("have taken up the viewer's time");
  expect(take(1)).toBe(true);
});
