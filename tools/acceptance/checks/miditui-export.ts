import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openTerminal, seeded } from "@side-projects/testkit";
import { songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { tenTracks } from "../../../apps/miditui/test/songs/ten-tracks.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { MIDITUI } from "./miditui-play.ts";
import { bareMachine, type Rendered, rendered } from "./miditui-render.ts";
import { decibels, peak, rms } from "./sound-level.ts";
import { mono, type Sound } from "./sound-wav.ts";

/** How much faster than it plays a song of 15 seconds and ten tracks is written. */
const FASTER = 20;
const SECONDS = 15;

/** Exports: the same bytes again, all formats alike, a loop without a seam, cancelled without a trace, and in a hurry. */
export function exportFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const song = tenTracks(quick ? 2 : SECONDS);
    const first = await rendered(folder, song);
    return [
      await repeated(folder, song, first),
      ...(quick ? [] : [await formats(folder, song, first), await looped(folder)]),
      ...(quick ? [] : [await inHurry(folder, song), await progress(folder)]),
      await cancelled(folder, quick ? 60 : 600),
    ];
  });
}

async function repeated(folder: string, song: Uint8Array, first: Rendered): Promise<Finding> {
  const hashes = [first, await rendered(folder, song)].map(({ bytes }) => hashOf(bytes));
  return allOf(
    "exports of a song of ten tracks with one and the same hash",
    2,
    new Set(hashes).size === 1 ? [] : hashes,
  );
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}

/** 24 and 16 bits are the rounded floats, which say what the JSON says. */
async function formats(folder: string, song: Uint8Array, first: Rendered): Promise<Finding> {
  const others = [first, await rendered(folder, song, ["--bits", "24"])];
  const { sound: exact, told } = await rendered(folder, song, ["--bits", "32f"]);
  const wrong: string[] = exact.bits === 32 ? [] : [`${exact.bits} bits instead of 32f`];
  const heard = Math.max(...exact.channels.map((channel) => peak(channel)));
  if (Math.abs(told.peak - heard) > 1e-4) wrong.push(`peak ${told.peak} told of ${heard}`);
  const level = Math.sqrt(exact.channels.reduce((sum, channel) => sum + rms(channel) ** 2, 0) / 2);
  if (Math.abs(told.rms - level) > 1e-3) wrong.push(`rms ${told.rms} told of ${level}`);
  for (const { sound } of others) {
    const step = 1 / 2 ** (sound.bits - 1);
    const off = Math.max(...sound.channels.map((channel, side) => difference(channel, exact.channels[side])));
    // As much again where dither is added to 16 bits.
    if (off > (sound.bits === 16 ? 2 : 1) * step) wrong.push(`${sound.bits} bits: ${off / step} steps off`);
  }
  return allOf("formats with the same sound in them, told as it is", 1 + others.length, wrong);
}

function length({ channels, rate }: Sound): number {
  return (channels[0]?.length ?? 0) / rate;
}

function difference(one: Float64Array, other: Float64Array | undefined): number {
  let most = one.length === other?.length ? 0 : 2;
  one.forEach((sample, at) => {
    const wanted = Math.max(-1, Math.min(1, other?.[at] ?? 0));
    most = Math.max(most, Math.abs(sample - wanted));
  });
  return most;
}

/** A loop is as long as its bars to the frame, and what rings at its end is at its begin. */
async function looped(folder: string): Promise<Finding> {
  // A bar of 2 s whose only note, of a vibraphone with reverb, begins 0.1 s before its end.
  const note = { start: 1824, length: 96, pitch: 72, velocity: 120 };
  const song = songFile([{ program: 11, notes: [note], controls: [[91, 100]] }], 120, 1920);
  const [plain, loop] = [
    await rendered(folder, song, ["--bits", "32f"]),
    await rendered(folder, song, ["--bits", "32f", "--loop"]),
  ];
  const [tail, once] = [mono(plain.sound), mono(loop.sound)];
  const wrong: string[] = [];
  const wanted = 2 * loop.sound.rate;
  if (once.length !== wanted) wrong.push(`${once.length} frames instead of ${wanted}`);
  let off = 0;
  for (let at = 0; at < wanted; at++) {
    let sum = 0;
    for (let from = at; from < tail.length; from += wanted) sum += tail[from] ?? 0;
    off = Math.max(off, Math.abs(sum - (once[at] ?? 0)));
  }
  if (!(decibels(off) < -90)) wrong.push(`${decibels(off).toFixed(0)} dB off the tail laid onto its begin`);
  if (rms(once, 0, wanted / 4) < 1e-4) wrong.push("nothing rings at its begin");
  return allOf("loop as long as its bar, with the tail on its begin", 1, wrong);
}

/** From the start of the process to its end, on all cores. */
async function inHurry(folder: string, song: Uint8Array): Promise<Finding> {
  const factors: number[] = [];
  for (let time = 0; time < 5; time++) {
    const begin = performance.now();
    const { sound } = await rendered(folder, song);
    factors.push(length(sound) / ((performance.now() - begin) / 1000));
  }
  const best = Math.max(...factors);
  const median = factors.toSorted((a, b) => a - b)[2] ?? 0;
  return {
    met: median >= FASTER,
    text: `${SECONDS} s of ten tracks with reverb, chorus and hermite interpolation, whole process: ${median.toFixed(1)} x real time (best ${best.toFixed(1)}), at least ${FASTER}`,
  };
}

/** On a terminal it tells how far it is. */
async function progress(folder: string): Promise<Finding> {
  writeFileSync(path.join(folder, "long.mid"), tenTracks(120));
  const command = [process.execPath, MIDITUI, "render", "long.mid", "-o", "progress.wav"];
  const terminal = openTerminal(command, { cwd: folder, env: bareMachine(folder) });
  const { code } = await terminal.exited;
  const told = [
    ...terminal
      .raw()
      .toString()
      .matchAll(/(\d+) ?%/g),
  ].map(([, percent]) => Number(percent));
  await terminal.stop();
  const rising = told.every((percent, at) => percent >= (told[at - 1] ?? 0));
  const met = code === 0 && new Set(told).size >= 5 && rising;
  return { met, text: `progress told ${new Set(told).size} times, rising, at least 5` };
}

/** Ctrl+C at random moments leaves neither a file nor a part of one. */
async function cancelled(folder: string, seconds: number): Promise<Finding> {
  writeFileSync(path.join(folder, "long.mid"), tenTracks(seconds));
  const wrong: string[] = [];
  const times = seconds > 100 ? 5 : 1;
  const random = seeded(9);
  for (let time = 0; time < times; time++) {
    const before = readdirSync(folder).sort().join();
    const command = [process.execPath, MIDITUI, "render", "long.mid", "-o", "cancelled.wav"];
    const terminal = openTerminal(command, { cwd: folder, env: bareMachine(folder) });
    // It has begun once anything is told of it.
    await terminal.until(({ received }) => received > 0);
    await new Promise((resolve) => setTimeout(resolve, 300 * random.next()));
    terminal.send("\x03");
    const { code, signal } = await terminal.exited;
    await terminal.stop();
    if (code !== 130 && signal !== "SIGINT") wrong.push(`ended with ${signal ?? code}`);
    if (existsSync(path.join(folder, "cancelled.wav")) || readdirSync(folder).sort().join() !== before)
      wrong.push(`left ${readdirSync(folder).join(", ")}`);
  }
  return allOf("exports cancelled by Ctrl+C, with exit code 130 and nothing left", times, wrong);
}
