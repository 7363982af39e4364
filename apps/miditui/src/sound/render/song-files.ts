import { setImmediate } from "node:timers/promises";
import { quote } from "@side-projects/command";
import { MidituiError } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import { statusOf } from "../../files/status.ts";
import type { EffectPass } from "./effect-pass.ts";
import type { Loudness } from "./loudness.ts";
import type { Part } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { SongOutput } from "./song-output.ts";
import type { Sounding } from "./sounding.ts";
import { stemPaths } from "./stem-paths.ts";
import type { SampleFormat } from "./wav-bytes.ts";
import { WavFile } from "./wav-file.ts";

export interface SongFilesOptions {
  /** File of the mix; undefined makes stems only. */
  readonly path: string | undefined;
  /** Folder, which is there, of a file for each track that is heard. */
  readonly stems: string | undefined;
  /** Whether files that are there already give way. @default true */
  readonly replace?: boolean;
  readonly format: SampleFormat;
  /** By which every sample is multiplied. */
  readonly gain: number;
}

export interface RenderedFile extends Loudness {
  readonly path: string;
}

export interface RenderedSong {
  /** Undefined where none was asked for. */
  readonly mix: RenderedFile | undefined;
  readonly stems: readonly RenderedFile[];
  /** Frames of each file. */
  readonly frames: number;
}

interface NamedOutput {
  readonly path: string;
  readonly output: SongOutput;
}

/** The files of a song: the mix, and one for each of its parts where stems are asked for. */
export class SongFiles {
  readonly #mix: NamedOutput | undefined;
  readonly #stems: readonly NamedOutput[] = [];
  readonly #all: NamedOutput[] = [];
  readonly #effect: EffectPass | undefined;

  /** @throws MidituiError E_FILE, E_DISK; nothing is left then */
  constructor(
    options: SongFilesOptions,
    song: { readonly project: Project; readonly parts: readonly Part[] },
    plan: Plan,
    effect: EffectPass | undefined,
  ) {
    const { path, stems, replace = true, format, gain } = options;
    this.#effect = effect;
    const paths = stems === undefined ? [] : stemPaths(song.project, song.parts, stems);
    if (!replace) for (const name of path === undefined ? paths : [path, ...paths]) checkFree(name);
    const open = (name: string): NamedOutput => {
      const output = new SongOutput(new WavFile(name, { format, rate: plan.rate }), plan, gain);
      this.#all.push({ path: name, output });
      return { path: name, output };
    };
    try {
      this.#mix = path === undefined ? undefined : open(path);
      this.#stems = paths.map(open);
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Takes the first frames of what sounds. @throws MidituiError E_FILE, E_DISK, E_AUDIO */
  async write({ mix, parts }: Sounding, frames: number): Promise<void> {
    const [left, right] = [mix.left.subarray(0, frames), mix.right.subarray(0, frames)];
    if (this.#effect !== undefined) await this.#effect.write(left, right);
    else this.#mix?.output.write(left, right);
    for (const [place, { output }] of this.#stems.entries()) {
      // The app draws on this thread: fifty stems at once would stop it for 30 ms, one takes less than 1 ms.
      await setImmediate();
      const part = parts[place];
      if (part !== undefined) output.write(part.left.subarray(0, frames), part.right.subarray(0, frames));
    }
  }

  /** Puts the files in their places. @throws MidituiError E_FILE, E_DISK, E_AUDIO */
  async finish(): Promise<RenderedSong> {
    await this.#effect?.finish((left, right) => this.#mix?.output.write(left, right));
    const [first] = this.#all;
    const frames = first?.output.frames ?? 0;
    // What an effect adds to the end is silent in the stems.
    for (const { output } of this.#stems) {
      const rest = Math.max(0, frames - output.frames);
      if (rest > 0) output.write(new Float32Array(rest), new Float32Array(rest));
    }
    const finished: RenderedFile[] = [];
    for (const { path, output } of this.#all) {
      await setImmediate();
      finished.push({ path, ...output.finish() });
    }
    const mix = this.#mix && finished.shift();
    return { mix, stems: finished, frames };
  }

  /** Leaves nothing behind of what is not finished. */
  abandon(): void {
    this.#effect?.close();
    for (const { output } of this.#all) output.abandon();
  }
}

function checkFree(path: string): void {
  if (statusOf(path)?.isFile())
    throw new MidituiError("E_FILE", `${quote(path)} is there already`, "add --force to replace it");
}
