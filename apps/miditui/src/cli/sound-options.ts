import { EFFECTS, type EffectName } from "../sound/outputs/effect-names.ts";
import type { AudioChoice } from "../sound/sound.ts";
import type { Args } from "./args.ts";
import { AUDIO } from "./flags.ts";
import { named } from "./named.ts";
import { numberOption } from "./number-option.ts";

/** What a command line and the environment say of the sound. */
export interface SoundOptions {
  readonly audio: AudioChoice;
  /** Seconds rendered ahead; undefined leaves it to the output. */
  readonly latency: number | undefined;
  readonly effect: EffectName;
  /** The bank of --soundfont. */
  readonly soundfont: string | undefined;
}

/** @throws MidituiError E_USAGE */
export function soundOptions(args: Args, env: NodeJS.ProcessEnv): SoundOptions {
  const usual = env.MIDITUI_AUDIO;
  const audio = args.texts.get("audio") ?? (usual ? named("MIDITUI_AUDIO", usual, AUDIO) : "auto");
  const milliseconds = numberOption(args, "latency", { least: 5, most: 1000 });
  return {
    audio: AUDIO.find((choice) => choice === audio) ?? "auto",
    latency: milliseconds === undefined ? undefined : milliseconds / 1000,
    effect: EFFECTS.find((name) => name === args.texts.get("effect")) ?? "off",
    soundfont: args.texts.get("soundfont"),
  };
}
