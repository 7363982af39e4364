import { beforeAll, describe, expect, test } from "vitest";
import { ownBank, ownPrograms, type Program } from "../build/bank/bank.ts";
import { LIMITS, UNPITCHED } from "../build/bank/measure/limits.ts";
import { Listener, RATE } from "../build/bank/measure/listener.ts";
import { hear, measureNote, type NoteMeasure } from "../build/bank/measure/measure.ts";
import { timbre, timbreDistance } from "../build/bank/measure/timbre.ts";
import { toneFaults } from "../build/bank/measure/tone.ts";
import { type BankSample, bankSamples } from "./bank-samples.ts";

/** Seconds that are enough to hear most programs, and those that swell. */
const SHORT = { held: 0.3, after: 0.05 };
const LONG = { held: 1.5, after: 0 };

/** Keys at which a program is heard, with what was measured there. */
interface Played extends Program {
  readonly notes: readonly NoteMeasure[];
}

let bytes: Uint8Array<ArrayBuffer>;
let listener: Listener;
let melodic: readonly Played[];
let kit: Program | undefined;

beforeAll(async () => {
  bytes = await ownBank();
  listener = await Listener.open(bytes);
  const programs = await ownPrograms();
  kit = programs.find(({ drums }) => drums === true);
  melodic = programs
    .filter(({ drums }) => drums !== true)
    .map((program) => {
      const [low, high] = program.range;
      const keys = [low, Math.round((low + high) / 2), high];
      return { ...program, notes: keys.map((key) => measureNote(listener, program, key, SHORT)) };
    });
}, 60_000);

/** Programs with what is wrong with them, of which there should be none. */
function wrong(figure: (program: Played) => string | undefined): string[] {
  return melodic.flatMap((program) => {
    const text = figure(program);
    return text === undefined ? [] : [`${program.program} ${program.name}: ${text}`];
  });
}

describe("our own bank", () => {
  test("has the 128 programs of General MIDI, each under a name of its own, and a kit, in at most 8 MB", () => {
    expect(melodic.map(({ program }) => program)).toEqual(Array.from({ length: 128 }, (_, i) => i));
    expect(new Set(melodic.map(({ program }) => listener.presetName(program))).size).toBe(128);
    expect(listener.presetName(0, true)).toBe(kit?.name);
    expect(bytes.length).toBeLessThanOrEqual(LIMITS.bytes);
  });

  test("is in tune within 10 cents at both ends of each range and in its middle", () => {
    const off = wrong(({ program, notes }) => {
      const far = notes.find(({ pitch }) => pitch !== undefined && !(Math.abs(pitch.cents) <= LIMITS.cents));
      return UNPITCHED.has(program) || far === undefined ? undefined : `key ${far.key}: ${far.pitch?.cents} cents`;
    });
    expect(off).toEqual([]);
  });

  test("is as loud in each program as in the median one, within 6 dB, and heard in every note", () => {
    const loudness = (notes: readonly NoteMeasure[]): number =>
      10 * Math.log10(notes.reduce((sum, note) => sum + 10 ** (note.loudness / 10), 0) / notes.length);
    const all = melodic.map(({ notes }) => loudness(notes)).sort((a, b) => a - b);
    const median = all[64] ?? 0;
    expect(
      wrong(({ notes, ...at }) => {
        const short = loudness(notes) - median;
        // What swells is as loud as it gets.
        const heard = short < -LIMITS.loudness ? notes.map(({ key }) => measureNote(listener, at, key, LONG)) : notes;
        const over = loudness(heard) - median;
        const audible = heard.every((note) => note.loudness > median - 24);
        return Math.abs(over) <= LIMITS.loudness && audible ? undefined : `${over} dB`;
      }),
    ).toEqual([]);
  });

  test("clicks at no end of a note", () => {
    expect(
      wrong(({ notes }) => {
        const click = Math.max(...notes.map((note) => note.click));
        return click < LIMITS.click ? undefined : `${click} dB`;
      }),
    ).toEqual([]);
  });

  test("differs from program to program", () => {
    const known = new Map<string, readonly number[]>();
    const heard = (program: Program, key: number): readonly number[] => {
      const name = `${program.program} ${key}`;
      const found =
        known.get(name) ?? timbre(hear(listener, program, key, { held: 0.5, after: 0, velocity: 90 }).mono, RATE);
      known.set(name, found);
      return found;
    };
    expect(
      wrong((program) => {
        const next = melodic[program.program + 1];
        if (next === undefined) return undefined;
        const key = Math.min(Math.max(60, program.range[0], next.range[0]), program.range[1], next.range[1]);
        const distance = timbreDistance(heard(program, key), heard(next, key));
        return distance >= LIMITS.distance ? undefined : `${distance} dB from ${next.name}`;
      }),
    ).toEqual([]);
  });

  test("has no loop with a step in it, no tone that begins or ends with one, and none that is not about zero", () => {
    const faults = bankSamples(bytes).filter((sample: BankSample) => {
      const { seam, begin, end, constant } = toneFaults(sample);
      return seam >= LIMITS.click || Math.max(begin, end, constant) >= LIMITS.edge;
    });
    expect(faults.map(({ name }) => name)).toEqual([]);
  });

  test("has a drum on every key from 27 to 87, and an open hat that a closed one ends", () => {
    const drums = kit ?? { program: 0, name: "", drums: true, range: [27, 87] };
    const silent: number[] = [];
    for (let key = 27; key <= 87; key++) {
      const note = hear(listener, drums, key, { held: 0.1, after: 0.1, velocity: 90 });
      if (!note.mono.some((value) => Math.abs(value) > 0.01)) silent.push(key);
    }
    expect(silent).toEqual([]);
    const open = listener.hear({ program: 0, drums: true, key: 46, velocity: 127, held: 0.1, total: 0.6 });
    const closed = listener.hear({ program: 0, drums: true, key: 46, velocity: 127, held: 0.1, total: 0.6, next: 42 });
    const energy = (samples: Float32Array): number => samples.subarray(0.4 * RATE).reduce((sum, v) => sum + v * v, 0);
    expect(energy(closed.mono)).toBeLessThan(energy(open.mono) / 30);
  });
});
