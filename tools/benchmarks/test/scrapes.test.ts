import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ScrapeJob } from "../src/protocol.ts";
import { Fakes, type ScrapeCommand, scrapeSubject } from "../src/scrapes.ts";

let folder: string;
let fakes: Fakes;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-scrapes-"));
  fakes = new Fakes();
});
afterEach(async () => {
  await fakes.close();
  rmSync(folder, { recursive: true, force: true });
});

const JOB: ScrapeJob = { task: "scrape", videos: 7, channels: 3, latency: 0 };

/** A program that makes two calls a channel, adds a byte to the database, and claims to have stored so many videos. */
function claiming(videos: number): ScrapeCommand {
  const program = `
    const { appendFileSync } = require("node:fs");
    const [url, channel, file] = process.argv.slice(1);
    const ask = (part) => fetch(url + "/channels?part=" + part + "&id=" + channel, { headers: { "x-goog-api-key": process.env.YOUTUBE_API_KEY } });
    (async () => {
      for (const part of ["id", "snippet"]) await (await ask(part)).text();
      appendFileSync(file, "x");
      console.log("a line before");
      console.log(JSON.stringify({ videos: ${videos}, peak: 5e6 + appendedTo(file) }));
    })();
    function appendedTo(file) { return require("node:fs").statSync(file).size; }`;
  return ({ url, channel, file }) => [process.execPath, ["-e", program, url, channel, file]];
}

function subjectOf(command: ScrapeCommand): ReturnType<typeof scrapeSubject> {
  let time = 0;
  return scrapeSubject("ours", { job: JOB, command, fakes, folder, now: () => time++ });
}

test("the channels of a job go into one new database each sample, and their times, units and peaks are put together", async () => {
  const subject = subjectOf(claiming(7));
  for (let sample = 0; sample < 2; sample++) {
    expect(await subject.sample(1)).toBe(3);
    expect([subject.units?.(), subject.bytes?.(), subject.peak?.()]).toEqual([6, 3, 5_000_003]);
  }
});

test("a program that stores fewer videos than there are is no contestant", async () => {
  await expect(subjectOf(claiming(6)).sample(1)).rejects.toThrow("ours stored 6 of 7 videos");
});

test("a program that fails is named with what it says", async () => {
  const command: ScrapeCommand = () => [process.execPath, ["-e", "console.error('no luck'); process.exitCode = 3"]];
  await expect(subjectOf(command).sample(1)).rejects.toThrow(/ended with 3: no luck/);
});

test("the peak of a program that does not tell it is the one that the loaded module leaves", async () => {
  const peak = join(import.meta.dirname, "..", "peers", "peak.mjs");
  const program = `const used = Buffer.alloc(64e6, 1); require("node:fs").writeFileSync(process.argv[1], used.subarray(0, 1)); console.log('{"videos":7}')`;
  const subject = subjectOf(({ file }) => [process.execPath, ["--import", peak, "-e", program, file]]);
  await subject.sample(1);
  expect(subject.peak?.()).toBeGreaterThan(64e6);
  expect(subject.peak?.()).toBeLessThan(250e6);
});
