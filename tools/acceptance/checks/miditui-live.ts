import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seeded, type Terminal } from "@side-projects/testkit";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";
import { CLICK_AT } from "./sound-font.ts";
import { peak } from "./sound-level.ts";
import { onsets, spans } from "./sound-onsets.ts";
import { steady } from "./sound-player.ts";

const RATE = 44_100;
/** Ticks a second at 120 BPM. */
const TICKS = 960;
const LENGTH_OFF = 0.01;
/** A tone begins and ends with a block each. */
const TONE_OFF = 0.05;
/** A terminal and a program that wait for a processor beside other tests are late by more than that, now and then. */
const BUSY = 0.2;
const KEY_TO_BLOCK = 0.02;

/** Keys that are held, keys that sound at once, a metronome and a count-in in time, and notes that go to the grid. */
export async function liveFindings(quick: boolean): Promise<Finding[]> {
  const findings = await inFolder((folder) => held(folder, quick));
  if (quick) return findings;
  findings.push(...(await inFolder(struck)), ...(await inFolder(counted)), await inFolder(quantized));
  return findings;
}

/** A song in which there is nothing, on the program of clicks or on that of tones. */
function emptySong(folder: string, program: 0 | 1): string {
  writeFileSync(path.join(folder, "take.mid"), songFile([{ program, notes: [] }], 120, 1920));
  return "take.mid";
}

/** A key that the terminal tells the release of: the note in the file, and the tone, are as long as it was held. */
function held(folder: string, quick: boolean): Promise<Finding[]> {
  const lengths = quick ? [0.15, 0.4] : [0.08, 0.15, 0.3, 0.45, 0.7, 1.1, 0.2, 0.35, 0.5, 0.25];
  return hearing(folder, emptySong(folder, 1), {}, async ({ terminal, capture }) => {
    terminal.press("i");
    await terminal.until(({ screen }) => screen().includes("-- INSERT --"));
    const real: number[] = [];
    for (const seconds of lengths) {
      const begin = steady();
      await terminal.hold("q", { milliseconds: 1000 * seconds });
      real.push(steady() - begin);
      await pause(250);
    }
    const notes = (await savedNotes(terminal, folder)).map(({ length }) => length / TICKS);
    const { samples } = await capture();
    const tones = spans(samples, { threshold: peak(samples) / 4, quiet: 500 }).map(([from, to]) => (to - from) / RATE);
    return [
      ...within("notes as long as their keys were held", notes, real, quick ? BUSY : LENGTH_OFF),
      ...within("tones as long as their keys were held", tones, real, quick ? BUSY : TONE_OFF),
    ];
  });
}

function within(what: string, got: readonly number[], wanted: readonly number[], limit: number): Finding[] {
  const count = allOf(what, wanted.length, got.length === wanted.length ? [] : [`${got.length} of them`]);
  const off = Math.max(...wanted.map((seconds, at) => Math.abs(seconds - (got[at] ?? 0))));
  return [count, atMost(`worst ${what.split(" ")[0]}`, 1000 * off, 1000 * limit, " ms off")];
}

interface SavedNote {
  readonly start: number;
  readonly length: number;
  readonly pitch: number;
}

/** The notes of the song once it is saved, by their starts. */
async function savedNotes(terminal: Terminal, folder: string): Promise<SavedNote[]> {
  terminal.press("escape");
  await pause(150);
  terminal.press({ key: "s", ctrl: true });
  await terminal.until(({ screen }) => screen().includes("Saved take.mid"));
  const sounding = new Map<number, number>();
  const notes: SavedNote[] = [];
  for (const line of listEvents(readFileSync(path.join(folder, "take.mid")))) {
    const [, on, pitchOn = ""] = /^\d+ (\d+) 9\S ?(\S\S) (?!00)/.exec(line) ?? [];
    const [, off, pitchOff = ""] = /^\d+ (\d+) 8\S ?(\S\S)/.exec(line) ?? [];
    if (on !== undefined) sounding.set(Number.parseInt(pitchOn, 16), Number(on));
    const pitch = Number.parseInt(pitchOff, 16);
    const start = sounding.get(pitch);
    if (off !== undefined && start !== undefined) notes.push({ start, length: Number(off) - start, pitch });
  }
  return notes.toSorted((a, b) => a.start - b.start);
}

