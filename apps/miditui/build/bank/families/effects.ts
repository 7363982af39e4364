import type { Patch, Tone, Zone } from "../patch.ts";
import { formants, slope } from "../synthesis/formants.ts";
import { ping, sprinkle } from "../synthesis/grains.ts";
import { acrossKeys } from "../synthesis/keyboard.ts";
import { type Layer, levelled } from "../synthesis/levels.ts";
import { type Massed, massed, massedRing } from "../synthesis/massed.ts";
import { paired } from "../synthesis/paired.ts";
import { hertz } from "../synthesis/pitch.ts";
import { seeded } from "../synthesis/random.ts";
import { recording } from "../synthesis/recording.ts";
import { type Rung, ringingEnvelope, rung } from "../synthesis/rung.ts";
import { rise, strandsTogether } from "../synthesis/strands.ts";

const RANGE = [36, 96] as const;
const VIBRATO = { rate: 5, delay: 0.8, pitch: 3 };

function layer(tone: Tone, zone: Omit<Layer, "tone" | "louder">, louder = 0): Zone {
  return levelled({ vibrato: VIBRATO, ...zone, tone, louder });
}

const rain: Massed = {
  name: "Rain",
  partial: (k, hz) => ([1, 0.35, 0.25, 0.3, 0.1, 0.15, 0.05, 0.1][k - 1] ?? 0) * slope(3500, 6)(hz),
  width: 18,
  turn: 16384,
  rate: 20000,
};

/** Drops on glass over a thin pad, at random moments of one turn. */
function rainDrops(key: number): Tone {
  const { ring, rate } = massedRing(rain, key);
  const turn = ring.turn();
  let peak = 0;
  for (const value of turn) peak = Math.max(peak, Math.abs(value));
  const random = seeded(key);
  const hz = hertz(key);
  const seconds = turn.length / rate;
  const drops = Array.from({ length: 14 }, (_, drop) => {
    const ratio = [4, 5, 6, 8, 10, 12][Math.floor(random() * 6)] ?? 4;
    const pitch = Math.min(hz * ratio, 7000);
    return {
      data: ping(pitch, 0.12 + random() * 0.2, rate, -0.02),
      at: ((drop + random()) * seconds) / 14,
      amplitude: peak * (0.15 + 0.4 * random()),
    };
  });
  sprinkle(turn, drops, rate);
  const sound = strandsTogether([{ turn, level: rise(0.004) }], 0.005, rate);
  return recording({ name: `Rain ${key}`, rate, key, ...sound });
}

/** Octaves and fifths of strings far off: every wave has its own series, on 1, 3/2 and 2 times the pitch. */
const SERIES = [1, 1.5, 2, 3, 4, 4.5, 5, 6, 7.5, 8, 9, 10, 12, 13.5, 15, 16, 18, 20, 24];
const farStrings: Massed = {
  name: "Soundtrack",
  partial: (k, hz) => {
    const ratio = SERIES[k - 1] ?? 1000;
    return (ratio === 1.5 ? 0.7 : 1) * ratio ** -0.9 * slope(2600, 8)(hz);
  },
  ratio: (k) => SERIES[k - 1] ?? 1000,
  width: 26,
  turn: 16384,
  halfFrom: 72,
  rate: 16000,
};

const crystal: Rung = {
  name: "Crystal",
  modes: (hz) =>
    [
      [1, 0.8, 4.5],
      [1.003, 0.3, 3],
      [2.001, 0.35, 3],
      [3.01, 0.5, 2.2],
      [4.17, 0.28, 1.4],
      [5.43, 0.35, 1.3],
      [6.8, 0.2, 0.8],
      [8.21, 0.22, 0.7],
      [10.2, 0.12, 0.4],
      [13.1, 0.1, 0.25],
    ].map(([ratio = 1, amplitude = 1, decay = 1]) => ({ hz: hz * ratio, amplitude, decay })),
  decay: () => 4.5,
  seconds: 0.3,
  turn: 2048,
  rate: 32000,
};

