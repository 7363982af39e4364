import type { Tone } from "../patch.ts";
import { Take } from "../synthesis/take.ts";

export function sideStick(): Tone {
  return new Take(0.2, 32_000, 37)
    .modes({
      of: [
        [482, 0.8],
        [815, 0.5],
        [1720, 1.2, 0.9],
        [2630, 1.1, 0.8],
        [3880, 0.8, 0.7],
      ],
      level: 1,
      decay: 0.07,
    })
    .modes({ of: [[196, 1]], level: 0.3, decay: 0.12 })
    .noise({ level: 1.8, decay: 0.025, hz: 5000, q: 0.6 })
    .noise({ level: 0.12, decay: 0.12, hz: 4000, q: 0.5 })
    .press(2.6)
    .tone("side stick");
}

export function sticks(): Tone {
  return new Take(0.12, 32_000, 31)
    .modes({
      of: [
        [1340, 1],
        [2890, 1, 0.8],
        [4410, 0.8, 0.7],
        [6050, 0.5, 0.5],
      ],
      level: 1,
      decay: 0.045,
    })
    .noise({ level: 2, decay: 0.02, hz: 6000, q: 0.6 })
    .press(2)
    .tone("sticks");
}

export function claves(): Tone {
  return new Take(0.18, 32_000, 75)
    .modes({
      of: [
        [2480, 1],
        [6650, 0.12, 0.4],
        [4020, 0.06, 0.5],
      ],
      level: 1,
      decay: 0.12,
    })
    .noise({ level: 0.3, decay: 0.005, hz: 5000 })
    .tone("claves");
}

export function woodBlock(): Tone {
  return new Take(0.2, 32_000, 76)
    .modes({
      of: [
        [1010, 1],
        [1730, 0.45, 0.6],
        [2860, 0.3, 0.4],
        [4300, 0.15, 0.3],
      ],
      level: 1,
      decay: 0.1,
      bend: 0.05,
      half: 0.004,
    })
    .noise({ level: 0.6, decay: 0.009, hz: 3400, q: 0.7 })
    .press(1.2)
    .tone("wood block");
}

export function castanets(): Tone {
  const take = new Take(0.12, 32_000, 85);
  for (const [at, level] of [
    [0, 0.6],
    [0.021, 1],
  ] as const)
    take
      .modes({
        of: [
          [2150, 1],
          [3320, 0.9, 0.7],
          [5200, 0.4, 0.5],
        ],
        at,
        level,
        decay: 0.035,
      })
      .noise({ at, level: level * 0.6, decay: 0.006, hz: 5200 });
  return take.tone("castanets");
}

/** Teeth of wood or gourd that a stick runs along. @param seconds of the run */
export function guiro(name: string, seconds: number): Tone {
  const take = new Take(seconds + 0.06, 32_000, 73);
  const teeth = Math.round(seconds * 90);
  for (let tooth = 0; tooth < teeth; tooth++) {
    // The stick gets faster as it goes.
    const along = tooth / teeth;
    const at = seconds * along ** 0.85;
    const level = 0.35 + 0.65 * Math.sin(Math.PI * (0.15 + 0.8 * along));
    take
      .noise({ at, level, decay: 0.018, hz: 3900 + 900 * along, q: 2.2 })
      .modes({ of: [[2350 + 500 * along, 1]], at, level: 0.16 * level, decay: 0.012 });
  }
  return take.tone(name);
}

/** A jaw whose teeth rattle ever faster and softer. */
export function vibraslap(): Tone {
  const take = new Take(1.3, 20_000, 58);
  let at = 0;
  for (let rattle = 0; at < 1.15; rattle++) {
    const level = Math.exp(-at * 2.6) * (rattle % 2 === 0 ? 1 : 0.72);
    take.noise({ at, level, decay: 0.026, hz: 3100, q: 3 }).modes({
      of: [
        [2470, 1],
        [3650, 0.6],
      ],
      at,
      level: 0.14 * level,
      decay: 0.03,
    });
    at += 0.0305 - 0.006 * at;
  }
  return take.modes({ of: [[840, 1]], level: 0.3, decay: 0.05 }).tone("vibraslap");
}
