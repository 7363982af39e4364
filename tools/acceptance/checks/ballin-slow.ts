import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Terminal } from "@side-projects/testkit";
import { atMost, type Finding } from "../src/findings.ts";
import { playing } from "./ballin-play.ts";
import { inFolder } from "./command.ts";

const BYTES_A_SECOND = 64 * 1024;
/** What the kernel keeps of a terminal's bytes, whatever the program does. */
const KERNEL_BYTES = 4096 + 65_536;
/** Milliseconds until a key must have taken effect at all. */
const PATIENCE = 20_000;

/**
 * A terminal that reads 64 KB a second: a key takes effect in the physics at once, and no more than two frames of the
 * past are to be read before it is seen. That it took effect is read off the recording, which tells each command.
 */
export function slowFindings(quick: boolean): Promise<Finding[]> {
  // A quick run says that nothing piles up without end, on a machine that may be busy with other tests.
  const [balls, presses, most] = quick ? [2000, 1, 24] : [15_000, 9, 2];
  return inFolder((folder) => {
    const file = path.join(folder, "game.jsonl");
    const args = ["record", "-o", file, "--balls", String(balls), "--color", "--seed", "1"];
    return playing({ args, columns: 200, rows: 63, kitty: true }, async (terminal) => {
      terminal.throttle({ bytesPerSecond: BYTES_A_SECOND });
      const delays: number[] = [];
      const behind: number[] = [];
      for (let press = 0; press < presses; press++) {
        await pause(quick ? 2000 : 700);
        const before = commandsIn(file);
        const start = performance.now();
        terminal.press(String((press % 6) + 1));
        while (commandsIn(file) === before && performance.now() - start < PATIENCE) await pause(2);
        delays.push(performance.now() - start);
        behind.push(await behindOf(terminal));
      }
      const frame = largestFrame(terminal.raw());
      delays.sort((a, b) => a - b);
      const delay = delays[delays.length >> 1] ?? Number.NaN;
      const frames = (Math.max(...behind) - KERNEL_BYTES) / frame;
      const buffered = atMost(
        `frames of ${frame} bytes between a key and what it shows, beyond the kernel's ${KERNEL_BYTES}`,
        Math.max(0, frames),
        most,
      );
      if (quick) return [buffered, { met: delay < PATIENCE, text: "a key took effect while the terminal was slow" }];
      return [atMost(`from a key to its effect, median of ${presses}`, delay, 50, " ms"), buffered];
    });
  });
}

/** Bytes that are read from a key until what it changes is on the screen: the help, which is closed again. */
async function behindOf(terminal: Terminal): Promise<number> {
  const before = terminal.received;
  terminal.press("?");
  await terminal.until(({ screen }) => screen().includes("Esc closes"), { seconds: 30 });
  const bytes = terminal.received - before;
  terminal.press("escape");
  await terminal.until(({ screen }) => !screen().includes("Esc closes"), { seconds: 30 });
  return bytes;
}

/** Lines of the recording so far, which has another name until the end. */
function commandsIn(file: string): number {
  return readFileSync(`${file}.partial`, "utf8").split("\n").length;
}

function largestFrame(raw: Buffer): number {
  const frames = raw.toString("latin1").split("\x1b[?2026h");
  // The first frames draw the whole screen.
  return Math.max(...frames.slice(3).map((frame) => frame.length), 1);
}
