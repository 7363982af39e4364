import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setMetre, setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { addDrumTrack, addTrack, toggleMuted } from "../src/core/edit/tracks.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { CHUNK, PartRenderer } from "../src/sound/render/part-renderer.ts";
import { partOf } from "../src/sound/render/parts.ts";
import { planOf, type Stretch } from "../src/sound/render/plan.ts";
import { type RenderOptions, renderSong } from "../src/sound/render/render-song.ts";
import { openBank } from "../src/sound/synth/bank.ts";
import { sineBank } from "./sine-bank.ts";

const RATE = 44_100;
const QUARTER = 480;

let folder: string;
let bank: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "miditui-render-"));
  bank = join(folder, "sine.sf2");
  writeFileSync(bank, sineBank({ reverb: 20 }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function options(name: string, more: Partial<RenderOptions> = {}): RenderOptions {
  const path = join(folder, name);
  return { path, stems: undefined, bank, rate: RATE, format: "16", gain: 1, loop: false, ...more };
}

/** Short notes on each quarter of a bar, on each of two tracks and the drums, at a tempo. */
function song(beatsPerMinute: number): Project {
  let made = setTempo(addDrumTrack(addTrack(newProject())), 0, beatsPerMinute);
  for (const [track, pitch] of [60, 67, 40].entries()) {
    const notes = [0, 1, 2, 3].map((beat) => ({ start: beat * QUARTER, duration: 100, pitch, velocity: 100 }));
    made = addNotes(made, track, notes).project;
  }
  return made;
}

interface Wav {
  readonly format: number;
  readonly rate: number;
  readonly bits: number;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** A WAV, read by nothing but its specification. */
function readWav(path: string): Wav {
  const bytes = readFileSync(path);
  expect([bytes.toString("latin1", 0, 4), bytes.toString("latin1", 8, 16)]).toEqual(["RIFF", "WAVEfmt "]);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect([bytes.toString("latin1", 36, 40), bytes.readUInt32LE(40)]).toEqual(["data", bytes.length - 44]);
  const [format, channels, bits] = [20, 22, 34].map((at) => bytes.readUInt16LE(at));
  expect(channels).toBe(2);
  expect(bytes.readUInt32LE(28)).toBe(bytes.readUInt32LE(24) * bytes.readUInt16LE(32));
  const size = (bits ?? 0) / 8;
  const sample = (at: number): number =>
    format === 3 ? bytes.readFloatLE(at) : bytes.readIntLE(at, size) / 2 ** (8 * size - 1);
  const side = (offset: number): Float64Array =>
    Float64Array.from({ length: (bytes.length - 44) / size / 2 }, (_, i) => sample(44 + (2 * i + offset) * size));
  return { format: format ?? 0, rate: bytes.readUInt32LE(24), bits: bits ?? 0, left: side(0), right: side(1) };
}

function hash(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** The left side of a song, without threads and files, up to some frames. */
async function straight(project: Project, stretch: Stretch, length: number): Promise<Float32Array> {
  const plan = planOf(project, RATE, stretch);
  const parts = project.tracks.map((_, track) => track);
  const renderer = new PartRenderer(partOf(project, parts, plan.before), await openBank(bank), plan);
  const left = new Float32Array(Math.ceil(length / CHUNK) * CHUNK);
  for (let at = 0; at < left.length; at += CHUNK) left.set(renderer.next().left, at);
  return left.subarray(0, length);
}

function peak(samples: Float32Array | Float64Array): number {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return most;
}

function expectNear(made: Float32Array | Float64Array, expected: Float32Array | Float64Array, error: number): void {
  expect(made.length).toBe(expected.length);
  for (const [at, sample] of made.entries())
    if (!(Math.abs(sample - (expected[at] ?? 0)) <= error)) expect.fail(`${at}: ${sample} and not ${expected[at]}`);
}

test.each([60, 120, 240])("at %i beats a minute every beat begins at its frame", async (tempo) => {
  const beat = (60 / tempo) * RATE;
  const dry = sineBank();
  writeFileSync(bank, dry);
  const left = await straight(song(tempo), { loop: false }, 4 * beat);
  writeFileSync(bank, sineBank({ reverb: 20 }));
  // A note ends before the middle of its beat, and nothing rings on.
  const onsets = [0, 1, 2, 3].map((count) => {
    const from = Math.max(0, count * beat - 1000);
    return left.findIndex((sample, at) => at >= from && Math.abs(sample) > 0.0001) - count * beat;
  });
  expect(new Set(onsets).size).toBe(1);
  expect(onsets[0]).toBeLessThan(5);
});

test("a mix has the same bytes each time, and ends with what is heard", async () => {
  const made = song(240);
  const [{ mix, frames, stems }] = await Promise.all([
    renderSong(made, options("once.wav")),
    renderSong(made, options("again.wav")),
  ]);
  expect(hash(join(folder, "again.wav"))).toBe(hash(join(folder, "once.wav")));
  const wav = readWav(join(folder, "once.wav"));
  expect([wav.format, wav.rate, wav.bits, wav.left.length, stems]).toEqual([1, RATE, 16, frames, []]);
  expectNear(wav.left, await straight(made, { loop: false }, frames), 1 / 32_000);
  expect(mix?.peak).toBeCloseTo(Math.max(peak(wav.left), peak(wav.right)), 3);
  expect(peak(wav.left.slice(-20))).toBeLessThan(0.0001);
  const rest = await straight(made, { loop: false }, frames + RATE);
  expect(peak(rest.subarray(frames))).toBeLessThan(0.0001);
});

test("stems add up to the mix, and leave out what is muted", async () => {
  const stems = join(folder, "stems");
  mkdirSync(stems);
  const named = addTrack(song(240), "A/B: \u001b[31m");
  const more = addNotes(named, 3, [{ start: 0, duration: 9, pitch: 90, velocity: 90 }]).project;
  const made = toggleMuted(toggleMuted(more, 0), 1);
  const rendered = await renderSong(made, options("mix.wav", { format: "32f", stems }));
  expect(readdirSync(stems)).toEqual(["03 Drums.wav", "04 A B 31m.wav"]);
  const mix = readWav(join(folder, "mix.wav"));
  const parts = rendered.stems.map(({ path }) => readWav(path).left);
  expect(parts.map(({ length }) => length)).toEqual(parts.map(() => mix.left.length));
  expectNear(
    mix.left.map((_, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0)),
    mix.left,
    1e-6,
  );
  expect(parts.every((part) => peak(part) > 0.001)).toBe(true);
});

test("a loop is as long as its bars, with what rings on at their start; 24 bits and a gain are what they say", async () => {
  const made = setMetre(song(240), 0, { numerator: 3, denominator: 4 });
  const bar = { fromBar: 1, toBar: 1, loop: true };
  const { mix, frames } = await renderSong(made, options("loop.wav", { ...bar, format: "24", gain: 40 }));
  expect(frames).toBe(0.75 * RATE);
  const all = await straight(made, bar, 8 * frames);
  // The fourth beat belongs to the next bar.
  expect(peak(all.subarray(frames, frames + 400))).toBeLessThan(peak(all) / 10);
  expect(peak(all.subarray(frames, frames + 400))).toBeGreaterThan(0.0005);
  const folded = new Float64Array(frames);
  for (const [at, sample] of all.entries()) folded[at % frames] = (folded[at % frames] ?? 0) + 40 * sample;
  const wav = readWav(join(folder, "loop.wav"));
  expect([wav.format, wav.bits]).toEqual([1, 24]);
  const cut = (sample: number): number => Math.max(-1, Math.min(1, sample));
  expectNear(wav.left, folded.map(cut), 40e-4);
  const over = folded.filter((sample) => Math.abs(sample) > 1).length;
  expect(over).toBeGreaterThan(0);
  expect(mix?.over).toBeGreaterThanOrEqual(over);
  const squares = [...wav.left, ...wav.right].reduce((sum, sample) => sum + sample * sample, 0);
  expect(mix?.rms).toBeCloseTo(Math.sqrt(squares / (2 * frames)), 4);
});

test("one note without a length at the very start is a song", () => {
  const note = { start: 0, duration: 0, pitch: 60, velocity: 100 };
  expect(planOf(addNotes(newProject(), 0, [note]).project, RATE, { loop: false })).toMatchObject({ start: 0 });
});

test("a range in ticks is rendered as it is, past the end of the song too, and refused behind it", () => {
  const planned = (start: number, end: number): unknown =>
    planOf(song(120), RATE, { ticks: { start, end }, loop: true });
  expect(planned(600, 1799)).toMatchObject({ start: 600, before: 1799, end: Math.round((1199 / 960) * RATE) });
  expect(planned(0, 9600)).toMatchObject({ end: 10 * RATE });
  expect(() => planned(1540, 1920)).toThrow("the song ends before that");
});

test("what is cancelled, has no bank or no room leaves nothing behind, and what was there stays", async () => {
  const path = join(folder, "kept.wav");
  writeFileSync(path, "from before");
  const before = readdirSync(folder);
  const controller = new AbortController();
  const long = setTempo(song(240), 0, 20);
  const cancelled = renderSong(long, options("kept.wav"), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({ code: "E_CANCELLED" });
  const refused = (project: Project, more: Partial<RenderOptions>): Promise<unknown> =>
    renderSong(project, options("kept.wav", more)).catch((error: unknown) => error);
  expect(await refused(long, { bank: join(folder, "none.sf2") })).toMatchObject({ code: "E_FILE" });
  expect(await refused(long, { replace: false })).toMatchObject({
    code: "E_FILE",
    message: expect.stringMatching("already"),
  });
  expect(await refused(long, { path: join(folder, "none", "x.wav") })).toMatchObject({ code: "E_FILE" });
  expect(await refused(long, { fromBar: 9 })).toMatchObject({ code: "E_USAGE", hint: "the song has 1" });
  expect(await refused(newProject(), {})).toMatchObject({ code: "E_USAGE" });
  const endless = addNotes(long, 0, [{ start: 4e6, duration: 1, pitch: 60, velocity: 1 }]).project;
  expect(await refused(endless, { rate: 192_000, format: "32f" })).toMatchObject({ code: "E_LIMIT" });
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(path, "utf8")).toBe("from before");
});
