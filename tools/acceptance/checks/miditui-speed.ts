import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Terminal } from "@side-projects/testkit";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { bigSong } from "../../../apps/miditui/test/songs/big-song.ts";
import { atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { composing } from "./miditui-play.ts";

/** Clock ticks a second of /proc, which has been 100 on every Linux for decades. */
const TICKS = 100;

/** Keys of which each shows all of the song elsewhere or at another zoom. */
const FULL = ["-", "-", "$", "0", "=", "=", "$", "0"];

/**
 * The command in a pty of 200 x 60 with a song of 100,000 notes. A module that is loaded before it takes the time of
 * each frame inside the process: from the first reading of input, or from the timer that moved the playhead, to the
 * return of the last write of the frame's bytes.
 */
export function speedFindings(quick: boolean): Promise<Finding[]> {
  return inFolder((folder) => {
    writeFileSync(path.join(folder, "song.mid"), writeMidi(bigSong(100_000)).bytes);
    const log = path.join(folder, "frames.log");
    const file = path.join(folder, "watch.mjs");
    writeFileSync(file, watcher(log));
    const env = { NODE_OPTIONS: `--import=${file}` };
    const options = { args: ["song.mid"], cwd: folder, columns: 200, rows: 60, env };
    return composing(options, async (terminal) => {
      // The sound begins after the first frame, once.
      await terminal.until(({ row }) => row(0).includes("silent"));
      await pause(500);
      const idle = await idleShare(terminal, quick ? 1 : 10);
      // The program is compiled as it runs: the first frames of each kind are warm-up in a process of any kind.
      await pressed(terminal, log, FULL, quick ? 2 : 30);
      const full = await pressed(terminal, log, FULL, quick ? 1 : 40);
      const playing = await played(terminal, log, quick ? 1 : 12);
      const judged = [
        {
          met: full.length > 0 && playing.length > 0,
          text: `${full.length} frames of scroll and zoom, ${playing.length} of the playhead`,
        },
      ];
      // A machine that is busy with other tests says nothing of speed; bytes are the same on every one.
      const bytes = atMost(
        "bytes of a frame of the playhead alone, 95 of 100",
        share(playing.map((each) => each.bytes)),
        2048,
      );
      if (quick) return [...judged, bytes];
      return [
        ...judged,
        atMost("playhead-only frame, 95 of 100", share(playing.map((each) => each.ms)), 8, " ms"),
        bytes,
        atMost("full scroll or zoom, 95 of 100", share(full.map((each) => each.ms)), 16, " ms"),
        ...(platform() === "linux" ? [atMost("processor while idle", 100 * idle, 1, " %")] : []),
      ];
    });
  });
}

interface Frame {
  /** From what changed the state to the end of the last write. */
  readonly ms: number;
  readonly bytes: number;
}

/** A module that takes the time of each frame, which is one synchronized update, and writes them down at a signal. */
function watcher(log: string): string {
  return `import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const { writeSync } = fs;
    const lines = [];
    let begun = 0, start = 0, bytes = 0;
    fs.writeSync = (fd, data, from, ...rest) => {
      const count = writeSync(fd, data, from, ...rest);
      if (!(data instanceof Uint8Array)) return count;
      if (from === 0 && Buffer.from(data.subarray(0, 8)).toString() === "\\x1b[?2026h") [start, bytes] = [begun, 0];
      bytes += count;
      if (from + count < data.length) return count;
      if (Buffer.from(data.subarray(-8)).toString() === "\\x1b[?2026l")
        lines.push((performance.now() - start).toFixed(3) + " " + bytes);
      return count;
    };
    syncBuiltinESMExports();
    const { emit } = process.stdin;
    process.stdin.emit = function (name, ...args) {
      if (name === "data") begun = performance.now();
      return emit.call(this, name, ...args);
    };
    const timeout = globalThis.setTimeout;
    globalThis.setTimeout = (work, ...rest) =>
      timeout((...args) => {
        begun = performance.now();
        return work(...args);
      }, ...rest);
    process.on("SIGUSR2", () => fs.writeFileSync(${JSON.stringify(log)}, lines.splice(0).join("\\n") + "\\nend"));`;
}

/** The frames since the last call. */
async function framesOf(terminal: Terminal, log: string): Promise<Frame[]> {
  rmSync(log, { force: true });
  terminal.kill("SIGUSR2");
  while (!existsSync(log) || !readFileSync(log, "utf8").endsWith("\nend")) await pause(10);
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [ms = "", bytes = ""] = line.split(" ");
      return { ms: Number(ms), bytes: Number(bytes) };
    });
}

/** Presses keys one by one, each after the frame of the one before. */
async function pressed(terminal: Terminal, log: string, chords: readonly string[], times: number): Promise<Frame[]> {
  await framesOf(terminal, log);
  for (let time = 0; time < times; time++)
    for (const chord of chords) {
      const before = terminal.received;
      terminal.press(chord);
      await terminal.until(({ received }) => received > before);
      await pause(30);
    }
  return framesOf(terminal, log);
}

async function played(terminal: Terminal, log: string, seconds: number): Promise<Frame[]> {
  terminal.press("space");
  await pause(500);
  await framesOf(terminal, log);
  await pause(1000 * seconds);
  const frames = await framesOf(terminal, log);
  terminal.press("space");
  return frames;
}

/** Share of a processor that the program takes while nobody does anything. */
async function idleShare({ pid }: Terminal, seconds: number): Promise<number> {
  const before = processorSeconds(pid);
  await pause(1000 * seconds);
  return (processorSeconds(pid) - before) / seconds;
}

function processorSeconds(pid: number): number {
  if (platform() !== "linux") return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The value that 95 of 100 are not above. */
function share(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}