const pluck: Rung = {
  name: "Atmosphere Pluck",
  modes: (hz) =>
    Array.from({ length: 24 }, (_, i) => {
      const k = i + 1;
      return {
        hz: hz * k * Math.sqrt(1 + 0.00006 * k * k),
        amplitude: (Math.abs(Math.sin(Math.PI * k * 0.23)) / k) * slope(2200, 8)(hz * k),
        decay: 3.2 / (1 + 0.25 * (k - 1) + ((hz * k) / 2200) ** 2),
        phase: Math.sin(Math.PI * k * 0.23) < 0 ? 0.5 : 0,
      };
    }),
  strokes: [{ amplitude: 0.12, hz: 900, q: 0.8, half: 0.006 }],
  decay: () => 3.2,
  seconds: 0.26,
  rate: 22050,
};
const haze: Massed = {
  name: "Atmosphere Haze",
  partial: (k, hz) => k ** -1.2 * slope(1200, 8)(hz),
  width: 28,
  turn: 8192,
  rate: 9500,
  highest: 3600,
};

const bright: Massed = {
  name: "Brightness",
  partial: (k, hz) => k ** -0.6 * slope(8000, 10)(hz) * (k > 5 ? 1.5 : 1),
  width: 12,
  turn: 16384,
  halfFrom: 72,
  rate: 25000,
  highest: 11000,
};

const goblin = formants(
  [
    [270, 120, 0],
    [740, 160, -4],
    [1800, 260, -9],
    [3100, 300, -16],
  ],
  -36,
);
const goblins: Massed = {
  name: "Goblins",
  partial: (k, hz) => goblin(hz) * k ** -0.2 + (k === 1 ? 0.4 : 0),
  width: 20,
  noise: { amplitude: 0.12, level: (hz) => goblin(hz) },
  turn: 16384,
  rate: 16000,
  highest: 6500,
};

const ECHO_TURN = 8192;

/** One pluck a turn: as the envelope falls, it comes back softer each time. */
function echo(key: number): Tone {
  const { ring, rate } = massedRing(
    {
      name: "Echoes",
      partial: (k, at) => k ** -1.15 * slope(3600, 8)(at),
      width: 1,
      turn: ECHO_TURN,
      rate: 24000,
      steady: 1,
    },
    key,
  );
  const turn = ring.turn();
  const fall = 10 ** (-22 / 20 / turn.length);
  const rising = Math.round(0.006 * rate);
  let level = 1;
  const last = fall ** (turn.length - 1);
  for (let i = 0; i < turn.length; i++) {
    turn[i] =
      (turn[i] ?? 0) * (i < rising ? last + (level - last) * (0.5 - 0.5 * Math.cos((Math.PI * i) / rising)) : level);
    level *= fall;
  }
  const sound = strandsTogether([{ turn, level: rise(0.004) }], 0.005, rate);
  return recording({ name: `Echoes ${key}`, rate, key, ...sound });
}
const echoBed: Massed = {
  name: "Echoes Bed",
  partial: (k, hz) => k ** -1.4 * slope(1500, 8)(hz),
  width: 24,
  turn: 8192,
  rate: 9000,
  highest: 3600,
};

const STAR = [1, 1.5, 2.67, 3.98, 5.33, 6.0, 7.6, 9.2, 10.7, 13.4];
const star: Massed = {
  name: "Sci-fi",
  partial: (k) => [1, 0.3, 0.55, 0.4, 0.5, 0.3, 0.35, 0.3, 0.25, 0.2][k - 1] ?? 0,
  ratio: (k) => STAR[k - 1] ?? 1000,
  width: 8,
  turn: 16384,
  rate: 22050,
  highest: 9500,
};

/** Signals of a machine that thinks, over metal. */
function signals(key: number): Tone {
  const { ring, rate } = massedRing(star, key);
  const turn = ring.turn();
  let peak = 0;
  for (const value of turn) peak = Math.max(peak, Math.abs(value));
  const random = seeded(key * 3);
  const hz = hertz(key);
  const beats = 7;
  const step = turn.length / rate / beats;
  const blips = Array.from({ length: beats }, (_, beat) => ({
    data: ping(Math.min(6500, hz * (4 + Math.floor(random() * 8))), 0.16, rate, beat % 3 === 0 ? 1.2 : -0.6),
    at: beat * step,
    amplitude: peak * (0.25 + 0.25 * random()),
  }));
  sprinkle(turn, blips, rate);
  const sound = strandsTogether([{ turn, level: rise(0.004) }], 0.005, rate);
  return recording({ name: `Sci-fi ${key}`, rate, key, ...sound });
}

