import { existsSync } from "node:fs";
import type { PeerName } from "./peers/peers.ts";
import type { BenchCase } from "./src/cases.ts";

/** Both of the same synthesizer: native, and as WebAssembly in Node. */
const RIVALS: readonly PeerName[] = ["fluidsynth", "js-synthesizer"];

/** Where systems have a SoundFont of recorded instruments. */
const SYSTEM_FONTS = [
  "/usr/share/sounds/sf2/TimGM6mb.sf2",
  "/usr/share/sounds/sf2/FluidR3_GM.sf2",
  "/usr/share/sounds/sf2/default-GM.sf2",
];

/** Exports of ten tracks as whole commands, with our own bank and with a system's, in turns with FluidSynth. */
export function midituiSoundCases(): BenchCase[] {
  const system = SYSTEM_FONTS.find((file) => existsSync(file));
  return [
    exported("own-bank", 15),
    exported("own-bank", 300),
    ...(system === undefined ? [] : [exported("system-font", 15, system), exported("system-font", 300, system)]),
  ];
}

function exported(name: string, seconds: number, font?: string): BenchCase {
  return {
    name: `export/${name}/${seconds}`,
    job: { task: "sound", seconds, ...(font !== undefined && { font }) },
    work: { amount: seconds, unit: "s" },
    peers: RIVALS,
    process: "command",
    rounds: seconds > 60 ? 5 : 10,
  };
}
