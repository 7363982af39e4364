import { MidituiError } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import { statusOf } from "../../files/status.ts";
import { ownBankFile } from "../bank-file.ts";
import type { EffectName } from "../outputs/effect-names.ts";
import { checkBank } from "../synth/bank-frame.ts";
import { EffectPass, LONGEST_EFFECT } from "./effect-pass.ts";
import { type Part, partOf, partsOf, stemsOf } from "./parts.ts";
import { LONGEST_TAIL, type Plan, planOf, type Stretch } from "./plan.ts";
import { RenderThread } from "./render-thread.ts";
import { type RenderedSong, SongFiles, type SongFilesOptions } from "./song-files.ts";
import { type Sounding, sounding } from "./sounding.ts";
import { Tail } from "./tail.ts";
import { frameBytes, HEADER_BYTES, MOST_WAV_BYTES, type SampleFormat } from "./wav-bytes.ts";

export interface RenderOptions extends Stretch, SongFilesOptions {
  /** File of the bank; undefined is our own. */
  readonly bank: string | undefined;
  /** Frames a second, 8000 to 192000. */
  readonly rate: number;
  /** On the mix; stems have none. @default "off" */
  readonly effect?: EffectName;
}

export interface RenderHooks {
  /** @param part of the work that is done, 0 to 1 */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Threads, whatever the machine: of two parts on one thread the second draws other random numbers. Each has a copy of the
 * bank, of which four are too much where it is large.
 */
const THREADS = 4;
const THREADS_OF_LARGE = 2;
/** Bytes of a bank that is large. */
const LARGE = 64 * 1024 * 1024;

/**
 * Renders a song into files: reverb and chorus on, hermite interpolation, up to 350 voices for each of its parts. The same
 * song makes the same bytes, on however many cores. Nothing is left of a file that is not finished.
 *
 * @throws MidituiError E_USAGE where nothing is to be heard, E_LIMIT for what has no room in a WAV or an effect, E_FILE,
 *   E_DISK, E_SOUNDFONT, E_AUDIO where an effect cannot be had, and E_CANCELLED after an abort
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
  const bank = options.bank ?? ownBankFile();
  checkBank(bank);
  const { onProgress = () => {}, signal } = hooks;
  const effect = effectOf(plan, options, signal);
  const threads: RenderThread[] = [];
  let files: SongFiles | undefined;
  try {
    files = new SongFiles(options, { project, parts }, plan, effect);
    threads.push(...startThreads(project, parts, plan, bank));
    await renderAll(sounding(threads, signal), files, plan, onProgress);
    return await files.finish();
  } catch (error) {
    throw signal?.aborted ? new MidituiError("E_CANCELLED", "the export was cancelled") : error;
  } finally {
    effect?.close();
    files?.abandon();
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

function checkSize({ end, rate }: Plan, format: SampleFormat): void {
  const bytes = HEADER_BYTES + (end + LONGEST_TAIL * rate) * frameBytes(format);
  if (bytes <= MOST_WAV_BYTES) return;
  const hint = "render fewer bars, or fewer bits";
  throw new MidituiError("E_LIMIT", "that would be more than the 4 GiB that a WAV holds", hint);
}

function effectOf(plan: Plan, options: RenderOptions, signal: AbortSignal | undefined): EffectPass | undefined {
  const { effect = "off", path } = options;
  if (effect === "off" || path === undefined) return undefined;
  if (plan.end <= LONGEST_EFFECT * plan.rate) return new EffectPass(effect, plan.rate, signal);
  const hint = "render fewer bars, or without --effect";
  throw new MidituiError("E_LIMIT", `an effect takes ${LONGEST_EFFECT / 60} minutes at most`, hint);
}

function startThreads(project: Project, parts: readonly Part[], plan: Plan, bank: string): RenderThread[] {
  const most = (statusOf(bank)?.size ?? 0) > LARGE ? THREADS_OF_LARGE : THREADS;
  const count = Math.min(most, parts.length);
  return Array.from({ length: count }, (_, thread) => {
    const mine = parts.filter((_part, place) => place % count === thread);
    return new RenderThread({ bank, plan, parts: mine.map((part) => partOf(project, part, plan.before)) });
  });
}

async function renderAll(
  chunks: AsyncGenerator<Sounding>,
  files: SongFiles,
  plan: Plan,
  onProgress: (part: number) => void,
): Promise<void> {
  const tail = new Tail(plan);
  let frame = 0;
  let held: Sounding | undefined;
  for await (const sounds of chunks) {
    // A chunk is kept until it is known whether another one follows.
    if (held !== undefined) {
      const { left } = held.mix;
      const isLast = tail.isOver(sounds.mix, frame);
      await files.write(held, isLast ? tail.lastFrames(held.mix, frame - left.length) : left.length);
      onProgress(isLast ? 1 : Math.min(1, frame / plan.end));
      if (isLast) return;
    }
    for (const chunk of [sounds.mix, ...sounds.parts]) tail.fade(chunk, frame);
    frame += sounds.mix.left.length;
    held = sounds;
  }
}
