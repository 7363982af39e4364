import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Part, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { bare } from "./miditui-render.ts";
import { decibels, peak, rms } from "./sound-level.ts";
import { distance, timbre } from "./sound-spectrum.ts";
import { mono, readWav, type Sound } from "./sound-wav.ts";

const TRACKS = 48;
/** Level from which a stem is audible, in decibels of full scale. */
const AUDIBLE = -50;
/** Distance of two timbres in decibels from which they are two; a sound beside itself has 0. */
const TWO = 2;
/** What stems may differ from the whole in sum: rounding of floats, so many times. */
const ROUNDING = -100;

/**
 * 48 tracks of 48 programs that play one and the same note one after the other: each stem sounds, is silent while others
 * play, is told apart from all others, and all together are the whole.
 */
export function stemFindings(quick: boolean): Promise<Finding[]> {
  const tracks = quick ? 4 : TRACKS;
  return inFolder(async (folder) => {
    const beats = tracks * 2;
    const parts = Array.from({ length: tracks }, (_, track): Part => {
      const note = { start: track * 2 * 480, length: 480, pitch: 60, velocity: 100 };
      // Channel 9 of a port is its drums.
      const [port, place] = [Math.floor(track / 15), track % 15];
      return { program: 2 * track + 1, notes: [note], channel: place < 9 ? place : place + 1, port };
    });
    writeFileSync(path.join(folder, "many.mid"), songFile(parts, 240, beats * 480));
    const args = ["render", "many.mid", "-o", "many.wav", "--stems", "stems", "--bits", "32f", "--json"];
    const ran = await bare(folder, args);
    if (ran.code !== 0) return [{ met: false, text: `render --stems: ${ran.stderr.slice(0, 300)}` }];
    const names = readdirSync(path.join(folder, "stems")).sort(byNumber);
    const stems = names.map((name) => readWav(readFileSync(path.join(folder, "stems", name))));
    const whole = readWav(readFileSync(path.join(folder, "many.wav")));
    return [
      ...soundingAlone(stems, tracks),
      apart(stems),
      {
        met: sumError(stems, whole) <= ROUNDING,
        text: `stems in sum beside the whole ${sumError(stems, whole).toFixed(0)} dB, at most ${ROUNDING}`,
      },
    ];
  });
}

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

function soundingAlone(stems: readonly Sound[], tracks: number): Finding[] {
  const wrong = stems.length === tracks ? [] : [`${stems.length} stems`];
  const early: string[] = [];
  stems.forEach((stem, track) => {
    const samples = mono(stem);
    const from = begin(stem, track);
    const level = decibels(rms(samples, from, from + stem.rate / 4));
    if (!(level >= AUDIBLE)) wrong.push(`stem ${track + 1}: ${level.toFixed(0)} dB`);
    if (peak(samples, 0, from - 8) > 1e-4) early.push(`stem ${track + 1}`);
  });
  return [
    allOf(`solo stems that sound at ${AUDIBLE} dB or more`, tracks, wrong),
    allOf("of them silent until their note", tracks, early),
  ];
}

/** Half a second a track: a note of a quarter at 240 BPM and a rest of one. */
function begin({ rate }: Sound, track: number): number {
  return Math.round(track * 0.5 * rate);
}

function apart(stems: readonly Sound[]): Finding {
  const timbres = stems.map((stem, track) => timbre(mono(stem), begin(stem, track), stem.rate));
  const wrong: string[] = [];
  let [pairs, nearest] = [0, Number.POSITIVE_INFINITY];
  timbres.forEach((one, at) => {
    timbres.slice(0, at).forEach((other, before) => {
      const far = distance(one, other);
      pairs++;
      nearest = Math.min(nearest, far);
      if (far < TWO) wrong.push(`${before + 1} and ${at + 1}: ${far.toFixed(1)} dB`);
    });
  });
  return allOf(
    `pairs of stems of one pitch that are ${TWO} dB of spectrum apart (nearest ${nearest.toFixed(1)})`,
    pairs,
    wrong,
  );
}

/** The largest difference between all stems together and the whole, in decibels of full scale. */
function sumError(stems: readonly Sound[], whole: Sound): number {
  let most = 0;
  whole.channels.forEach((channel, side) => {
    for (let at = 0; at < channel.length; at++) {
      const sum = stems.reduce((total, stem) => total + (stem.channels[side]?.[at] ?? 0), 0);
      most = Math.max(most, Math.abs(sum - (channel[at] ?? 0)));
    }
  });
  return decibels(most);
}
