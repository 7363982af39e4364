import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Journal, LEVELS, type Level } from "../src/cli/journal.ts";
import { duration, grouped, Meter, progressLine } from "../src/cli/progress.ts";
import type { Clock } from "../src/clock.ts";
import type { Phase, ScrapeEvent } from "../src/options.ts";

const START = Date.UTC(2026, 10, 21, 8);

/** A clock that a test moves. */
class HandClock implements Clock {
  ms = 0;
  now(): number {
    return START + this.ms;
  }
  elapsed(): number {
    return this.ms;
  }
  sleep(): Promise<void> {
    return Promise.resolve();
  }
}

const RUN: ScrapeEvent = {
  type: "run",
  runId: 7,
  channelId: "UC9ecwl3FTG66jIKA9JRDtmg",
  title: "Evil \u001b[31m channel",
  claimed: 1000,
  continued: false,
};

function progress(videos: number, phase: Phase = "videos", expected: number | null = 1000): ScrapeEvent {
  const units = { general: Math.ceil(videos / 25), search: 0, stats: 0 };
  return { type: "progress", phase, listed: videos, videos, expected, units };
}

function journalOf(level: Level, columns?: number) {
  const clock = new HandClock();
  const written: string[] = [];
  const write = (text: string): void => {
    written.push(text);
  };
  const journal = new Journal({ write, columns: columns === undefined ? undefined : () => columns, level, clock });
  return { clock, journal, written };
}