/** From the byte of a key to the block with its note in the player's hands. */
function struck(folder: string): Promise<Finding[]> {
  const times = 100;
  return hearing(folder, emptySong(folder, 0), {}, async ({ terminal, capture }) => {
    terminal.press("i");
    await terminal.until(({ screen }) => screen().includes("-- INSERT --"));
    const random = seeded(6);
    const pressed: number[] = [];
    for (let time = 0; time < times; time++) {
      pressed.push(steady());
      // The same key again and again, and others.
      terminal.press(time % 3 === 0 ? "e" : "q");
      await pause(120 + 150 * random.next());
    }
    const { samples, arrival } = await capture();
    const came = clicksIn(samples).map((frame) => arrival(Math.max(0, frame - CLICK_AT + 1)));
    const waits = pressed.map((at, index) => 1000 * ((came[index] ?? Number.NaN) - at)).toSorted((a, b) => a - b);
    const late = waits[Math.ceil(0.95 * times) - 1] ?? Number.NaN;
    return [
      allOf("keys that are heard, one after the other", times, came.length === times ? [] : [`${came.length} came`]),
      atMost("key to block, 95 of 100", late, 1000 * KEY_TO_BLOCK, " ms"),
    ];
  });
}

/** A bar of clicks before a recording, and clicks on each beat while it goes on, around the notes of the song. */
function counted(folder: string): Promise<Finding[]> {
  // Silent but for one note: bar 1 is clicks alone.
  writeFileSync(
    path.join(folder, "beat.mid"),
    songFile([{ program: 1, notes: row(1, 480, { start: 1920 }) }], 240, 3840),
  );
  return hearing(folder, "beat.mid", {}, async ({ terminal, capture }) => {
    terminal.press("1", "R");
    await terminal.until(({ screen }) => screen().includes("COUNT"));
    await terminal.until(({ row: line }) => /Pos: 2:02/.test(line(1)));
    terminal.press({ key: "g", ctrl: true });
    const { samples } = await capture();
    const loud = peak(samples);
    const found = onsets(samples, { threshold: loud / 50, quiet: 2500 });
    // Four of the count-in, four of bar 1, and bar 2 with the tone.
    const beat = RATE / 4;
    const clicks = found.slice(0, 8);
    const accents = clicks.map((frame) => peak(samples, frame, frame + 2000));
    const off = clicks.map((frame, at) =>
      Math.abs(frame - (clicks[at % 4 === 0 ? 0 : 1] ?? 0) - (at % 4 === 0 ? at : at - 1) * beat),
    );
    const tone = spans(samples, { threshold: loud / 50, quiet: 2500 }).find(([from, to]) => to - from > 5000);
    const wrong: string[] = [];
    if (clicks.length < 8) wrong.push(`${clicks.length} clicks`);
    if (Math.max(...off) > 1) wrong.push(`${Math.max(...off)} frames off`);
    if (Math.abs((clicks[1] ?? 0) - (clicks[0] ?? 0) - beat) > 88) wrong.push("the accent is out of time");
    const plain = Math.max(...accents.filter((_, at) => at % 4 !== 0));
    if (Math.min(accents[0] ?? 0, accents[4] ?? 0) < 1.1 * plain)
      wrong.push(`no accent: ${accents.map((one) => one.toFixed(3))}`);
    const late = tone === undefined ? Number.POSITIVE_INFINITY : tone[0] - (clicks[0] ?? 0) - 8 * beat;
    if (Math.abs(late) > 88) wrong.push(`the song's note is ${late} frames late`);
    return [
      allOf(
        "beats of a count-in and a metronome on their frames, the first of a bar louder, the song with them",
        8,
        wrong,
      ),
    ];
  });
}

/** Played off the grid, written on it. */
function quantized(folder: string): Promise<Finding> {
  return hearing(folder, emptySong(folder, 0), {}, async ({ terminal }) => {
    terminal.press("!", "4", "R");
    await terminal.until(({ screen }) => screen().includes("-- REC --"));
    for (let time = 0; time < 8; time++) {
      terminal.press("q");
      await pause(170);
    }
    terminal.press({ key: "g", ctrl: true });
    await terminal.until(({ screen }) => screen().includes("Recording ended"));
    const notes = await savedNotes(terminal, folder);
    const wrong = notes.filter(({ start }) => start % 120 !== 0).map(({ start }) => `tick ${start}`);
    if (notes.length !== 8) wrong.push(`${notes.length} notes`);
    return allOf("recorded notes on the grid", 8, wrong);
  });
}
