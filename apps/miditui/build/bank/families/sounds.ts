import type { Patch, Tone } from "../patch.ts";
import { slope } from "../synthesis/formants.ts";
import { type Grain, sprinkle } from "../synthesis/grains.ts";
import { type Layer, levelled } from "../synthesis/levels.ts";
import { ringing } from "../synthesis/modes.ts";
import { filtered, whiteNoise } from "../synthesis/noise.ts";
import { seeded } from "../synthesis/random.ts";
import { recording } from "../synthesis/recording.ts";
import { Ring } from "../synthesis/ring.ts";
import { rise, strandsTogether } from "../synthesis/strands.ts";

const RANGE = [36, 84] as const;
/** Key at which a sound is as it was made. */
const KEY = 60;

interface Made {
  readonly name: string;
  readonly rate: number;
  readonly data: Float32Array;
  /** Goes round from its end to its start. @default false */
  readonly round?: boolean;
  /** Decibels that peaks are bent down by. @default 0 */
  readonly pressed?: number;
}

/** A sound goes up and down with the keys, though less than notes do, so that it stays what it is. */
function effect(program: number, made: Made, layer: Omit<Layer, "tone" | "louder">, louder = 0): Patch {
  const { name, rate, data, round = false, pressed = 0 } = made;
  const sound = round ? strandsTogether([{ turn: data, level: rise(0.004) }], 0.005, rate) : { data };
  const tone: Tone = recording({ name, rate, key: KEY, pressed, ...sound });
  return {
    program,
    name,
    range: RANGE,
    zones: [levelled({ keyTracking: 35, reverb: 8, ...layer, tone, louder })],
  };
}

/** Rises within `up` of the length, and falls to nothing by its end. */
function hump(at: number, up: number): number {
  if (at < up) return 0.5 - 0.5 * Math.cos((Math.PI * at) / up);
  return 0.5 + 0.5 * Math.cos((Math.PI * (at - up)) / (1 - up));
}

/** Fingers that slide over wound strings: a squeak as fast as the windings pass. */
function fretNoise(): Made {
  const rate = 22050;
  const frames = Math.round(0.34 * rate);
  const sweep = (at: number): number => 900 + 2100 * Math.sin((Math.PI * 0.62 * at) / frames) ** 1.5;
  const noise = filtered(whiteNoise(frames, 120), { hz: sweep, q: 5, rate }, "band");
  const rub = filtered(whiteNoise(frames, 1120), { hz: () => 3800, q: 0.6, rate }, "band");
  const random = seeded(20);
  const data = new Float32Array(frames);
  let angle = 0;
  let grip = 1;
  for (let i = 0; i < frames; i++) {
    angle += (2 * Math.PI * sweep(i)) / rate;
    if (i % 64 === 0) grip = 0.55 + 0.45 * random();
    const squeak = Math.sin(angle) + 0.5 * Math.sin(2 * angle) + 0.25 * Math.sin(3 * angle);
    data[i] = (squeak * 0.35 * grip + (noise[i] ?? 0) * 3 + (rub[i] ?? 0) * 0.7) * hump(i / frames, 0.2);
  }
  return { name: "Guitar Fret Noise", rate, data };
}

/** Air that is let out of the mouth. */
function breathNoise(): Made {
  const rate = 16000;
  const frames = Math.round(0.85 * rate);
  const raw = whiteNoise(frames, 121);
  const mouth = filtered(raw, { hz: (at) => 1500 - (600 * at) / frames, q: 1.6, rate }, "band");
  const teeth = filtered(raw, { hz: () => 4600, q: 1.2, rate }, "band");
  const throat = filtered(raw, { hz: () => 600, q: 2, rate }, "band");
  const data = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    const level = hump(i / frames, 0.22) ** 1.5;
    data[i] = ((mouth[i] ?? 0) * 1.2 + (teeth[i] ?? 0) * 0.6 + (throat[i] ?? 0)) * level;
  }
  return { name: "Breath Noise", rate, data };
}

