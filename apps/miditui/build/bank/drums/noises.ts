import type { Tone } from "../patch.ts";
import { Take } from "../synthesis/take.ts";

/** Hands that are not quite together. */
export function handClap(): Tone {
  const take = new Take(0.4, 32_000, 39);
  for (const at of [0, 0.0095, 0.019, 0.031])
    take
      .noise({ at, level: 1.2, decay: at === 0.031 ? 0.16 : 0.02, hz: 1250, q: 1.1 })
      .noise({ at, level: 0.45, decay: 0.03, hz: 3100, q: 0.8 });
  return take.noise({ at: 0.031, level: 0.22, decay: 0.32, hz: 1500, q: 0.7 }).press(1.6).tone("hand clap");
}

/** Beads or seeds that are thrown forward. */
export interface Shaken {
  readonly hz: number;
  readonly attack: number;
  readonly decay: number;
  readonly seed: number;
}

export function shaken(name: string, { hz, attack, decay, seed }: Shaken): Tone {
  return new Take(attack + decay * 1.2, 44_100, seed)
    .noise({ level: 1, attack, decay, hz, q: 0.8 })
    .noise({ level: 0.35, attack, decay: decay * 0.7, hz: hz * 0.55, q: 1 })
    .noise({ level: 0.5, attack: attack * 0.6, decay: decay * 0.5, hz: 12_500, pass: "high" })
    .tone(name);
}

/** A resonance that falls from the top to the bottom at once. */
export function highQ(): Tone {
  return new Take(0.12, 32_000, 27)
    .modes({ of: [[260, 1]], level: 1, decay: 0.09, bend: 22, half: 0.0045 })
    .tone("high q");
}

export function slap(): Tone {
  return new Take(0.35, 32_000, 28)
    .noise({ level: 1, decay: 0.05, hz: 3400, to: 1400, half: 0.03, q: 0.8 })
    .noise({ level: 0.35, decay: 0.3, hz: 2400, q: 0.6 })
    .press(1.8)
    .tone("slap");
}

/** A record under the hand. @param from Hz of the groove, that goes to `to` */
export function scratch(name: string, from: number, to: number): Tone {
  const take = new Take(0.16, 32_000, 29);
  return take
    .noise({ level: 1, attack: 0.03, decay: 0.35, hz: from, to, half: 0.045, q: 3.5 })
    .noise({ level: 0.5, attack: 0.02, decay: 0.25, hz: from * 2.3, to: to * 2.3, half: 0.045, q: 2.5 })
    .press(1.6)
    .tone(name);
}

export function squareClick(): Tone {
  const of = [1, 3, 5, 7].map((harmonic): [number, number] => [1180 * harmonic, 1 / harmonic]);
  return new Take(0.05, 32_000, 32).modes({ of, level: 1, decay: 0.02 }).tone("square click");
}

export function metronomeClick(): Tone {
  return new Take(0.08, 32_000, 33)
    .modes({
      of: [
        [1760, 1],
        [3520, 0.5, 0.5],
        [2640, 0.4, 0.6],
      ],
      level: 1,
      decay: 0.035,
    })
    .noise({ level: 0.8, decay: 0.006, hz: 5000 })
    .tone("metronome click");
}

/** A whistle with a pea in it, which goes round with the pea. */
export function whistle(): Tone {
  const rate = 32_000;
  const [pea, beats, lead] = [32, 8, Math.round(0.03 * 32_000)];
  // A whole number of the pea's turns and of the tone's periods: the loop has no seam.
  const loop = Math.round((beats * rate) / pea);
  const periods = Math.round((2390 * loop) / rate);
  const data = new Float32Array(lead + loop);
  for (let i = 0; i < data.length; i++) {
    const turn = (2 * Math.PI * (i - lead) * beats) / loop;
    const wobble = 0.9 * Math.sin(turn);
    const tone = (2 * Math.PI * (i - lead) * periods) / loop + wobble;
    const loud = 0.62 + 0.38 * Math.cos(turn);
    const value =
      Math.sin(tone) + 0.22 * Math.sin(2 * tone) + 0.1 * Math.sin(3 * tone) + 0.16 * Math.sin(tone * 1 + 40 * wobble);
    data[i] = value * loud * 0.6 * Math.min(1, i / lead) ** 2;
  }
  return { name: "whistle", data, rate, key: 60, loop: { start: lead, end: lead + loop } };
}
