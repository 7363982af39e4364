import type { Tone } from "../patch.ts";
import { filtered } from "../synthesis/noise.ts";
import { seeded } from "../synthesis/random.ts";
import { Ring } from "../synthesis/ring.ts";
import { Take } from "../synthesis/take.ts";

/** What a plate of bronze is made of. */
interface Plate {
  readonly name: string;
  readonly seed: number;
  /** A power of two. */
  readonly frames: number;
  readonly rate: number;
  /** Hz of the lowest mode, and how many there are up to half the rate. */
  readonly lowest: number;
  readonly modes: number;
  /** How loud a mode is, by its Hz. */
  readonly level: (hz: number) => number;
  /** How much of it is noise rather than modes, 0 to 1. */
  readonly wash: number;
  /** Modes that stick out, in Hz, and how loud over the others. */
  readonly bells?: readonly (readonly [hz: number, level: number])[];
  /** The stroke: how loud beside what rings, and the seconds until it is gone. */
  readonly stroke: { readonly level: number; readonly decay: number; readonly hz: number };
  /** Seconds before what goes round. */
  readonly lead: number;
}

/**
 * A cymbal: hundreds of modes and a wash of noise that go round for good, which envelope and filter of the zone let die,
 * the high ones first. Before that is the stroke.
 */
function plate(how: Plate): Tone {
  const { name, frames, rate, lowest, modes, level, seed } = how;
  const ring = new Ring(frames, rate, seed);
  const random = seeded(seed + 1);
  for (let mode = 0; mode < modes; mode++) {
    // Modes of a plate are equally dense all over the spectrum.
    const hz = lowest + ((mode + random()) / modes) * (rate * 0.47 - lowest);
    ring.waver(hz, (1 - how.wash) * level(hz) * (0.3 + 1.4 * random()), 0.4, 3);
  }
  for (const [hz, gain] of how.bells ?? []) ring.sine(hz, gain);
  ring.noise(how.wash * Math.sqrt(modes) * 0.8, level);
  const turn = ring.turn();
  const lead = Math.round(how.lead * rate);
  const data = new Float32Array(lead + frames);
  const { stroke } = how;
  let loud = 0;
  for (const value of turn) loud += value * value;
  loud = Math.sqrt(loud / frames);
  const bright = filtered(
    Float32Array.from({ length: lead }, () => random() * 2 - 1),
    { hz: () => stroke.hz, q: 0.5, rate },
    "band",
  );
  for (let i = 0; i < data.length; i++) data[i] = turn[(i + frames - (lead % frames)) % frames] ?? 0;
  for (let i = 0; i < lead; i++) {
    const fall = Math.exp((-6.9 * i) / (stroke.decay * rate));
    // The wash of the highest modes is there at once, the body a few milliseconds later.
    const body = 1 - 0.4 * Math.exp((-6.9 * i) / (0.03 * rate));
    const end = Math.min(1, (lead - i) / (0.02 * rate));
    const value =
      (data[i] ?? 0) * (body + fall * stroke.level * 0.5) + (bright[i] ?? 0) * loud * stroke.level * 2 * fall * end;
    data[i] = value * Math.min(1, i / (0.0006 * rate));
  }
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  return {
    name,
    data: data.map((value) => (value * 0.97) / most),
    rate,
    key: 60,
    loop: { start: lead, end: data.length },
  };
}

export function crash(): Tone {
  return plate({
    name: "crash",
    seed: 49,
    frames: 32_768,
    rate: 32_000,
    lowest: 320,
    modes: 520,
    lead: 0.25,
    wash: 0.35,
    level: (hz) => (hz < 900 ? hz / 900 : (900 / hz) ** 0.45),
    stroke: { level: 1.6, decay: 0.25, hz: 5000 },
  });
}

export function china(): Tone {
  return plate({
    name: "china",
    seed: 52,
    frames: 16_384,
    rate: 27_000,
    lowest: 210,
    modes: 330,
    lead: 0.2,
    wash: 0.6,
    level: (hz) => (hz < 500 ? hz / 500 : (500 / hz) ** 0.55),
    bells: [
      [437, 2.5],
      [612, 2.2],
      [871, 2.4],
    ],
    stroke: { level: 1.4, decay: 0.2, hz: 3000 },
  });
}

export function ride(): Tone {
  return plate({
    name: "ride",
    seed: 51,
    frames: 32_768,
    rate: 32_000,
    lowest: 420,
    modes: 380,
    lead: 0.3,
    wash: 0.12,
    level: (hz) => (hz < 3000 ? 0.35 + 0.65 * (hz / 3000) : (3000 / hz) ** 0.5),
    bells: [
      [3120, 4],
      [4410, 3.2],
      [5230, 3.4],
      [6870, 2.6],
      [1530, 1.8],
    ],
    stroke: { level: 2.6, decay: 0.12, hz: 6500 },
  });
}

export function rideBell(): Tone {
  return plate({
    name: "ride bell",
    seed: 53,
    frames: 16_384,
    rate: 32_000,
    lowest: 700,
    modes: 120,
    lead: 0.1,
    wash: 0.05,
    level: (hz) => (hz < 2000 ? 0.5 : (2000 / hz) ** 0.8),
    bells: [
      [812, 9],
      [1395, 8],
      [2167, 10],
      [3041, 7],
      [4290, 6],
      [5560, 4],
    ],
    stroke: { level: 2.2, decay: 0.08, hz: 5000 },
  });
}