/** Surf: noise without an end; the waves are made by the zone. */
function seashore(): Made {
  const rate = 12000;
  const ring = new Ring(16384, rate, 122);
  ring.noise(1, (hz) => slope(350, 4)(hz) * Math.min(1, (hz / 90) ** 2));
  return { name: "Seashore", rate, data: ring.turn(), round: true };
}

/** A syllable of a bird: from one pitch over another to a third, in Hz. */
function chirp(from: number, over: number, to: number, seconds: number, rate: number): Float32Array {
  const frames = Math.round(seconds * rate);
  const data = new Float32Array(frames);
  let angle = 0;
  for (let i = 0; i < frames; i++) {
    const at = i / frames;
    const hz = (1 - at) ** 2 * from + 2 * at * (1 - at) * over + at * at * to;
    angle += (2 * Math.PI * hz) / rate;
    data[i] = (Math.sin(angle) + 0.12 * Math.sin(2 * angle)) * hump(at, 0.3);
  }
  return data;
}

function birdTweet(): Made {
  const rate = 18000;
  const data = new Float32Array(Math.round(1.2 * rate));
  const grains: Grain[] = [];
  for (const [at, low] of [
    [0.01, 2500],
    [0.15, 2700],
    [0.29, 2500],
  ] as const)
    grains.push({ data: chirp(low, low * 2.1, low * 1.5, 0.11, rate), at, amplitude: 1 });
  // A trill.
  for (let i = 0; i < 7; i++)
    grains.push({ data: chirp(4700, 3900, 3300, 0.04, rate), at: 0.47 + i * 0.047, amplitude: 0.5 + 0.06 * i });
  grains.push({ data: chirp(2600, 5600, 2900, 0.18, rate), at: 0.86, amplitude: 0.9 });
  sprinkle(data, grains, rate);
  return { name: "Bird Tweet", rate, data, round: true };
}

/** A bell with a clapper between two gongs, twice and a pause. */
function telephone(): Made {
  const rate = 10500;
  const data = new Float32Array(Math.round(1.7 * rate));
  const gongs = [1180, 1460].map((hz, at) => {
    const modes = [
      [1, 1, 0.5],
      [1.006, 0.5, 0.4],
      [2.72, 0.6, 0.25],
      [3.9, 0.35, 0.15],
    ].map(([ratio = 1, amplitude = 1, decay = 1]) => ({ hz: hz * ratio, amplitude, decay }));
    return ringing(modes, { rate, seconds: 0.4, seed: 124 + at }).data;
  });
  const grains: Grain[] = [];
  for (const start of [0.004, 0.56])
    for (let stroke = 0; stroke < 18; stroke++) {
      const gong = gongs[stroke % 2];
      if (gong) grains.push({ data: gong, at: start + stroke * 0.0225, amplitude: 1 });
    }
  sprinkle(data, grains, rate);
  return { name: "Telephone Ring", rate, data, round: true };
}

/** Blades that pass: a thump of air and the noise of it, eleven times a second, over a turbine. */
function helicopter(): Made {
  const rate = 12000;
  const chop = Math.round(rate / 11);
  const frames = chop * 8;
  const ring = new Ring(8192, rate, 125);
  ring.noise(1, slope(700, 5));
  const noise = ring.turn();
  const data = new Float32Array(frames);
  // The noise goes round in the turn of the rotor: its end is faded into what comes before its start.
  const fade = 512;
  for (let i = 0; i < frames; i++) {
    const later = i + 8192 - (frames % 8192);
    const near = frames - i;
    const mix = near < fade ? near / fade : 1;
    const air = (noise[i % 8192] ?? 0) * mix + (noise[later % 8192] ?? 0) * (1 - mix);
    const at = (i % chop) / chop;
    const stronger = Math.floor(i / chop) % 2 === 0 ? 1 : 0.8;
    const slap = Math.exp(-at * 7) * Math.min(1, at / 0.04) * stronger;
    const thump = Math.sin(2 * Math.PI * 6 * (at - at * at * 0.35)) * slap * 1.3;
    const cycles = Math.round((1730 * frames) / rate);
    const turbine = Math.sin((2 * Math.PI * cycles * i) / frames) * 0.025;
    data[i] = air * (0.16 + 1.6 * slap) + thump + turbine;
  }
  return { name: "Helicopter", rate, data, round: true, pressed: 7 };
}

