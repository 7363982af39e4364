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
  const { renderSong } = await import("./sound/render/render-song.ts");
  const path = fromHome(request.path);
  if (!request.replace && existsSync(path)) {
    throw new MidituiError("E_FILE", `${quote(path)} is there already`, "choose another name");
  }
  const options: RenderOptions = {
    path,
    stems: request.options.stems ? stemsFolder(path) : undefined,
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
      if (options.stems !== undefined) removeEmpty(options.stems);
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

/** "song.wav" has its stems in "song stems". @throws MidituiError E_FILE */
function stemsFolder(path: string): string {
  const folder = join(dirname(path), `${basename(path).replace(/\.wav$/i, "")} stems`);
  try {
    makeFolder(folder, 0o777);
  } catch (error) {
    throw fileError(folder, error, "write");
  }
  return folder;
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
