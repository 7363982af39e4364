import { quote } from "@side-projects/command";
import type { RenderedFile, RenderedSong } from "../sound/render/song-files.ts";

/** What a render has made, and how. */
export interface RenderResult {
  readonly rendered: RenderedSong;
  /** As it was asked for; "-" is the standard output. */
  readonly path: string | undefined;
  readonly rate: number;
  readonly bits: string;
  /** Undefined is our own. */
  readonly bank: string | undefined;
  /** From the start of the program. */
  readonly seconds: number;
}

/** How it is made, whatever is asked for. */
const QUALITY = { interpolation: "hermite", reverb: true, chorus: true, voices: 350 } as const;

/** What `render --json` prints; names and order are a promise. */
export function renderJson(result: RenderResult): object {
  const { rendered, path, rate, bits, bank } = result;
  const { mix, stems, frames } = rendered;
  return {
    path: path ?? null,
    seconds: rounded(frames / rate),
    sample_rate: rate,
    peak: rounded(mix?.peak ?? 0),
    rms: rounded(mix?.rms ?? 0),
    realtime_factor: rounded(factorOf(result)),
    frames,
    bits,
    channels: 2,
    clipped: mix?.over ?? 0,
    soundfont: bank ?? null,
    quality: QUALITY,
    stems: stems.map((stem) => ({ path: stem.path, peak: rounded(stem.peak), rms: rounded(stem.rms) })),
  };
}

/** The same for who reads. */
export function renderText(result: RenderResult): string {
  const { rendered, rate, bits, bank } = result;
  const { mix, stems, frames } = rendered;
  const instruments = bank === undefined ? "instruments of miditui" : `instruments of ${quote(bank)}`;
  const lines = [mix === undefined ? undefined : fileLine(mix), ...stems.map(fileLine)];
  const length = `${(frames / rate).toFixed(1)} s, ${rate} Hz, ${bits} bit, ${factorOf(result).toFixed(1)} times real time`;
  return `${[...lines, length, instruments].filter((line) => line !== undefined).join("\n")}\n`;
}

function fileLine({ path, peak, rms }: RenderedFile): string {
  return `${quote(path)}  ${peak === 0 ? "silent" : `peak ${decibels(peak)}, rms ${decibels(rms)}`}`;
}

function decibels(part: number): string {
  return `${(20 * Math.log10(part)).toFixed(1)} dB`;
}

function factorOf({ rendered, rate, seconds }: RenderResult): number {
  return rendered.frames / rate / seconds;
}

function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
