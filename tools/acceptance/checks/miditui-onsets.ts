import { writeFileSync } from "node:fs";
import path from "node:path";
import { QUARTER, row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";
import { fontFile, rendered } from "./miditui-render.ts";
import { CLICK_AT } from "./sound-font.ts";
import { missed } from "./sound-player.ts";
import { mono } from "./sound-wav.ts";

const RATE = 44_100;
const FAST = 480;
/** Tempos whose files and begins are looked at, beside the fast one. */
const TEMPOS = [60, 120, 240, 133.7];
/** Seconds that a device has in hand before it begins to play. */
const IN_HAND = 0.1;
/** What is at most between the end of a dry click and the end of its file. */
const TAIL = 0.5;

/** Every note begins at its frame, in a file and from a player while the screen's thread stands still now and then. */
export function onsetFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const font = fontFile(folder);
    const findings = [await offline(folder, font, FAST, quick ? 80 : 2400)];
    for (const bpm of quick ? [] : TEMPOS) findings.push(await offline(folder, font, bpm, 60));
    return [...findings, ...(await live(folder, font, quick ? 2 : 300))];
  });
}

async function offline(folder: string, font: string, bpm: number, count: number): Promise<Finding> {
  const { sound, told } = await rendered(folder, songFile([{ program: 0, notes: row(count, QUARTER) }], bpm), [
    "--soundfont",
    font,
  ]);
  const samples = mono(sound);
  const seconds = (count * 60) / bpm;
  const found = clicksIn(samples);
  const wrong = found.length === count ? [] : [`${found.length} clicks of ${count}`];
  const length = samples.length / sound.rate;
  if (length < seconds || length > seconds + TAIL) wrong.push(`${length} s of a song of ${seconds} s`);
  if (Math.abs(told.seconds - length) > 1e-3) wrong.push(`${told.seconds} s told of ${length} s`);
  // A file holds whole microseconds a quarter.
  const worst = worstOf(found, Math.round(60_000_000 / bpm) / 1_000_000, CLICK_AT);
  return worst <= 1 && wrong.length === 0
    ? {
        met: true,
        text: `${count} clicks in a file at ${bpm} BPM, worst ${worst} frames off, at most 1; its length right`,
      }
    : { met: false, text: `${bpm} BPM: worst ${worst} frames off, at most 1 ${wrong.join(", ")}` };
}

/** The most that an onset is off the frame nearest to its exact time; a time between two frames may be at either. */
function worstOf(found: readonly number[], seconds: number, from: number): number {
  const errors = found.map((frame, index) => {
    const exact = from + index * seconds * RATE;
    return Math.max(0, Math.abs(frame - exact) - 0.5);
  });
  return Math.round(1e6 * Math.max(0, ...errors)) / 1e6;
}

/** A module that lets the screen's thread stand still for 200 ms, once a second. */
const STALLS = `import { isMainThread } from "node:worker_threads";
  const still = new Int32Array(new SharedArrayBuffer(4));
  if (isMainThread && process.argv[1].endsWith("miditui.js"))
    setInterval(() => Atomics.wait(still, 0, 0, 200), 1000).unref();`;

function live(folder: string, font: string, seconds: number): Promise<Finding[]> {
  const count = Math.round((seconds * FAST) / 60);
  const stalls = path.join(folder, "stalls.mjs");
  writeFileSync(stalls, STALLS);
  writeFileSync(path.join(folder, "live.mid"), songFile([{ program: 0, notes: row(count, QUARTER) }], FAST));
  const env = { NODE_OPTIONS: `--import=${stalls}` };
  return hearing(folder, "live.mid", { env, font }, async ({ terminal, capture }) => {
    terminal.press("space");
    await terminal.until(({ screen }) => screen().includes("PLAY"));
    await terminal.until(({ screen }) => screen().includes("STOP"), { seconds: seconds + 60 });
    const heard = await capture();
    const found = clicksIn(heard.samples);
    const off = worstOf(found, 60 / FAST, found[0] ?? 0);
    const told = `${count} clicks from a player over ${seconds} s with stalls of 200 ms`;
    return [
      allOf(told, count, found.length === count ? [] : [`${found.length} came`]),
      atMost("frames off the first one's grid", off, 128),
      // How soon a busy machine lets a process run is not the product's.
      ...(seconds < 60
        ? []
        : [atMost(`frames too late for a device with ${1000 * IN_HAND} ms in hand`, missed(heard, IN_HAND), 128)]),
    ];
  });
}