/** Some hundred hands. */
function applause(): Made {
  const rate = 18000;
  const seconds = 1.3;
  const data = new Float32Array(Math.round(seconds * rate));
  const random = seeded(126);
  const frames = Math.round(0.03 * rate);
  const hands = Array.from({ length: 24 }, (_, hand) => {
    const hz = 750 + 1700 * random();
    const raw = filtered(whiteNoise(frames, 1260 + hand), { hz: () => hz, q: 1.1 + random(), rate }, "band");
    return raw.map((value, i) => value * Math.exp(-i / (0.0055 * rate)) * Math.min(1, i / 10, (frames - i) / 60));
  });
  const grains: Grain[] = Array.from({ length: 340 }, (_, clap) => ({
    data: hands[Math.floor(random() * hands.length)] ?? data,
    at: ((clap + random() * 3) * seconds) / 340,
    amplitude: 0.12 + random() ** 3,
  }));
  sprinkle(data, grains, rate);
  return { name: "Applause", rate, data, round: true, pressed: 6 };
}

/** A crack, the boom behind it, and what the hills send back. */
function gunshot(): Made {
  const rate = 16000;
  const frames = Math.round(1.1 * rate);
  const raw = whiteNoise(frames, 127);
  const dull = filtered(raw, { hz: (at) => 300 + 5200 * Math.exp(-at / (0.07 * rate)), q: 0.7, rate }, "low");
  const low = filtered(raw, { hz: () => 130, q: 1.2, rate }, "band");
  const echoes = [
    [0, 1],
    [0.11, 0.16],
    [0.19, 0.12],
    [0.31, 0.08],
  ] as const;
  const data = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    const at = i / rate;
    let tail = 0;
    for (const [delay, level] of echoes)
      if (at >= delay)
        tail += level * Math.exp(-(at - delay) / 0.16) * Math.min(1, (at - delay) / 0.02 + (delay === 0 ? 1 : 0));
    const crack = (raw[i] ?? 0) * 5 * Math.exp(-at / 0.006) * Math.min(1, i / 6);
    const boom = Math.sin(2 * Math.PI * (62 * at + 1.5 * (1 - Math.exp(-at / 0.03)))) * 2.2 * Math.exp(-at / 0.1);
    const all = crack + boom * Math.min(1, i / 40) + ((dull[i] ?? 0) * 2.4 + (low[i] ?? 0) * 3) * tail;
    // Too loud for the microphone, as every shot is.
    data[i] = Math.tanh(all) * Math.min(1, i / 12, (frames - 1 - i) / 2000);
  }
  return { name: "Gunshot", rate, data };
}

export const patches: readonly Patch[] = [
  effect(120, fretNoise(), { volume: { attack: 0.001, release: 0.2 } }, -3),
  effect(121, breathNoise(), { volume: { attack: 0.001, release: 0.25 } }, -3.5),
  effect(
    122,
    seashore(),
    {
      volume: { attack: 0.9, release: 2.5 },
      filter: { cutoff: 2600 },
      tremolo: { rate: 0.16, volume: 7, cutoff: 1500 },
      keyTracking: 20,
    },
    -5,
  ),
  effect(123, birdTweet(), { volume: { attack: 0.001, release: 0.2 }, filter: { cutoff: 6500 }, reverb: 20 }),
  effect(124, telephone(), { volume: { attack: 0.001, release: 0.3 }, filter: { cutoff: 5200 }, keyTracking: 20 }),
  effect(125, helicopter(), { volume: { attack: 0.25, release: 1 } }, -2),
  effect(126, applause(), { volume: { attack: 0.2, release: 1.4 }, keyTracking: 15, reverb: 20 }),
  effect(127, gunshot(), { volume: { attack: 0.0005, release: 1.2 }, reverb: 25 }),
];
