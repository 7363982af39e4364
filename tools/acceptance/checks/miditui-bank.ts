import { statSync } from "node:fs";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { loadPatches } from "../../../apps/miditui/build/bank/patches.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { rendered } from "./miditui-render.ts";
import { type Heard, heardOf, type Probe, probeSong } from "./sound-probes.ts";
import { distance } from "./sound-spectrum.ts";
import { mono } from "./sound-wav.ts";

const OWN_BANK = path.join(repository, "apps/miditui/dist/bank/general.sf2");
const MEGABYTE = 1e6;
/** Level that a note must have, in decibels of full scale. */
const AUDIBLE = -60;
const CENTS = 10;
const CLICK = -60;
const LOUDNESS = 6;
const APART = 2;

/** Woodblock, taiko, tom, synth drum, reversed cymbal, and the sounds that are none of an instrument have no pitch. */
const UNPITCHED = 115;
/** Our own bank as a listener hears it: every program by itself, dry, through the command. */
export function bankFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const probes = quick ? probesOf(FEW) : [...probesOf(await everything()), ...drums()];
    const { sound } = await rendered(folder, probeSong(probes), ["--bits", "32f"]);
    const samples = mono(sound);
    const heard = probes.map((probe, at) => heardOf(probe, samples, at, sound.rate));
    const melodic = heard.filter(({ kind }) => kind !== "drum");
    return [
      atMost("bank", statSync(OWN_BANK).size / MEGABYTE, 8, " MB"),
      judged(
        heard,
        "notes that sound",
        ({ level }) => level >= AUDIBLE,
        ({ level }) => `${level.toFixed(0)} dB`,
      ),
      pitches(melodic),
      judged(
        heard,
        `notes whose end clicks at ${CLICK} dB at most`,
        ({ click }) => click <= CLICK,
        ({ click }) => `${click.toFixed(0)} dB`,
      ),
      loudnesses(melodic.filter(({ kind }) => kind === "low" || kind === "middle" || kind === "high")),
      neighbours(melodic),
    ];
  });
}

type Ranges = readonly (readonly [program: number, low: number, high: number])[];

/** For a quick look: two neighbours of every fourth family at one pitch. */
const FEW: Ranges = Array.from({ length: 8 }, (_, at) => [(at >> 1) * 32 + (at % 2), 60, 60] as const);

async function everything(): Promise<Ranges> {
  const patches = (await loadPatches()).filter(({ drums: isKit }) => !isKit);
  return patches.map(({ program, range: [low, high] }) => [program, low, high] as const).toSorted(([a], [b]) => a - b);
}

function probesOf(ranges: Ranges): Probe[] {
  return ranges.flatMap(([program, low, high]) => {
    const middle = Math.max(low, Math.min(high, 60));
    const one = (kind: Probe["kind"], pitch: number, velocity = 90): Probe => ({ program, pitch, velocity, kind });
    if (low === high) return [one("middle", middle)];
    const all = [one("low", low), one("middle", Math.round((low + high) / 2)), one("high", high)];
    return [...all, one("soft", middle, 40), one("loud", middle, 120), one("same", 60)];
  });
}

function drums(): Probe[] {
  return Array.from({ length: 47 }, (_, at) => ({ program: 0, pitch: 35 + at, velocity: 90, kind: "drum" as const }));
}

function judged(
  heard: readonly Heard[],
  what: string,
  held: (one: Heard) => boolean,
  shown: (one: Heard) => string,
): Finding {
  const wrong = heard.filter((one) => !held(one)).map((one) => `${named(one)} ${shown(one)}`);
  return allOf(what, heard.length, wrong);
}

function named({ program, pitch, kind }: Probe): string {
  return `${kind === "drum" ? "drum" : `program ${program}`} at ${pitch} (${kind})`;
}

function pitches(heard: readonly Heard[]): Finding {
  const pitched = heard.filter(({ program }) => program < UNPITCHED);
  const worst = Math.max(...pitched.map(({ cents }) => Math.abs(cents)));
  return judged(
    pitched,
    `notes within ${CENTS} cents (worst ${worst.toFixed(1)})`,
    ({ cents }) => Math.abs(cents) <= CENTS,
    ({ cents, share }) => `${cents.toFixed(1)} cents of ${(100 * share).toFixed(0)} %`,
  );
}

/** Each program by the mean of its low, middle and high note. */
function loudnesses(heard: readonly Heard[]): Finding {
  const byProgram = Map.groupBy(heard, ({ program }) => program);
  const levels = [...byProgram].map(([program, notes]) => ({
    program,
    level: notes.reduce((sum, one) => sum + one.loudness, 0) / notes.length,
  }));
  const median = levels.map(({ level }) => level).toSorted((a, b) => a - b)[levels.length >> 1] ?? 0;
  const wrong = levels.filter(({ level }) => Math.abs(level - median) > LOUDNESS);
  return allOf(
    `programs within ${LOUDNESS} dB of the median of ${median.toFixed(1)}`,
    levels.length,
    wrong.map(({ program, level }) => `program ${program}: ${(level - median).toFixed(1)} dB`),
  );
}

/** Programs beside each other at the same pitch. */
function neighbours(heard: readonly Heard[]): Finding {
  const at60 = heard.filter(({ pitch, velocity }) => pitch === 60 && velocity === 90);
  const byProgram = new Map(at60.map((one) => [one.program, one.timbre]));
  const wrong: string[] = [];
  let [pairs, nearest] = [0, Number.POSITIVE_INFINITY];
  for (const [program, own] of byProgram) {
    const next = byProgram.get(program + 1);
    if (next === undefined) continue;
    const far = distance(own, next);
    pairs++;
    nearest = Math.min(nearest, far);
    if (far < APART) wrong.push(`${program} and ${program + 1}: ${far.toFixed(1)} dB`);
  }
  return allOf(`neighbours ${APART} dB of spectrum apart (nearest ${nearest.toFixed(1)})`, pairs, wrong);
}
