import { existsSync, rmdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { quote } from "@side-projects/command";
import type { ExportRequest, SoundMaker, Writing } from "./app-sound.ts";
import { MidituiError } from "./core/error.ts";
import { fromHome } from "./files/from-home.ts";
import { makeFolder } from "./files/make-folder.ts";
import { fileError } from "./files/reason.ts";
import type { RenderOptions } from "./sound/render/render-song.ts";
import type { RenderedSong } from "./sound/render/song-files.ts";

/** Frames a second of sound files. */
const RATE = 44_100;

/** What makes the sound of the app: the engine, the SoundFonts of this machine, sound files. */
export function makeSound({ audio, latency }: Pick<SoundMaker, "audio" | "latency">): SoundMaker {
  return {
    audio,
    latency,
    fonts: async () => {
      const { findSoundfonts } = await import("./files/soundfonts.ts");
      return findSoundfonts().map((font) => ({ ...font, name: basename(font.path) }));
    },
    start: async (settings) => {
      const { startSound } = await import("./sound/engine/engine-client.ts");
      return startSound(settings);
    },
    write: writeSound,
  };
}

async function writeSound(request: ExportRequest, onProgress: (done: number) => void): Promise<Writing> {
  const path = fromHome(request.path);
  const stems = request.options.stems ? stemsPath(path) : undefined;
  const taken = [path, stems].find((one) => one !== undefined && existsSync(one));
  if (!request.replace && taken !== undefined) {
    throw new MidituiError("E_FILE", `${quote(taken)} is there already`, "choose another name");
  }
  const { renderSong } = await import("./sound/render/render-song.ts");
  if (stems !== undefined) openFolder(stems);
  const options: RenderOptions = {
    path,
    stems,
    bank: fromHome(request.bank),
    rate: RATE,
    format: `${request.options.bits}`,
    gain: 1,
    loop: request.loop !== undefined,
    ticks: request.loop,
  };
  const controller = new AbortController();
  const { signal } = controller;
  const done = renderSong(request.project, options, { onProgress, signal }).then(
    (song) => toldOf(path, song),
    (error: unknown) => {
      if (stems !== undefined) removeEmpty(stems);
      throw error;
    },
  );
  return { done, cancel: () => controller.abort() };
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something from before.
  }
}

/** "song.wav" has its stems in "song stems". */
function stemsPath(path: string): string {
  return join(dirname(path), `${basename(path).replace(/\.wav$/i, "")} stems`);
}

/** @throws MidituiError E_FILE */
function openFolder(folder: string): void {
  try {
    makeFolder(folder, 0o777);
  } catch (error) {
    throw fileError(folder, error, "write");
  }
}

function toldOf(path: string, { mix, stems, frames }: RenderedSong): string {
  const peak = mix?.peak ?? 0;
  const over = mix?.over ?? 0;
  return [
    `${basename(path)}: ${(frames / RATE).toFixed(1)} s`,
    peak === 0 ? "silent" : `peak ${(20 * Math.log10(peak)).toFixed(1)} dB`,
    ...(stems.length === 0 ? [] : [`${stems.length} stems`]),
    ...(over === 0 ? [] : [`${over} samples are louder than full: lower the volumes`]),
  ].join(", ");
}
