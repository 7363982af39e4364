import { expect, test } from "vitest";
import { allOf, atMost, lineOf } from "../src/findings.ts";

test("a value at its limit holds; one over it, and one that is no number, do not", () => {
  expect([1, 1.01, Number.NaN].map((value) => atMost("it is", value, 1).met)).toEqual([true, false, false]);
  expect(atMost("it is", 0.123456, 1, " px").text).toBe("it is 0.1235 px, at most 1 px");
});

test("a check of no case at all does not hold", () => {
  expect(allOf("cases", 0, []).met).toBe(false);
  expect(allOf("cases", 3, []).text).toBe("cases: 3 of 3");
  expect(allOf("cases", 3, ["the second"])).toEqual({ met: false, text: "cases: 2 of 3 (the second)" });
});

test("a line holds only where all of its findings do, and says which does not", async () => {
  const findings = [atMost("first", 1, 2), atMost("second", 3, 2)];
  const line = lineOf("raster", 7, "two things", () => findings);
  expect(await line.run({ quick: true })).toEqual({
    met: false,
    figure: "first 1, at most 2; MISSED second 3, at most 2",
    command: "npm run accept -- raster --line 7",
  });
  expect((await lineOf("raster", 8, "nothing", () => []).run({ quick: true })).met).toBe(false);
});