export const patches: readonly Patch[] = [
  {
    program: 96,
    name: "Rain",
    range: RANGE,
    zones: acrossKeys([54, 74], (root) => [
      layer(
        rainDrops(root),
        {
          volume: { attack: 0.005, decay: 25, sustain: 8, release: 1.5 },
          filter: { cutoff: 7500, velocity: 2400 },
          chorus: 20,
          reverb: 30,
        },
        1.5,
      ),
    ]),
  },
  {
    program: 97,
    name: "Soundtrack",
    range: RANGE,
    zones: paired([52, 73], (root) => ({
      tone: massed(farStrings, root),
      vibrato: VIBRATO,
      volume: { attack: 0.8, release: 1.8 },
      filter: { cutoff: 900, resonance: 3, velocity: 1200, keyTracking: 40 },
      modulation: { attack: 1.8, decay: 4, sustain: 40, release: 1.5, toCutoff: 2600 },
      chorus: 25,
      reverb: 25,
    })),
  },
  {
    program: 98,
    name: "Crystal",
    range: [48, 96],
    zones: acrossKeys([62, 82], (root) => [
      layer(
        rung(crystal, root),
        {
          volume: ringingEnvelope(4.5, 1.5),
          filter: { cutoff: 14000, velocity: 3000 },
          chorus: 15,
          reverb: 35,
        },
        1.5,
      ),
    ]),
  },
  {
    program: 99,
    name: "Atmosphere",
    range: [36, 90],
    zones: [
      ...acrossKeys([45, 60, 75], (root) => [
        layer(rung(pluck, root), {
          volume: ringingEnvelope(3.2, 0.9),
          filter: { cutoff: 9000, velocity: 2800 },
          reverb: 20,
        }),
      ]),
      ...acrossKeys([57], (root) => [
        layer(massed(haze, root), { volume: { attack: 0.4, release: 1.4 }, chorus: 30, reverb: 25 }, -7),
      ]),
    ],
  },
  {
    program: 100,
    name: "Brightness",
    range: RANGE,
    zones: acrossKeys([50, 72], (root) => [
      layer(
        massed(bright, root),
        {
          volume: { attack: 0.02, decay: 18, sustain: 7, release: 0.9 },
          filter: { cutoff: 3600, resonance: 5, velocity: 2400, keyTracking: 30 },
          modulation: { attack: 0.06, decay: 2, sustain: 60, release: 0.8, toCutoff: 2600 },
          chorus: 25,
          reverb: 15,
        },
        3,
      ),
    ]),
  },
  {
    program: 101,
    name: "Goblins",
    range: RANGE,
    zones: paired([52, 73], (root) => ({
      tone: massed(goblins, root),
      volume: { attack: 0.6, release: 1.8 },
      filter: { cutoff: 550, resonance: 9, velocity: 900, keyTracking: 50 },
      modulation: { attack: 1.4, decay: 2.5, sustain: 60, release: 1.5, toCutoff: 3700 },
      tremolo: { rate: 2.7, delay: 0.4, pitch: 45, cutoff: 700, volume: 2 },
      vibrato: { rate: 0.6, delay: 0.1, pitch: 12 },
      chorus: 20,
      reverb: 35,
      louder: 5,
    })),
  },
  {
    program: 102,
    name: "Echoes",
    range: RANGE,
    zones: [
      ...acrossKeys([44, 57, 70, 83], (root) => [
        layer(echo(root), { volume: { attack: 0.002, decay: 16, sustain: 100, release: 2.5 }, reverb: 25, chorus: 10 }),
      ]),
      ...acrossKeys([60], (root) => [
        layer(massed(echoBed, root), { volume: { attack: 0.5, release: 2 }, chorus: 30, reverb: 30 }, -8),
      ]),
    ],
  },
  {
    program: 103,
    name: "Sci-fi",
    range: RANGE,
    zones: acrossKeys([52, 74], (root) => [
      layer(
        signals(root),
        {
          volume: { attack: 0.05, decay: 22, sustain: 6, release: 1.6 },
          filter: { cutoff: 2400, resonance: 12, velocity: 1500, keyTracking: 30 },
          tremolo: { rate: 0.55, cutoff: 2200 },
          vibrato: { rate: 6.5, delay: 0.2, pitch: 14 },
          chorus: 25,
          reverb: 30,
        },
        3,
      ),
    ]),
  },
];
