import type { IPty } from "@lydell/node-pty";

/** The reading end of a pty, which can be slow. */
export interface Tap {
  /** All bytes so far. */
  all(): Buffer;
  received(): number;
  /** Bytes a second; 0 stops, Infinity is as fast as can be. */
  setPace(bytesPerSecond: number): void;
}

export function createTap(pty: IPty, take: (bytes: Uint8Array) => void): Tap {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let pace = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  /** When what was read so far may have been read, at this pace. */
  let due = 0;

  // node-pty tells strings or, without an encoding, bytes; its types know of strings alone.
  pty.onData((data: string | Uint8Array) => {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    chunks.push(bytes);
    received += bytes.length;
    take(bytes);
    if (pace === Number.POSITIVE_INFINITY || pace === 0) return;
    const now = performance.now();
    due = Math.max(due, now) + (bytes.length / pace) * 1000;
    pty.pause();
    clearTimeout(timer);
    timer = setTimeout(() => pty.resume(), due - now);
  });

  return {
    all: () => Buffer.concat(chunks),
    received: () => received,
    setPace(bytesPerSecond) {
      pace = bytesPerSecond;
      clearTimeout(timer);
      due = 0;
      if (pace === 0) pty.pause();
      else pty.resume();
    },
  };
}
