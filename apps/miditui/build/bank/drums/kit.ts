import type { Patch, Tone, Zone } from "../patch.ts";
import { loudness } from "../synthesis/loudness.ts";
import * as metals from "./metals.ts";
import * as noises from "./noises.ts";
import * as skins from "./skins.ts";
import * as woods from "./woods.ts";

/** Decibels between the loudness of a tone and that of its note at velocity 90 through the synthesizer. */
const ON_THE_WAY = 14.6;
/** LUFS of a note of usual loudness, as the check has it. */
const USUAL = -27;

interface Hit {
  /** Decibels over the usual loudness of a note. */
  readonly level: number;
  /** Cents. @default 0 */
  readonly tune?: number;
  /** @default 0 */
  readonly pan?: number;
  /** Hits of one group cut each other off. @default none */
  readonly group?: number;
  /** Seconds to 100 dB below, of what goes round. @default none: the tone ends by itself */
  readonly decay?: number;
  /** Hz from which the high part is let die, and seconds of that. */
  readonly darkens?: { readonly from: number; readonly to: number; readonly seconds: number };
  /** Cents that a soft hit is darker. @default 0 */
  readonly softer?: number;
  /** Percent. @default 8 */
  readonly reverb?: number;
  /** Seconds until it is there. @default 0.001 */
  readonly attack?: number;
  /** It sounds until it is let go, and then for so many seconds. @default as long as it rings */
  readonly release?: number;
}

/** Groups of hits of which one ends the other; numbers mean nothing. */
const GROUP = { hat: 1, whistle: 2, guiro: 3, cuica: 4, triangle: 5, surdo: 6, scratch: 7 } as const;

function hit(key: number, tone: Tone, how: Hit): Zone {
  const { level, tune, pan, group, decay, darkens, softer, reverb = 8, attack, release } = how;
  const falling = decay === undefined ? 0 : 100 / decay;
  return {
    tone,
    keys: [key, key],
    keyTracking: 0,
    // A drum rings on when its note ends: the release goes on as the decay went.
    volume: { ...(attack === undefined ? {} : { attack }), ...ringing(decay, release) },
    attenuation: Math.max(0, loudness({ ...tone, falling }) - ON_THE_WAY - USUAL - level),
    reverb,
    ...(tune === undefined ? {} : { tune }),
    ...(pan === undefined ? {} : { pan }),
    ...(group === undefined ? {} : { exclusive: group }),
    ...(softer === undefined ? {} : { filter: { cutoff: 16_000, velocity: softer } }),
    ...(darkens === undefined
      ? {}
      : {
          filter: { cutoff: darkens.to, velocity: softer ?? 1200 },
          modulation: {
            decay: darkens.seconds,
            sustain: 100,
            release: darkens.seconds,
            toCutoff: 1200 * Math.log2(darkens.from / darkens.to),
          },
        }),
  };
}

function ringing(decay: number | undefined, release: number | undefined): Zone["volume"] {
  if (release !== undefined) return { release };
  return decay === undefined ? { release: 100 } : { decay, sustain: 100, release: decay };
}

