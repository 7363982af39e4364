import { MidituiError } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import { ownBankFile } from "../bank-file.ts";
import type { Loudness } from "./loudness.ts";
import type { Chunk } from "./part-renderer.ts";
import { type Part, partOf, partsOf, stemsOf } from "./parts.ts";
import { LONGEST_TAIL, type Plan, planOf, type Stretch } from "./plan.ts";
import { RenderThread } from "./render-thread.ts";
import { SongOutput } from "./song-output.ts";
import { stemPaths } from "./stem-paths.ts";
import { Tail } from "./tail.ts";
import { frameBytes, HEADER_BYTES, MOST_WAV_BYTES, type SampleFormat } from "./wav-bytes.ts";
import { WavFile } from "./wav-file.ts";

export interface RenderOptions extends Stretch {
  /** File of the mix; undefined makes stems only. */
  readonly path: string | undefined;
  /** Folder, which is there, of a file for each track that is heard. */
  readonly stems: string | undefined;
  /** File of the bank; undefined is our own. */
  readonly bank: string | undefined;
  /** Frames a second, 8000 to 192000. */
  readonly rate: number;
  readonly format: SampleFormat;
  /** By which every sample is multiplied. */
  readonly gain: number;
}

export interface RenderHooks {
  /** @param part of the work that is done, 0 to 1 */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
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

/** Threads, whatever the machine: of two songs on one thread the second would draw other random numbers. */
const THREADS = 4;
/**
 * Renders a song into files: reverb and chorus on, hermite interpolation, up to 350 voices for each of its parts. The same
 * song makes the same bytes, on however many cores. Nothing is left of a file that is not finished.
 *
 * @throws MidituiError E_USAGE where nothing is to be heard, E_LIMIT for what has no room in a WAV, E_FILE, E_DISK,
 *   E_SOUNDFONT, and E_CANCELLED after an abort
 */
export async function renderSong(
  project: Project,
  options: RenderOptions,
  hooks: RenderHooks = {},
): Promise<RenderedSong> {
  const plan = planOf(project, options.rate, options);
  const parts = options.stems === undefined ? partsOf(project, plan) : stemsOf(project);
  if (parts.every(({ length }) => length === 0))
    throw new MidituiError("E_USAGE", "no track is to be heard", "take away a mute or a solo");
  checkSize(plan, options.format);
  const outputs = openOutputs(project, parts, plan, options);
  const threads: RenderThread[] = [];
  try {
    const count = Math.min(THREADS, parts.length);
    for (let thread = 0; thread < count; thread++) {
      const mine = parts.filter((_, place) => place % count === thread);
      const songs = mine.map((part) => partOf(project, part, plan.before));
      threads.push(new RenderThread({ bank: options.bank ?? ownBankFile(), plan, parts: songs }));
    }
    const sounds = sounding(threads, hooks.signal);
    const rendered = await renderAll(sounds, outputs, plan, hooks.onProgress ?? (() => {}));
    const frames = plan.loop ? plan.end : rendered;
    const [mix, ...stems] = outputs.all.map(({ path, output }) => ({ path, ...output.finish() }));
    if (options.path !== undefined) return { mix, stems, frames };
    return { mix: undefined, stems: mix === undefined ? [] : [mix, ...stems], frames };
  } finally {
    for (const { output } of outputs.all) output.abandon();
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

interface NamedOutput {
  readonly path: string;
  readonly output: SongOutput;
}

interface Outputs {
  readonly mix: NamedOutput | undefined;
  /** By part; none where none are asked for. */
  readonly stems: readonly NamedOutput[];
  readonly all: readonly NamedOutput[];
}

function openOutputs(project: Project, parts: readonly Part[], plan: Plan, options: RenderOptions): Outputs {
  const { path, stems, format, rate, gain } = options;
  const all: NamedOutput[] = [];
  const open = (name: string): NamedOutput => {
    const made = { path: name, output: new SongOutput(new WavFile(name, { format, rate }), plan, gain) };
    all.push(made);
    return made;
  };
  try {
    const mix = path === undefined ? undefined : open(path);
    const names = stems === undefined ? [] : stemPaths(project, parts, stems);
    return { mix, stems: names.map(open), all };
  } catch (error) {
    for (const { output } of all) output.abandon();
    throw error;
  }
}

function checkSize({ end, rate }: Plan, format: SampleFormat): void {
  const bytes = HEADER_BYTES + (end + LONGEST_TAIL * rate) * frameBytes(format);
  if (bytes <= MOST_WAV_BYTES) return;
  throw new MidituiError(
    "E_LIMIT",
    "that would be more than the 4 GiB that a WAV holds",
    "render fewer bars, or fewer bits",
  );
}

/** @returns frames of each file */
async function renderAll(
  chunks: AsyncGenerator<Sounding>,
  outputs: Outputs,
  plan: Plan,
  onProgress: (part: number) => void,
): Promise<number> {
  const tail = new Tail(plan);
  let frame = 0;
  let held: Sounding | undefined;
  for await (const sounding of chunks) {
    // A chunk is kept until it is known whether another one follows.
    if (held !== undefined) {
      const start = frame - held.mix.left.length;
      const isLast = tail.isOver(sounding.mix, frame);
      const frames = isLast ? tail.lastFrames(held.mix, start) : held.mix.left.length;
      write(outputs, held, frames);
      onProgress(isLast ? 1 : Math.min(1, frame / plan.end));
      if (isLast) return start + frames;
    }
    for (const chunk of [sounding.mix, ...sounding.parts]) tail.fade(chunk, frame);
    frame += sounding.mix.left.length;
    held = sounding;
  }
  return frame;
}

interface Sounding {
  readonly mix: Chunk;
  readonly parts: readonly Chunk[];
}

/** The chunks of all parts and their sum, which is made in the order of the parts. */
async function* sounding(threads: readonly RenderThread[], signal: AbortSignal | undefined): AsyncGenerator<Sounding> {
  for (;;) {
    const ofThreads = await Promise.all(threads.map((thread) => thread.next()));
    if (signal?.aborted) throw new MidituiError("E_CANCELLED", "the export was cancelled");
    const rounds = Math.max(...ofThreads.map(({ length }) => length));
    const parts = Array.from({ length: rounds }, (_, round) =>
      ofThreads.flatMap((chunks) => chunks[round] ?? []),
    ).flat();
    yield { mix: sumOf(parts), parts };
  }
}

function sumOf(parts: readonly Chunk[]): Chunk {
  const [first, ...others] = parts;
  if (first === undefined) throw new MidituiError("E_INTERNAL", "a song without parts");
  const left = first.left.slice();
  const right = first.right.slice();
  let { voices } = first;
  for (const other of others) {
    voices += other.voices;
    for (let index = 0; index < left.length; index++) {
      left[index] = (left[index] ?? 0) + (other.left[index] ?? 0);
      right[index] = (right[index] ?? 0) + (other.right[index] ?? 0);
    }
  }
  return { left, right, voices };
}

function write({ mix, stems }: Outputs, { mix: sum, parts }: Sounding, frames: number): void {
  mix?.output.write(sum.left.subarray(0, frames), sum.right.subarray(0, frames));
  for (const [place, { output }] of stems.entries()) {
    const part = parts[place];
    if (part !== undefined) output.write(part.left.subarray(0, frames), part.right.subarray(0, frames));
  }
}
