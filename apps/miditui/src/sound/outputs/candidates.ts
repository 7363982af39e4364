import type { AudioChoice } from "../sound.ts";
import type { EffectName } from "./effect-names.ts";
import { findProgram } from "./find-program.ts";
import { hostCandidate } from "./host-output.ts";
import type { Candidate } from "./output-chain.ts";
import { playerCandidate } from "./piped-output.ts";
import { PLAYERS } from "./players.ts";

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** What may be heard of on this computer, in the order in which it is tried; silence is what remains. */
export function candidates(audio: AudioChoice, effect: EffectName, { env, platform }: Surroundings): Candidate[] {
  if (audio === "null") return [];
  const players = PLAYERS.flatMap((program) => {
    const path = findProgram(program.name, env, platform);
    return path === undefined ? [] : [playerCandidate(program, path)];
  });
  return audio === "pipe" ? players : [hostCandidate({ effect }), ...players];
}
