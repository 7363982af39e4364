import { readFileSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Finding } from "../src/findings.ts";
import { atRest, playing } from "./ballin-play.ts";
import { inFolder } from "./command.ts";

/** Clock ticks a second of /proc, which has been 100 on every Linux for decades. */
const TICKS = 100;
const FRAME = 1000 / 60;

/** Options of a level in which balls come to rest in less than half the time. */
const HEAVY = { gravity_percent: 500, friction_percent: 500 };

/** Balls at rest: no byte is written, next to no time is spent, and a key is followed by a frame at once. */
export function quietFindings(quick: boolean): Promise<Finding[]> {
  if (!quick) return quiet([], false);
  return inFolder((folder) => {
    const file = path.join(folder, "heavy.json");
    writeFileSync(file, JSON.stringify({ version: 1, shapes: [], options: HEAVY }));
    return quiet(["--open", file], true);
  });
}

function quiet(level: readonly string[], quick: boolean): Promise<Finding[]> {
  const [balls, seconds, wakes] = quick ? [300, 1, 1] : [5000, 10, 9];
  const args = [...level, "--balls", String(balls), "--seed", "1"];
  return playing({ args, columns: quick ? 60 : 120, rows: quick ? 23 : 43 }, async (terminal) => {
    await terminal.until(atRest, { seconds: 120 });
    // The last frame says that all rests; whatever else comes is too much.
    await pause(500);
    const [bytes, time] = [terminal.received, processorSeconds(terminal.pid)];
    await pause(1000 * seconds);
    const written = (terminal.received - bytes) / seconds;
    const busy = (processorSeconds(terminal.pid) - time) / seconds;
    const delays: number[] = [];
    for (let i = 0; i < wakes; i++) {
      const before = terminal.received;
      const start = performance.now();
      terminal.press("3");
      await terminal.until(({ received }) => received > before);
      delays.push(performance.now() - start);
      if (delays.length === wakes) break;
      await terminal.until((t) => !atRest(t));
      await terminal.until(atRest, { seconds: 120 });
      await pause(300);
    }
    delays.sort((a, b) => a - b);
    const wake = delays[delays.length >> 1] ?? Number.NaN;
    const what = `bytes a second of ${balls} settled balls`;
    const judged = [
      atMost(what, written, 0),
      ...(platform() === "linux" ? [atMost("processor", 100 * busy, 2, " %")] : []),
    ];
    if (quick) return [...judged, { met: true, text: "a key woke them" }];
    return [...judged, atMost(`from a key to the first bytes, median of ${wakes}`, wake, FRAME, " ms")];
  });
}

/** Of a process with all its threads, where the system tells it. */
function processorSeconds(pid: number): number {
  if (platform() !== "linux") return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
