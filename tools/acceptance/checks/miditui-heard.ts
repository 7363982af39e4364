import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Terminal } from "@side-projects/testkit";
import { composing } from "./miditui-play.ts";
import { bareMachine, fontFile } from "./miditui-render.ts";
import { peak } from "./sound-level.ts";
import { onsets } from "./sound-onsets.ts";
import { type Behaviour, type Capture, type StandIn, standIn } from "./sound-player.ts";

export interface HeardOptions {
  /** Stand-ins for players that are there, by name. @default pacat, which takes all */
  readonly players?: Readonly<Record<string, Behaviour>>;
  readonly env?: Readonly<Record<string, string>>;
  /** @default the font of clicks */
  readonly font?: string;
  readonly kitty?: boolean;
}

/** A session of the app whose sound goes to stand-ins for players. */
export interface HeardSession {
  readonly terminal: Terminal;
  /** What the first player was given. Waits until what was asked for by now has come to it. */
  capture(): Promise<Capture>;
  readonly players: readonly StandIn[];
}

/** Composes on a machine that has nothing but stand-ins for players; the file is in the folder. */
export function hearing<T>(
  folder: string,
  file: string,
  { players = { pacat: "takes all" }, env, font = fontFile(folder), kitty = true }: HeardOptions,
  work: (session: HeardSession) => Promise<T>,
): Promise<T> {
  const place = path.join(folder, "players");
  mkdirSync(place, { recursive: true });
  const standIns = Object.entries(players).map(([name, behaviour]) => standIn(place, name, behaviour));
  const settings = { ...bareMachine(folder), PATH: place, ...env };
  const args = [file, "--audio", "pipe", "--soundfont", font];
  return composing({ args, cwd: folder, kitty, env: settings, columns: 100, rows: 36 }, async (terminal) => {
    // The sound begins after the first frame: until its bank is there, no name of its presets is.
    await terminal.until(({ row }) => / \d+ ms/.test(row(0)) && /\((Click|Tone)\)/.test(row(3)));
    const [first] = standIns;
    if (first === undefined) throw new Error("no player to listen to");
    await begun(first);
    const capture = async (): Promise<Capture> => {
      await pause(400);
      return first.capture();
    };
    return work({ terminal, capture, players: standIns });
  });
}

/**
 * A stand-in takes as long to begin as a program of Node does, which no player does. What has gathered meanwhile would
 * be played first by a real one, so the app waits for it, and so does this.
 */
async function begun(player: StandIn): Promise<void> {
  for (let waited = 0; waited < 100; waited++) {
    await pause(100);
    if (player.starts().length > 0 && (player.ahead() ?? 0) < 0.2) break;
  }
  await pause(300);
}

/** Frames of the clicks of the font of clicks; what is half as loud as the loudest is none. */
export function clicksIn(samples: Float64Array): number[] {
  return onsets(samples, { threshold: peak(samples) / 2, quiet: 1000 });
}
