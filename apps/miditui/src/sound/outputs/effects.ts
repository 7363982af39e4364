import type { ToneAudioNode } from "tone";
import { echoes } from "./echoes.ts";
import type { EffectName } from "./effect-names.ts";

type Tone = typeof import("tone");

/** Where sound enters an effect, and where it leaves it: the same for what does nothing. */
export interface Effect {
  readonly input: ToneAudioNode;
  readonly output: ToneAudioNode;
}

/** Seconds that sound rings on in an effect. */
export const EFFECT_TAIL: Readonly<Record<EffectName, number>> = { off: 0, room: 0.7, hall: 2.6, warm: 0.1, wide: 0.1 };

/** An effect in Tone's context: the same graph for the loudspeaker and for files, and always the same. */
export function createEffect(tone: Tone, name: EffectName): Effect {
  switch (name) {
    case "off":
      return chain([new tone.Gain(1)]);
    case "room":
      return space(tone, { seconds: EFFECT_TAIL.room, wet: 0.3, dark: 5500, before: 0.004 });
    case "hall":
      return space(tone, { seconds: EFFECT_TAIL.hall, wet: 0.35, dark: 3600, before: 0.022 });
    case "warm":
      return chain([
        new tone.Filter({ type: "lowshelf", frequency: 220, gain: 2.5 }),
        new tone.Filter({ type: "highshelf", frequency: 5200, gain: -4 }),
        new tone.WaveShaper(saturation, 4096),
      ]);
    case "wide":
      // The widener takes from the middle what it gives the sides: the middle is as loud as before.
      return chain([new tone.StereoWidener(0.64), new tone.Gain(1 / 0.72)]);
  }
}

interface Space {
  /** Until the echoes are 60 dB down. */
  readonly seconds: number;
  /** How loud all echoes are beside the sound. */
  readonly wet: number;
  /** Hz above which the walls swallow most. */
  readonly dark: number;
  /** Seconds until the first echo. */
  readonly before: number;
}

/** Tone's own reverb draws other echoes each time; files have to come out alike. */
function space(tone: Tone, { seconds, wet, dark, before }: Space): Effect {
  const { sampleRate: rate } = tone.getContext();
  const response = tone.getContext().createBuffer(2, Math.ceil((before + seconds) * rate), rate);
  for (const side of [0, 1])
    response.copyToChannel(echoes({ seconds, dark, before, rate, seed: side + 1, loudness: wet }), side);
  const convolver = new tone.Convolver({ normalize: false });
  convolver.buffer = new tone.ToneAudioBuffer(response);
  const input = new tone.Gain(1);
  const output = new tone.Gain(1 / (1 + wet / 2));
  input.connect(output);
  input.chain(convolver, output);
  return { input, output };
}

/** Straight while it is soft, rounded where it is loud, never over full. */
function saturation(level: number): number {
  return Math.tanh(level * 1.1) / 1.1;
}

function chain(nodes: readonly [ToneAudioNode, ...ToneAudioNode[]]): Effect {
  let [output] = nodes;
  const [input, ...rest] = nodes;
  for (const node of rest) {
    output.connect(node);
    output = node;
  }
  return { input, output };
}