function zones(): Zone[] {
  const [floor, rack] = [skins.tom("tom floor", 82, 1.1), skins.tom("tom rack", 138, 0.8)];
  const bongo = skins.handDrum("bongo", { hz: 392, decay: 0.24, slap: 0.5, seed: 60 });
  const conga = skins.handDrum("conga", { hz: 208, decay: 0.5, slap: 0.35, seed: 63 });
  const congaMute = skins.handDrum("conga mute", { hz: 232, decay: 0.12, slap: 1.1, overtones: 1, seed: 62 });
  const [timbale, hat, crash, ride] = [skins.timbale(), metals.hat(), metals.crash(), metals.ride()];
  const [agogo, block, triangle, whistle] = [metals.agogo(), woods.woodBlock(), metals.triangle(), noises.whistle()];
  return [
    hit(27, noises.highQ(), { level: -9 }),
    hit(28, noises.slap(), { level: -5 }),
    hit(29, noises.scratch("scratch push", 700, 2300), { level: -10, group: GROUP.scratch }),
    hit(30, noises.scratch("scratch pull", 2100, 520), { level: -10, group: GROUP.scratch }),
    hit(31, woods.sticks(), { level: -8 }),
    hit(32, noises.squareClick(), { level: -16 }),
    hit(33, noises.metronomeClick(), { level: -10 }),
    hit(34, metals.metronomeBell(), { level: -8 }),
    hit(35, skins.acousticKick(), { level: -4, softer: 2400, reverb: 3 }),
    hit(36, skins.punchyKick(), { level: -3, softer: 2400, reverb: 3 }),
    hit(37, woods.sideStick(), { level: -5, pan: -4 }),
    hit(38, skins.acousticSnare(), { level: -1, softer: 2400, reverb: 12 }),
    hit(39, noises.handClap(), { level: -5, reverb: 14 }),
    hit(40, skins.electricSnare(), { level: -3, softer: 2400, reverb: 12 }),
    hit(41, floor, { level: -3, tune: -120, pan: 28, softer: 2000 }),
    hit(43, floor, { level: -3, tune: 180, pan: 20, softer: 2000 }),
    hit(45, rack, { level: -3.5, tune: -280, pan: 10, softer: 2000 }),
    hit(47, rack, { level: -3.5, tune: 0, pan: 0, softer: 2000 }),
    hit(48, rack, { level: -4, tune: 220, pan: -12, softer: 2000 }),
    hit(50, rack, { level: -4, tune: 480, pan: -22, softer: 2000 }),
    hit(42, hat, { level: -9, pan: 16, group: GROUP.hat, decay: 0.26, softer: 1800 }),
    hit(44, hat, { level: -10, pan: 16, group: GROUP.hat, decay: 0.3, tune: -250, attack: 0.006, softer: 1800 }),
    hit(46, hat, {
      level: -9,
      pan: 16,
      group: GROUP.hat,
      decay: 2.8,
      darkens: { from: 18_000, to: 6000, seconds: 1.8 },
      softer: 1200,
    }),
    hit(49, crash, { level: -4.5, pan: 22, decay: 5.4, darkens: { from: 18_000, to: 2600, seconds: 4 }, reverb: 12 }),
    hit(57, crash, {
      level: -5,
      pan: -24,
      tune: -260,
      decay: 5.8,
      darkens: { from: 18_000, to: 2400, seconds: 4 },
      reverb: 12,
    }),
    hit(55, crash, {
      level: -6,
      pan: 12,
      tune: 500,
      decay: 2.9,
      darkens: { from: 19_000, to: 3500, seconds: 1.6 },
      reverb: 12,
    }),
    hit(52, metals.china(), {
      level: -5.5,
      pan: -20,
      decay: 3.6,
      darkens: { from: 16_000, to: 1800, seconds: 2.4 },
      reverb: 12,
    }),
    hit(51, ride, { level: -11, pan: -18, decay: 4.6, darkens: { from: 18_000, to: 3200, seconds: 3 } }),
    hit(59, ride, {
      level: -11.5,
      pan: -26,
      tune: -330,
      decay: 4.2,
      darkens: { from: 16_000, to: 3000, seconds: 2.6 },
    }),
    hit(53, metals.rideBell(), { level: -10, pan: -18, decay: 4.2, darkens: { from: 18_000, to: 2800, seconds: 2.5 } }),
    hit(54, metals.tambourine(), { level: -6.5, pan: 14 }),
    hit(56, metals.cowbell(), { level: -8, pan: -10 }),
    hit(58, woods.vibraslap(), { level: -2, pan: -20 }),
    hit(60, bongo, { level: -8.5, tune: 60, pan: 20 }),
    hit(61, bongo, { level: -9, tune: -440, pan: 20 }),
    hit(62, congaMute, { level: -10, pan: -18 }),
    hit(63, conga, { level: -6, tune: 180, pan: -18 }),
    hit(64, conga, { level: -5.5, tune: -240, pan: -18 }),
    hit(65, timbale, { level: -2, tune: 60, pan: 14 }),
    hit(66, timbale, { level: -2, tune: -480, pan: 14 }),
    hit(67, agogo, { level: -10, tune: 0, pan: -24 }),
    hit(68, agogo, { level: -10, tune: -500, pan: -24 }),
    hit(69, noises.shaken("cabasa", { hz: 7600, attack: 0.018, decay: 0.11, seed: 69 }), { level: -9, pan: -24 }),
    hit(70, noises.shaken("maracas", { hz: 6200, attack: 0.012, decay: 0.06, seed: 70 }), { level: -10, pan: 24 }),
    hit(82, noises.shaken("shaker", { hz: 9200, attack: 0.03, decay: 0.09, seed: 82 }), { level: -10, pan: 18 }),
    hit(71, whistle, { level: -2, group: GROUP.whistle, decay: 1.1, pan: 16 }),
    hit(72, whistle, { level: -1, group: GROUP.whistle, tune: -60, release: 0.25, pan: 16 }),
    hit(73, woods.guiro("guiro short", 0.11), { level: -8, group: GROUP.guiro, pan: 22 }),
    hit(74, woods.guiro("guiro long", 0.4), { level: -9, group: GROUP.guiro, pan: 22 }),
    hit(75, woods.claves(), { level: -8, pan: 20 }),
    hit(76, block, { level: -7, tune: 0, pan: 24 }),
    hit(77, block, { level: -6.5, tune: -480, pan: 24 }),
    hit(78, skins.cuica("cuica mute", 640, 760, 0.16), { level: -8, group: GROUP.cuica, pan: -14 }),
    hit(79, skins.cuica("cuica open", 330, 520, 0.34), { level: -8, group: GROUP.cuica, pan: -14 }),
    hit(80, triangle, { level: -13, group: GROUP.triangle, decay: 0.4, pan: -22 }),
    hit(81, triangle, { level: -9, group: GROUP.triangle, decay: 4.5, pan: -22, reverb: 12 }),
    hit(83, metals.jingleBell(), { level: -8, pan: -16 }),
    hit(84, metals.bellTree(), { level: -8, pan: -12, reverb: 16 }),
    hit(85, woods.castanets(), { level: -12, pan: 16 }),
    hit(86, skins.surdo("surdo mute", 0.3), { level: -7, group: GROUP.surdo }),
    hit(87, skins.surdo("surdo open", 1.2), { level: -4, group: GROUP.surdo }),
  ];
}

/** The drum kit of General MIDI, with what Roland put below and above it. */
export const kit: Patch = { program: 0, name: "Standard Kit", drums: true, range: [27, 87], zones: zones() };