/** What a terminal shows at the end: a carriage return goes back to the start of the line, ESC [ K clears it. */
function screen(written: readonly string[]): { lines: string[]; cursor: boolean } {
  const lines = [""];
  let cursor = true;
  const named = written
    .join("")
    .replaceAll("\u001b[?25l", "{hide}")
    .replaceAll("\u001b[?25h", "{show}")
    .replaceAll("\u001b[K", "{clear}");
  for (const [token] of named.matchAll(/\{\w+\}|\r|\n|[^{\r\n]+/g)) {
    if (token === "{hide}") cursor = false;
    else if (token === "{show}") cursor = true;
    else if (token === "\n") lines.push("");
    else if (token === "\r" || token === "{clear}") lines[lines.length - 1] = "";
    else lines[lines.length - 1] += token;
  }
  return { lines, cursor };
}

describe("without a terminal", () => {
  test("each thing is a line of JSON with the time of the clock; progress at most once a second", () => {
    const { clock, journal, written } = journalOf("info");
    journal.left = (bucket) => (bucket === "general" ? 9000 : 0);
    journal.event(RUN);
    for (clock.ms = 0; clock.ms <= 3500; clock.ms += 10) journal.event(progress(clock.ms / 10));
    journal.end();
    const lines = written.map((line): Record<string, unknown> => JSON.parse(line));
    expect(lines[0]).toEqual({
      time: "2026-11-21T08:00:00.000Z",
      type: "run",
      run_id: 7,
      channel_id: "UC9ecwl3FTG66jIKA9JRDtmg",
      title: "Evil \u001b[31m channel",
      claimed: 1000,
      continued: false,
    });
    expect(lines.slice(1).map(({ videos }) => videos)).toEqual([0, 100, 200, 300, 350]);
    expect(lines.at(2)).toEqual({
      time: "2026-11-21T08:00:01.000Z",
      type: "progress",
      phase: "videos",
      listed: 100,
      videos: 100,
      expected: 1000,
      rate: 100,
      eta_s: 9,
      units: { general: 4, search: 0, stats: 0 },
      left: { general: 9000, search: 0, stats: 0 },
    });
    for (const line of written) expect(line).toMatch(/^[\x20-\x7e]+\n$/);
  });

  test("parts of the work that overlap are told when each begins, not when they take turns", () => {
    const { clock, journal, written } = journalOf("info");
    for (let i = 0; i < 50; i++) {
      clock.ms += 5;
      journal.event(progress(i, i % 2 === 0 ? "listing" : "videos"));
    }
    journal.end();
    expect(written.map((line) => JSON.parse(line).videos)).toEqual([0, 1, 49]);
  });

  test("a warning is told once, however often it comes", () => {
    const { journal, written } = journalOf("warn");
    for (let i = 0; i < 3; i++) journal.event({ type: "warning", code: "UNMAPPED", message: "new leaf" });
    journal.event({ type: "warning", code: "UNMAPPED", message: "another leaf" });
    expect(written.map((line) => JSON.parse(line).message)).toEqual(["new leaf", "another leaf"]);
  });

  test("of many warnings of one code three are told, and how many more there are at the end of the run", () => {
    const { journal, written } = journalOf("warn");
    const warn = (code: "OMITTED" | "UNMAPPED", n: number): void => {
      for (let i = 0; i < n; i++) journal.event({ type: "warning", code, message: `${code} ${i} of ${n}` });
    };
    const told = (): unknown[] => written.splice(0).map((line) => JSON.parse(line));
    warn("OMITTED", 2003);
    warn("UNMAPPED", 3);
    expect(told().length).toBe(6);
    journal.end();
    journal.end();
    const message = "2,000 more of OMITTED, see the table warnings";
    expect(told()).toEqual([expect.objectContaining({ type: "warning", code: "OMITTED", message, count: 2000 })]);
    warn("OMITTED", 4);
    expect(told().length).toBe(3);
    journal.end();
    expect(told()).toEqual([expect.objectContaining({ code: "OMITTED", count: 1 })]);
  });

  test.each([undefined, 80])("what the API says is one line of bounded length (width %s)", (columns) => {
    const { journal, written } = journalOf("info", columns);
    const hostile = "\u001b\r\n\u{1f4a9}x".repeat(18_000);
    journal.event({ ...RUN, title: hostile });
    journal.event({ type: "warning", code: "UNMAPPED", message: `the API tells something new, ${hostile}` });
    journal.event({ type: "warning", code: "UNMAPPED", message: `the API tells something new, ${hostile}y` });
    journal.event({ type: "retry", reason: hostile, attempt: 1, waitMs: 1500, bucket: "general" });
    // The two warnings are the same as far as they are told.
    expect(written).toHaveLength(3);
    for (const line of written) {
      expect(line).toMatch(/^\P{C}+\n$/u);
      expect(line.length).toBeLessThan(1500);
      expect(line).toContain("...");
    }
    const message = "m".repeat(200);
    journal.event({ type: "warning", code: "OMITTED", message });
    expect(written.at(-1)).toContain(message);
    expect(written.at(-1)).not.toContain("...");
  });

  test("the level decides what is told", () => {
    const told = LEVELS.map((level) => {
      const { journal, written } = journalOf(level);
      journal.event(RUN);
      journal.event(progress(1));
      journal.event({ type: "retry", reason: "busy", attempt: 1, waitMs: 1500, bucket: "general" });
      journal.event({ type: "warning", code: "OMITTED", message: "gone" });
      journal.note("debug", "detail");
      journal.end();
      return written.map((line) => JSON.parse(line).type);
    });
    const usual = ["run", "progress", "retry", "warning"];
    expect(told).toEqual([[], [], ["warning"], usual, [...usual, "log"]]);
  });
});

describe("on a terminal", () => {
  test("one line is redrawn at most ten times a second, and is gone at the end with the cursor back", () => {
    const { clock, journal, written } = journalOf("info", 80);
    for (clock.ms = 0; clock.ms < 2000; clock.ms++) journal.event(progress(clock.ms / 2));
    expect(written.length).toBe(20);
    const { lines, cursor } = screen(written);
    expect([lines.length, cursor]).toEqual([1, false]);
    expect(lines[0]).toMatch(/^videos {4}\[#{19}-\] {2}950 of 1,000 {2}500\/s {2}0 s left {2}38 units$/);
    journal.end();
    journal.end();
    expect(screen(written)).toEqual({ lines: [""], cursor: true });
  });

  test("messages stand above the line, with what would steer the terminal made visible", () => {
    const { clock, journal, written } = journalOf("info", 80);
    journal.event(RUN);
    journal.event(progress(10));
    clock.ms += 1000;
    journal.event({ type: "retry", reason: "no answer", attempt: 1, waitMs: 1500, bucket: "general" });
    const { lines } = screen(written);
    expect(lines.slice(0, 2)).toEqual([
      "reading Evil \\u001b[31m channel (UC9ecwl3FTG66jIKA9JRDtmg)",
      "no answer; attempt 2 in 1.5 s",
    ]);
    expect(lines[2]).toMatch(/^videos .*10 of 1,000/);
  });
});

describe("the line of progress", () => {
  test("fits any width, in ASCII", () => {
    const phase = fc.constantFrom<Phase>("channel", "listing", "kinds", "search", "videos", "stats");
    const count = fc.nat(2_000_000);
    fc.assert(
      fc.property(phase, count, fc.option(count), fc.integer({ min: 1, max: 200 }), (name, videos, expected, width) => {
        const meter = new Meter();
        const event = { type: "progress", phase: name, listed: videos, videos, expected } as const;
        const units = { general: 1, search: 2, stats: 3 };
        meter.take({ ...event, videos: 0, listed: 0, units }, 0);
        const line = progressLine(meter.take({ ...event, units }, 1000), width, () => 9999);
        expect(line.length).toBeLessThan(Math.max(2, width));
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });

  test("drops the least important parts first, so that the count stays longest", () => {
    const meter = new Meter();
    const units = { general: 500, search: 0, stats: 0 };
    meter.take({ type: "progress", phase: "videos", listed: 0, videos: 0, expected: 20_000, units }, 0);
    const at = { type: "progress", phase: "videos", listed: 10_000, videos: 10_000, expected: 20_000, units } as const;
    const now = meter.take(at, 5000);
    const lines = [100, 85, 70, 45, 32, 12].map((width) => progressLine(now, width, () => 9500));
    expect(lines).toEqual([
      "videos    [##########----------]  10,000 of 20,000  2,000/s  5 s left  500 units, 9,500 left",
      "videos    [##########----------]  10,000 of 20,000  5 s left  500 units, 9,500 left",
      "videos    10,000 of 20,000  5 s left  500 units, 9,500 left",
      "videos    10,000 of 20,000  5 s left",
      "videos    10,000 of 20,000",
      "videos",
    ]);
  });

  test("forgets a rate of other things: the count fell", () => {
    const meter = new Meter();
    const units = { general: 0, search: 0, stats: 0 };
    const event = { type: "progress", phase: "videos", listed: 0, expected: null, units } as const;
    meter.take({ ...event, videos: 900 }, 0);
    meter.take({ ...event, videos: 1000 }, 1000);
    expect(meter.take({ ...event, videos: 10 }, 2000).rate).toBeUndefined();
    expect(meter.take({ ...event, videos: 20 }, 3000).rate).toBe(10);
  });
});

test("numbers and times are told as people read them", () => {
  expect([0, 999, 1000, 25_312, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "25,312", "1,234,567"]);
  expect([0.4, 59.4, 60, 200, 3599, 7500].map(duration)).toEqual([
    "0 s",
    "59 s",
    "1 min 0 s",
    "3 min 20 s",
    "59 min 59 s",
    "2 h 05 min",
  ]);
});
