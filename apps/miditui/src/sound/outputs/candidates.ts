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

/** What may be heard on this computer, in the order in which it is tried, and what it lacks. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** "" where nothing was looked for in vain. */
  readonly missing: string;
}

export function findOutputs(audio: AudioChoice, effect: EffectName, { env, platform }: Surroundings): Found {
  if (audio === "null") return { candidates: [], missing: "" };
  const players = PLAYERS.flatMap((program) => {
    const path = findProgram(program.name, env, platform);
    return path === undefined ? [] : [playerCandidate(program, path)];
  });
  const names = PLAYERS.map(({ name }) => name);
  return {
    candidates: audio === "pipe" ? players : [hostCandidate({ effect }), ...players],
    missing: players.length === 0 ? `there is no ${names.slice(0, -1).join(", ")} or ${names.at(-1)} in PATH` : "",
  };
}
