import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { command, openTerminal } from "@side-projects/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownsTerminal } from "../src/cli/foreground.ts";
import { playLine } from "../src/cli/play-line.ts";
import type { SoundReport } from "../src/core/sound/report.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { addNotes, newProject, writeMidi } from "../src/index.ts";
import { startSound } from "../src/sound/engine/engine-client.ts";
import { hostCandidate } from "../src/sound/outputs/host-output.ts";
import { LIVE_RATE } from "../src/sound/outputs/output.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";

const scratch = mkdtempSync(join(tmpdir(), "miditui-play-"));
/** Frames between two notes of the song. */
const APART = LIVE_RATE / 4;
const NOTES = 5;

beforeAll(() => {
  buildCommand();
  const notes = Array.from({ length: NOTES }, (_, i) => ({ pitch: 76, velocity: 120, start: i * 240, duration: 60 }));
  writeFileSync(join(scratch, "song.mid"), writeMidi(addNotes(newProject(), 0, notes).project).bytes);
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A program that keeps what it gets, ends with an error once it has so many frames, and never because it is asked to. */
function standIn(name: string, most: number): void {
  const path = join(scratch, name);
  const program = `#!${process.execPath}
    const { appendFileSync, writeFileSync } = require("node:fs");
    writeFileSync(${JSON.stringify(`${path}.pcm`)}, "");
    writeFileSync(${JSON.stringify(`${path}.pid`)}, String(process.pid));
    process.on("SIGTERM", () => {});
    setInterval(() => {}, 1000);
    let left = ${most} * 4;
    process.stdin.on("data", (bytes) => {
      appendFileSync(${JSON.stringify(`${path}.pcm`)}, bytes.subarray(0, left));
      left -= bytes.length;
      if (left > 0) return;
      console.error("noise\\nthe cable was pulled");
      process.exit(1);
    });`;
  writeFileSync(path, program);
  chmodSync(path, 0o755);
}

/** Left samples of what the program got. */
function got(name: string): Int16Array {
  const bytes = readFileSync(join(scratch, `${name}.pcm`));
  return Int16Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readInt16LE(i * 4));
}

/** Frames at which it gets loud out of silence, or out of a note that is dying away. */
function onsets(samples: Int16Array): number[] {
  const found: number[] = [];
  let loud = 0;
  for (const [i, sample] of samples.entries()) {
    const level = Math.abs(sample);
    if (level > 4 * loud + 150 && i - (found.at(-1) ?? -APART) > APART / 2) found.push(i);
    loud += (level - loud) / 500;
  }
  return found;
}

test("a song is played on the next player where one is lost, note by note in time, and the command ends with it", async () => {
  standIn("pw-cat", LIVE_RATE / 2);
  standIn("aplay", Number.MAX_SAFE_INTEGER);
  const { code, stdout, stderr } = await command(process.execPath, [PROGRAM, "play", "song.mid", "--audio", "pipe"], {
    cwd: scratch,
    env: { ...process.env, PATH: scratch, MIDITUI_SOUNDFONTS: "", MIDITUI_AUDIO: "" },
  });
  expect([code, stdout]).toEqual([0, ""]);
  // Nothing but what we say ourselves: what a player prints does not reach the screen.
  expect(stderr).toBe("miditui: pw-cat: the cable was pulled; aplay plays on\n");
  const last = Number(readFileSync(join(scratch, "aplay.pid"), "utf8"));
  expect(() => process.kill(last, 0)).toThrow("ESRCH");
  const all = [onsets(got("pw-cat")), onsets(got("aplay"))] as const;
  // What the first one may not have played any more is played once more.
  expect(all[0].length + all[1].length).toBeGreaterThanOrEqual(NOTES);
  for (const frames of all) {
    // The second may begin in the middle of a note.
    const whole = frames.filter((frame) => frame > 100 || frames === all[0]);
    for (const [i, frame] of whole.entries())
      if (i > 0) expect(Math.abs(frame - (whole[i - 1] ?? 0) - APART)).toBeLessThan(100);
  }
}, 30_000);

test("the terminal is ours where our group is in front, or where it is of no session", () => {
  const stat = (foreground: number) => `4711 (a) S 1 (b) S 10 900 800 34816 ${foreground} 4194304 1`;
  expect([900, 901, -1].map((foreground) => ownsTerminal(stat(foreground)))).toEqual([true, false, true]);
});

test("keys that come together are all taken, the last bar leads to the end, and --to ends before the song", async () => {
  const notes = Array.from({ length: 12 }, (_, i) => ({ pitch: 60, velocity: 90, start: i * 1920, duration: 1900 }));
  writeFileSync(join(scratch, "bars.mid"), writeMidi(addNotes(newProject(), 0, notes).project).bytes);
  const terminal = openTerminal(
    [process.execPath, PROGRAM, "play", "bars.mid", "--from", "2", "--to", "6", "--audio", "null"],
    { cwd: scratch, env: { MIDITUI_SOUNDFONTS: "" } },
  );
  await terminal.until((shown) => shown.screen().includes("bar 2.1"));
  terminal.send(" \u001b[C\u001b[C\u001bOC");
  await terminal.until((shown) => /bar 5\.1 {2}paused {2}silent {2}Space plays, q ends/.test(shown.screen()));
  terminal.send("\u001b[C\u001b[C\u001b[C\u001b[D");
  await terminal.until((shown) => /0:10 \/ 0:12 {2}bar 6\.1 {2}paused/.test(shown.screen()));
  terminal.send("\u001b[C ");
  expect(await terminal.exited).toMatchObject({ code: 0 });
  expect(terminal.leftModes()).toEqual([]);
}, 30_000);

test("the line of a song fits where it is, and its time goes no further than the end", () => {
  const map = timeMapOf(newProject());
  const state = { tick: 4000, end: 1920, paused: false, voices: 1, output: "aplay" };
  expect(playLine(map, state, 80)).toBe("0:02 / 0:02  bar 1.4  1 voice  aplay  Space pauses, q ends");
  expect(playLine(map, state, 30)).toBe("0:02 / 0:02  bar 1.4  1 voice");
  expect(playLine(map, state, 5)).toBe("0:02 ");
});

test("a song without a note ends at once, also in a loop", async () => {
  writeFileSync(join(scratch, "empty.mid"), writeMidi(newProject()).bytes);
  const { code, stderr } = await command(
    process.execPath,
    [PROGRAM, "play", "empty.mid", "--loop", "--audio", "null"],
    {
      cwd: scratch,
      env: { ...process.env, MIDITUI_SOUNDFONTS: "" },
    },
  );
  expect([code, stderr]).toEqual([0, ""]);
}, 30_000);

test("a thread of sound that breaks down is followed by one that goes on from what was heard last", async () => {
  const threads: Worker[] = [];
  const note = (worker: Worker): void => void threads.push(worker);
  process.on("worker", note);
  const told: SoundReport[] = [];
  let wake = (): void => {};
  const sound = startSound({
    audio: "null",
    latency: undefined,
    bank: undefined,
    midi: false,
    onReport: (report) => {
      told.push(report);
      wake();
    },
  });
  const heard = async (least: number): Promise<number> => {
    for (;;) {
      const last = told.at(-1);
      if (last?.type === "heard" && last.tick >= least) return last.tick;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  sound.setSong(newProject());
  const run = sound.play({ tick: 480, loop: { on: false, start: 0, end: 0 }, countIn: 0 });
  const before = await heard(600);
  await threads[0]?.terminate();
  await heard(before + 200);
  await sound.close();
  process.off("worker", note);
  expect(threads).toHaveLength(2);
  const broken = told.findIndex(({ type }) => type === "trouble");
  const tick = (report: SoundReport | undefined): number => (report?.type === "heard" ? report.tick : Number.NaN);
  const last = tick(told.slice(0, broken).findLast(({ type }) => type === "heard"));
  const next = tick(told.slice(broken).find((report) => report.type === "heard" && report.run === run));
  expect(next).toBe(Math.ceil(last));
  expect(told.filter(({ type }) => type === "bank")).toHaveLength(2);
}, 30_000);

test("where the native library loads its host plays in time, and where not it says why", async () => {
  const told = await new Promise<string>((resolve) => {
    const silence = new Float32Array(LIVE_RATE / 10);
    const clock = () => performance.timeOrigin + performance.now();
    const output = hostCandidate({ effect: "hall", nowhere: true }).open(0.05, {
      onEnd: (reason) => resolve(`no: ${reason}`),
      onReady: () => {
        output.write(silence, silence, silence.length, clock());
        const wait = setInterval(() => {
          if (output.played(clock()) < silence.length) return;
          clearInterval(wait);
          output.close();
          resolve("it has played all");
        }, 10);
      },
    });
  });
  expect(told).toMatch(/^it has played all$|^no: .*(?:node-web-audio-api|native|cannot open shared object)/);
}, 30_000);
