import type { AudioChoice } from "../sound.ts";
import { findProgram } from "./find-program.ts";
import type { Candidate } from "./output-chain.ts";
import { playerCandidate } from "./piped-output.ts";
import { PLAYERS } from "./players.ts";

/** What may be heard of on this computer, in the order in which it is tried; silence is what remains. */
export function candidates(audio: AudioChoice, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Candidate[] {
  if (audio === "null") return [];
  return PLAYERS.flatMap((program) => {
    const path = findProgram(program.name, env, platform);
    return path === undefined ? [] : [playerCandidate(program, path)];
  });
}
