import "./production.ts";
import { Readable, Writable } from "node:stream";
import { type Instance, render } from "ink";
import type { ReactNode } from "react";

/**
 * Ink drawing into memory: every rendering is a whole frame as text with styles. It never reads the keyboard, and nothing
 * of it reaches the terminal but through the one writer of the screen.
 */
export class Surface {
  readonly #sink: Sink;
  /** Ink takes keys only from here, where none ever come. */
  readonly #silence: Readable = new Readable({ read() {} });
  readonly #onFailure: (error: unknown) => void;
  #instance: Instance | undefined;

  /**
   * @param columns width in cells; the height is what is rendered
   * @param onFailure gets what a component threw, later
   */
  constructor(columns: number, rows: number, onFailure: (error: unknown) => void) {
    this.#sink = new Sink(columns, rows);
    this.#onFailure = onFailure;
  }

  /** Draws at once. @returns rows with SGR sequences between line feeds, without blanks at their ends */
  render(node: ReactNode): string {
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
  readonly columns: number;
  readonly rows: number;
  frame = "";

  constructor(columns: number, rows: number) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.rows = rows;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.frame = String(chunk);
    done();
  }
}
