import { closeSync, constants, openSync, readSync } from "node:fs";
import type { ReplyEvent } from "../core/input/event.ts";
import type { CellSize } from "../core/input/mouse.ts";
import { type Device, writeSome, writeWithin } from "./device.ts";
import { ENTER, leaveSequence, PIXELS_ON, pushKitty, questions } from "./sequences.ts";

/** How long a slow terminal is waited for while nothing else can go on, in milliseconds. */
const PATIENCE = 1000;

/** How long one that takes nothing is waited for before the end, as long as nobody asks again. */
const LAST_PATIENCE = 4000;

/** Between two attempts. */
const PAUSE = 5;

/** How long answers that are on their way are waited for before the end, so that no shell finds them. */
const DRAIN_PATIENCE = 100;

/** With the text of each key its name is right on every keyboard. */
const ALL_FLAGS = 31;

export interface ModeOptions {
  /** Bits of the kitty keyboard protocol to ask for; releases of letters need 2 and 8. @default 31, all of them */
  readonly kittyFlags?: number;
  /** What the mouse tells: pixels where the terminal can, as fractions of cells, or whole cells. @default "pixels" */
  readonly mouse?: "pixels" | "cells";
}

/** A DECRQM report says that the mode is there and may be set. */
const SETTABLE = [1, 2];

/**
 * Owns the modes of the terminal: nobody else switches any on or off. Entering and leaving may be called at any time and
 * any number of times.
 */
export class TerminalModes {
  readonly #device: Device;
  readonly #options: ModeOptions;
  #entered = false;
  /** Whether the kitty protocol and the mouse in pixels are on. */
  #kitty = false;
  #pixels = false;
  /** What is known of the terminal, which does not change. */
  #speaksKitty = false;
  #offersPixels = false;
  #cell: CellSize | undefined;
  #answered = false;
  /** What is still to be written to give the terminal back. */
  #rest: Uint8Array | undefined;

  constructor(device: Device, options: ModeOptions = {}) {
    this.#device = device;
    this.#options = options;
  }

  /** Whether the keyboard tells when a key is let go. */
  get tellsReleases(): boolean {
    return this.#kitty;
  }

  /** Size of a cell in pixels while the mouse tells those. */
  get cell(): CellSize | undefined {
    return this.#pixels ? this.#cell : undefined;
  }

  enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    setRaw(true);
    this.#write(ENTER);
    if (this.#speaksKitty) this.#pushKitty();
    this.#tryPixels();
    if (!this.#answered) this.#write(questions(this.#options.mouse !== "cells"));
  }

  /** Takes an answer of the terminal, and switches on what it can do. */
  answer(reply: ReplyEvent): void {
    if (reply.about === "attributes") this.#answered = true;
    if (reply.about === "cell") this.#cell = { width: reply.width, height: reply.height };
    if (reply.about === "mode" && reply.mode === 1016) this.#offersPixels = SETTABLE.includes(reply.value);
    if (reply.about === "kitty") this.#speaksKitty = true;
    if (!this.#entered) return;
    if (this.#speaksKitty && !this.#kitty) this.#pushKitty();
    this.#tryPixels();
  }

  /** Asks again how large a cell is: with another font it may be another. */
  askCell(): void {
    if (this.#entered && this.#offersPixels) this.#write("\x1b[16t");
  }

  /**
   * Switches all off; nobody else may be writing. It takes at most about a second, or no time where leavePatiently is
   * under way and this ends it. Nothing makes it throw.
   */
  leave(): void {
    const patience = this.#rest === undefined ? PATIENCE : 0;
    this.#begin();
    if (this.#rest === undefined) return;
    writeWithin(this.#device.fd, this.#rest, patience);
    this.#finish();
  }

  /**
   * Switches all off, and waits up to four seconds for a terminal that takes nothing. Other things go on meanwhile; to
   * call this again, or leave, ends the wait at once.
   */
  async leavePatiently(): Promise<void> {
    if (this.#rest !== undefined) return this.leave();
    this.#begin();
    await this.#writeRest(performance.now() + LAST_PATIENCE);
  }

  async #writeRest(end: number): Promise<void> {
    for (let rest = this.#rest; rest !== undefined; rest = this.#rest) {
      const written = writeSome(this.#device.fd, rest);
      this.#rest = rest.subarray(written.bytes);
      if (written.state !== "full" || performance.now() >= end) this.#finish();
      else await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  #begin(): void {
    if (!this.#entered) return;
    this.#entered = false;
    this.#rest = Buffer.from(leaveSequence(this.#kitty, this.#pixels));
    this.#kitty = false;
    this.#pixels = false;
  }

  #finish(): void {
    this.#rest = undefined;
    this.#drain();
    setRaw(false);
  }

  #pushKitty(): void {
    this.#kitty = true;
    this.#write(pushKitty(this.#options.kittyFlags ?? ALL_FLAGS));
  }

  #tryPixels(): void {
    if (this.#pixels || !this.#offersPixels || this.#cell === undefined) return;
    this.#pixels = true;
    this.#write(PIXELS_ON);
  }

  #write(text: string): void {
    writeWithin(this.#device.fd, Buffer.from(text), PATIENCE);
  }

  /** Takes what is on its way here away, lest it be typed into the shell. */
  #drain(): void {
    let fd: number | undefined;
    try {
      fd = openSync("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
      const end = performance.now() + (this.#answered ? 0 : DRAIN_PATIENCE);
      const never = new Int32Array(new SharedArrayBuffer(4));
      const bytes = new Uint8Array(4096);
      do {
        if (readAll(fd, bytes)) break;
        Atomics.wait(never, 0, 0, PAUSE);
      } while (performance.now() < end);
    } catch {
      // Where it cannot be opened anew there is nothing to take.
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }
}

/** Reads away what is there. @returns whether the answer to the last question was among it */
function readAll(fd: number, bytes: Uint8Array): boolean {
  let answered = false;
  try {
    for (let length = readSync(fd, bytes); length > 0; length = readSync(fd, bytes))
      answered ||= /\[\?[0-9;]*c/.test(Buffer.from(bytes.subarray(0, length)).toString("latin1"));
  } catch {
    // Nothing more for now.
  }
  return answered;
}

function setRaw(raw: boolean): void {
  try {
    process.stdin.setRawMode(raw);
  } catch {
    // The terminal is gone, and its modes with it.
  }
}
