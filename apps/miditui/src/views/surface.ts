import "./production.ts";
import { Readable, Writable } from "node:stream";
import { type Instance, render } from "ink";
import type { ReactNode } from "react";

/**
 * Ink drawing into memory, one thing after another: every rendering is a whole frame as text with styles. It never reads
 * the keyboard, and nothing of it reaches the terminal but through the one writer of the screen.
 */
export class Surface {
  readonly #sink = new Sink();
  /** Ink takes keys only from here, where none ever come. */
  readonly #silence: Readable = new Readable({ read() {} });
  readonly #onFailure: (error: unknown) => void;
  #instance: Instance | undefined;

  /** @param onFailure gets what a component threw, later */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /**
   * Draws at once.
   *
   * @param columns of the screen that Ink finds
   * @returns rows with SGR sequences between line feeds, without blanks at their ends
   */
  render(node: ReactNode, columns: number, rows: number): string {
    this.#sink.columns = columns;
    this.#sink.rows = rows;
    if (this.#instance === undefined) {
      this.#instance = render(node, {
        stdout: this.#sink,
        stderr: this.#sink,
        stdin: this.#silence,
        debug: true,
        interactive: false,
        patchConsole: false,
        exitOnCtrlC: false,
      });
      this.#instance.waitUntilExit().catch(this.#onFailure);
    } else this.#instance.rerender(node);
    return this.#sink.frame;
  }

  close(): void {
    this.#instance?.unmount();
    this.#instance = undefined;
  }
}

/** Keeps the last frame; Ink asks it for the size of the terminal. */
class Sink extends Writable {
  columns = 0;
  rows = 0;
  frame = "";

  constructor() {
    super({ decodeStrings: false });
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.frame = String(chunk);
    done();
  }
}
