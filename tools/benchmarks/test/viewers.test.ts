import { expect, test } from "vitest";
import { startOurViewer } from "../src/viewers.ts";
import { topVideosWebCases } from "../top-videos-web.bench.ts";

test("a server that does not start is an error with what it says", async () => {
  await expect(startOurViewer("/nowhere", "x.db")).rejects.toThrow(/serves nothing.*Cannot find module/s);
});

test("every case of the viewer is measured as a server with a fixed number of samples", () => {
  const cases = topVideosWebCases();
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(
    cases.every(({ process, rounds, job }) => process === "view" && rounds !== undefined && job.task === "view"),
  ).toBe(true);
});
