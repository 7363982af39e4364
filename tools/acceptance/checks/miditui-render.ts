import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type CommandResult, command } from "@side-projects/testkit";
import { MIDITUI } from "./miditui-play.ts";
import { clickFont } from "./sound-font.ts";
import { readWav, type Sound } from "./sound-wav.ts";

/** A machine with neither players nor SoundFonts, as far as a program can see. */
export function bareMachine(folder: string): Readonly<Record<string, string>> {
  return { PATH: folder, MIDITUI_SOUNDFONTS: "", MIDITUI_STATE_DIR: path.join(folder, "state") };
}

/** What is told where a song is too loud. */
const CLIPPED = /^miditui: \d+ samples? (is|are) louder than full.*\n$/;

/** Runs the command on such a machine, in the folder. */
export function bare(folder: string, args: readonly string[], timeout = 600_000): Promise<CommandResult> {
  const env = { ...process.env, NO_COLOR: "1", ...bareMachine(folder) };
  return command(process.execPath, [MIDITUI, ...args], { cwd: folder, env, timeout });
}

/** What `render --json` prints. */
export interface RenderTold {
  readonly path: string;
  readonly seconds: number;
  readonly sample_rate: number;
  readonly peak: number;
  readonly rms: number;
  readonly realtime_factor: number;
}

export interface Rendered {
  readonly sound: Sound;
  readonly told: RenderTold;
  readonly bytes: Uint8Array;
}

/**
 * Renders a song with the command, on a machine with neither a device nor a SoundFont.
 *
 * @throws Error where it does not, or prints anything beside its JSON
 */
export async function rendered(folder: string, song: Uint8Array, args: readonly string[] = []): Promise<Rendered> {
  const [source, out] = ["song.mid", "song.wav"].map((name) => path.join(folder, name));
  writeFileSync(source ?? "", song);
  const ran = await bare(folder, ["render", "song.mid", "-o", "song.wav", "--json", "--force", ...args]);
  if (ran.code !== 0 || ran.stderr.replace(CLIPPED, "") !== "")
    throw new Error(`render ended with ${ran.code}: ${ran.stderr.slice(0, 500)}`);
  const bytes = readFileSync(out ?? "");
  return { sound: readWav(bytes), told: JSON.parse(ran.stdout), bytes };
}

/** The SoundFont of clicks as a file in the folder. */
export function fontFile(folder: string): string {
  const file = path.join(folder, "clicks.sf2");
  writeFileSync(file, clickFont());
  return file;
}
