import { expect, test } from "vitest";
import { FrameCount } from "../src/frame-count.ts";
import { depthOf, modeFor } from "../src/terminal-look.ts";

test("colours are those that the environment promises, and NO_COLOR is heard", () => {
  const colors = { TERM: "xterm-256color", COLORTERM: "truecolor" };
  expect(depthOf(colors)).toBe("truecolor");
  expect(depthOf({ TERM: "xterm-256color" })).toBe("256");
  expect(depthOf({ TERM: "xterm" })).toBe("16");
  expect(depthOf({ ...colors, NO_COLOR: "1" })).toBe("none");
  expect(depthOf({ ...colors, NO_COLOR: "" })).toBe("truecolor");
  expect(depthOf({ TERM: "dumb" })).toBe("none");
});

test("dots need a locale and a font that have them", () => {
  expect(modeFor({ LANG: "de_DE.UTF-8" })).toBe("braille");
  expect(modeFor({ LANG: "en_US.utf8" })).toBe("braille");
  expect(modeFor({})).toBe("braille");
  expect(modeFor({ LANG: "de_DE.UTF-8", LC_ALL: "C" })).toBe("ascii");
  expect(modeFor({ LANG: "C.UTF-8", TERM: "linux" })).toBe("half");
});

test("sixty frames a second are told as sixty, whenever reports come, and anew after a rest", () => {
  const count = new FrameCount();
  expect(count.perSecond).toBe(0);
  for (let at = 250; at <= 3000; at += 250) {
    count.add(15, at, 0.25);
    expect(count.perSecond).toBeCloseTo(60, 6);
  }
  count.add(6, 60_000, 0.2);
  expect(count.perSecond).toBeCloseTo(30, 6);
  count.add(9, 60_300, 0.3);
  expect(count.perSecond).toBeCloseTo(30, 6);
});