export function hat(): Tone {
  return plate({
    name: "hat",
    seed: 42,
    frames: 32_768,
    rate: 44_100,
    lowest: 900,
    modes: 420,
    lead: 0.06,
    wash: 0.45,
    level: (hz) => (hz < 7000 ? (hz / 7000) ** 1.6 : (7000 / hz) ** 0.3),
    bells: [
      [3420, 0.7],
      [5310, 1],
      [6240, 1.1],
      [8125, 1.4],
    ],
    stroke: { level: 1.7, decay: 0.035, hz: 8500 },
  });
}

export function triangle(): Tone {
  return plate({
    name: "triangle",
    seed: 81,
    frames: 8192,
    rate: 40_000,
    lowest: 3000,
    modes: 18,
    lead: 0.02,
    wash: 0.004,
    level: (hz) => (4000 / hz) ** 0.6,
    bells: [
      [1512, 0.8],
      [4215, 5],
      [5437, 4.4],
      [6980, 3.6],
      [9204, 3],
      [11_870, 2],
      [14_300, 1.2],
    ],
    stroke: { level: 0.8, decay: 0.02, hz: 9000 },
  });
}

export function cowbell(): Tone {
  return new Take(0.4, 32_000, 56)
    .modes({
      of: [
        [562, 1],
        [845, 1, 0.9],
        [1124, 0.22],
        [1690, 0.3, 0.7],
        [2535, 0.22, 0.5],
        [2810, 0.15, 0.5],
        [3927, 0.12, 0.4],
        [5070, 0.1, 0.3],
      ],
      level: 1,
      decay: 0.36,
    })
    .modes({
      of: [
        [562, 1],
        [845, 1],
      ],
      level: 1,
      decay: 0.07,
    })
    .noise({ level: 0.8, decay: 0.01, hz: 3000, q: 0.7 })
    .press(1.6)
    .tone("cowbell");
}

export function agogo(): Tone {
  return new Take(0.7, 27_000, 67)
    .modes({
      of: [
        [908, 1],
        [1352, 0.25, 0.8],
        [2336, 1, 0.8],
        [3790, 0.9, 0.7],
        [5205, 0.7, 0.5],
        [6910, 0.5, 0.4],
      ],
      level: 1,
      decay: 0.6,
    })
    .noise({ level: 0.5, decay: 0.012, hz: 5000, q: 0.7 })
    .press(1.2)
    .tone("agogo");
}

export function metronomeBell(): Tone {
  return new Take(0.5, 32_000, 34)
    .modes({
      of: [
        [2093, 1],
        [4186, 0.9, 0.8],
        [5651, 0.8, 0.7],
        [8790, 0.5, 0.5],
      ],
      level: 1,
      decay: 0.45,
    })
    .noise({ level: 0.3, decay: 0.006, hz: 6000 })
    .tone("metronome bell");
}

/** Little bells one after the other, from the highest to the lowest. */
export function bellTree(): Tone {
  const take = new Take(1.5, 22_050, 84);
  for (let bell = 0; bell < 20; bell++) {
    const hz = 7200 * 2 ** (-bell / 11);
    take.modes({
      of: [
        [hz, 1],
        [hz * 1.52, 0.4, 0.7],
        [hz * 2.71, 0.2, 0.4],
      ],
      at: bell * 0.036,
      level: 0.5 + 0.5 * (bell % 3 === 0 ? 1 : 0.6),
      decay: 0.8,
    });
  }
  return take.tone("bell tree");
}

/** Sleigh bells: many small ones, shaken twice within a breath. */
export function jingleBell(): Tone {
  const take = new Take(0.6, 32_000, 83);
  const random = seeded(83);
  for (let bell = 0; bell < 26; bell++) {
    const hz = 3400 + 4800 * random();
    const at = 0.09 * random() ** 1.5 + (bell % 4 === 0 ? 0.07 : 0);
    take.modes({
      of: [
        [hz, 1],
        [hz * 1.31, 0.6],
        [hz * 1.93, 0.3, 0.6],
      ],
      at,
      level: 0.4 + 0.6 * random(),
      decay: 0.32,
    });
  }
  return take.tone("jingle bell");
}

export function tambourine(): Tone {
  const take = new Take(0.4, 40_000, 54);
  const random = seeded(54);
  for (let jingle = 0; jingle < 22; jingle++) {
    const hz = 5200 + 7500 * random();
    take.modes({
      of: [
        [hz, 1],
        [hz * 1.23, 0.7],
      ],
      at: 0.05 * random() ** 2,
      level: 0.4 + 0.4 * random(),
      decay: 0.2,
    });
  }
  return take
    .noise({ level: 1.6, attack: 0.001, decay: 0.12, hz: 9000, q: 0.6 })
    .noise({ level: 0.9, at: 0.028, decay: 0.22, hz: 11_000, q: 0.6 })
    .modes({
      of: [
        [310, 1],
        [520, 0.5],
      ],
      level: 0.9,
      decay: 0.06,
    })
    .press(1.4)
    .tone("tambourine");
}
