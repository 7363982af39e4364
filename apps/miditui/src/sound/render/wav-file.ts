import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileError } from "../../files/reason.ts";
import { HEADER_BYTES, type SampleFormat, sampleBytes, wavHeader } from "./wav-bytes.ts";

export interface WavFileOptions {
  readonly format: SampleFormat;
  readonly rate: number;
}

/** A file that grows beside the one that it will be, so that there is never half of one. */
export class WavFile {
  readonly path: string;
  readonly #aside: string;
  readonly #options: WavFileOptions;
  #file: number | undefined;
  #frames = 0;

  /** @throws MidituiError E_FILE, E_DISK */
  constructor(path: string, options: WavFileOptions) {
    this.path = path;
    this.#options = options;
    const name = `.miditui-${process.pid}-${Date.now().toString(36)}-${(made++).toString(36)}.part`;
    this.#aside = join(dirname(path), name);
    this.#told(() => {
      this.#file = openSync(this.#aside, "wx");
      this.#put(new Uint8Array(HEADER_BYTES));
    });
  }

  get format(): SampleFormat {
    return this.#options.format;
  }

  /** Frames written so far. */
  get frames(): number {
    return this.#frames;
  }

  /** @throws MidituiError E_FILE, E_DISK; nothing of the file is left then */
  write(left: Float32Array, right: Float32Array): void {
    this.#told(() => this.#put(sampleBytes(this.#options.format, left, right)));
    this.#frames += left.length;
  }

  /** Writes over the first frames. @throws MidituiError E_FILE, E_DISK; nothing of the file is left then */
  writeStart(left: Float32Array, right: Float32Array): void {
    this.#told(() => this.#put(sampleBytes(this.#options.format, left, right), HEADER_BYTES));
  }

  /** Puts the file in its place. @throws MidituiError E_FILE, E_DISK; nothing of the file is left then */
  finish(): void {
    const { format, rate } = this.#options;
    this.#told(() => {
      if (this.#file === undefined) return;
      this.#put(wavHeader(format, rate, this.#frames), 0);
      // A disk that is full tells so here at the latest, not when a file from before is gone.
      fsyncSync(this.#file);
      closeSync(this.#file);
      this.#file = undefined;
      renameSync(this.#aside, this.path);
    });
  }

  /** Leaves nothing behind, if it is not finished. */
  abandon(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    rmSync(this.#aside, { force: true });
  }

  /** What went wrong first is told, not that there is nothing to remove. */
  #remove(): void {
    try {
      this.abandon();
      rmSync(this.#aside, { force: true });
    } catch {
      // The folder is none, or the disk fails again.
    }
  }

  /** @param place of the first byte; without one after all others */
  #put(bytes: Uint8Array, place?: number): void {
    if (this.#file === undefined) return;
    for (let at = 0; at < bytes.length; ) {
      const to = place === undefined ? null : place + at;
      at += writeSync(this.#file, bytes, at, bytes.length - at, to);
    }
  }

  #told(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#remove();
      throw fileError(this.path, error, "write");
    }
  }
}

/** So that no two files of this process have one name aside. */
let made = 0;
