import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { MidituiError } from "../../core/error.ts";
import type { EffectName } from "../outputs/effect-names.ts";
import { FrameReader } from "../outputs/frame-reader.ts";
import { floatBytes } from "../outputs/sample-bytes.ts";

// Sources run as they are written, the published build as JavaScript.
const HOST = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./effect-host.ts" : "./effect-host.js", import.meta.url),
);

/** Seconds of sound that an effect takes, which it holds in memory. */
export const LONGEST_EFFECT: number = 20 * 60;

/** Sends a song through an effect, made by Tone.js in a process of its own. */
export class EffectPass {
  readonly #name: EffectName;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #ended: Promise<boolean>;

  /** @param signal ends it */
  constructor(name: EffectName, rate: number, signal: AbortSignal | undefined) {
    this.#name = name;
    this.#child = spawn(process.execPath, [HOST, String(rate), name], {
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
      ...(signal !== undefined && { signal }),
    });
    this.#ended = new Promise((resolve) => {
      this.#child.on("close", (code) => resolve(code === 0));
      this.#child.on("error", () => resolve(false));
    });
    // That it reads no more is told by its end.
    this.#child.stdin.on("error", () => {});
  }

  /** @throws MidituiError E_AUDIO where the effect cannot be had */
  async write(left: Float32Array, right: Float32Array): Promise<void> {
    if (this.#child.stdin.write(floatBytes(left, right, left.length))) return;
    await Promise.race([once(this.#child.stdin, "drain"), this.#ended]);
    if (this.#child.exitCode !== null) throw this.#failure();
  }

  /**
   * Gives all of the song as the effect makes it.
   *
   * @throws MidituiError E_AUDIO where the effect cannot be had
   */
  async finish(onFrames: (left: Float32Array, right: Float32Array) => void): Promise<void> {
    this.#child.stdin.end();
    const reader = new FrameReader(onFrames);
    for await (const bytes of this.#child.stdout) reader.read(bytes);
    if (!(await this.#ended)) throw this.#failure();
  }

  close(): void {
    this.#child.kill();
  }

  #failure(): MidituiError {
    return new MidituiError(
      "E_AUDIO",
      `the effect ${this.#name} needs the package node-web-audio-api, which does not load here`,
      "leave --effect out",
    );
  }
}
