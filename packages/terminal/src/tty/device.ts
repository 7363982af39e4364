import { closeSync, constants, openSync, writeSync } from "node:fs";
import { isatty, WriteStream } from "node:tty";
import { TerminalError } from "../core/error.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal as something to write to: never waits, whatever its reader does. */
export interface Device {
  /** File descriptor, good on every thread. */
  readonly fd: number;
  size(): Size;
  close(): void;
}

/** Terminals that do not know their size are taken to be as large as the oldest ones. */
const USUAL_SIZE: Size = { columns: 80, rows: 24 };

/** What lies beyond is not drawn on: no screen has so many cells, but a terminal can be told to. */
const LARGEST: Size = { columns: 2000, rows: 1000 };

/**
 * Opens the terminal anew, so that what is done to it in this way is not done to stdout, which others share.
 *
 * @throws TerminalError E_TERMINAL when there is none to read from and to write to
 */
export function openDevice(): Device {
  if (!isatty(0)) {
    throw new TerminalError("E_TERMINAL", "stdin is not a terminal", "start it in a terminal");
  }
  // A process may have a terminal as stdout and yet no controlling one; Linux can open that as well.
  const opened =
    openNonBlocking("/dev/tty") ?? (process.stdout.isTTY ? (openNonBlocking("/proc/self/fd/1") ?? 1) : undefined);
  if (opened === undefined) {
    throw new TerminalError("E_TERMINAL", "there is no terminal to draw on", "start it in a terminal");
  }
  return {
    fd: opened,
    size: measure,
    close() {
      if (opened !== 1) closeSync(opened);
    },
  };
}

function openNonBlocking(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return undefined;
  }
}

function measure(): Size {
  // A stream asks once, when it is made; stdout asks again too, but only after others have heard of a new size.
  const fd = openNonBlocking("/dev/tty");
  if (fd === undefined) return process.stdout.isTTY ? sizeOf(process.stdout) : USUAL_SIZE;
  const stream = new WriteStream(fd);
  const size = sizeOf(stream);
  stream.destroy();
  // The stream has opened the terminal once more for itself, and closes only that.
  closeIfOpen(fd);
  return size;
}

function closeIfOpen(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // Where it could not be opened again the stream had this one.
  }
}

function sizeOf(stream: WriteStream): Size {
  const { columns, rows } = stream;
  if (!(columns > 0 && rows > 0)) return USUAL_SIZE;
  return { columns: Math.min(columns, LARGEST.columns), rows: Math.min(rows, LARGEST.rows) };
}

/** How a write ended: all is out, nothing more fits for now, or nobody is there any more. */
export type Written = { readonly bytes: number; readonly state: "done" | "full" | "closed" };

/** Writes what fits at once. */
export function writeSome(fd: number, bytes: Uint8Array, from = 0): Written {
  let at = from;
  while (at < bytes.length) {
    try {
      at += writeSync(fd, bytes, at, bytes.length - at);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EINTR") continue;
      return { bytes: at - from, state: code === "EAGAIN" ? "full" : "closed" };
    }
  }
  return { bytes: at - from, state: "done" };
}

/**
 * Writes all, and waits at most so long for a slow reader to make room.
 *
 * @returns whether all is out
 */
export function writeWithin(fd: number, bytes: Uint8Array, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  const never = new Int32Array(new SharedArrayBuffer(4));
  let at = 0;
  for (;;) {
    const written = writeSome(fd, bytes, at);
    at += written.bytes;
    if (written.state !== "full") return written.state === "done";
    if (performance.now() >= end) return false;
    Atomics.wait(never, 0, 0, 5);
  }
}

/** The system's name of an error, such as EIO. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
