import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openTerminal, type Terminal } from "@side-projects/testkit";
import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { MIDITUI } from "./miditui-play.ts";
import { bareMachine } from "./miditui-render.ts";
import { rms } from "./sound-level.ts";
import { steady } from "./sound-player.ts";
import { mono, readWav } from "./sound-wav.ts";

/** Without a device, a player and a SoundFont: the app plays, its playhead moves in time, and it exports. */
export function devicelessFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => [
    ...(await composed(folder, true, quick ? 1 : 5)),
    ...(quick ? [] : await composed(folder, false, 5)),
  ]);
}

/** @param apart whether what is written to standard error goes to a file instead of the terminal */
async function composed(folder: string, apart: boolean, seconds: number): Promise<Finding[]> {
  writeFileSync(path.join(folder, "quiet.mid"), songFile([{ program: 0, notes: row(40, 480) }], 120));
  const beside = path.join(folder, "stderr");
  const plain = [process.execPath, MIDITUI, "quiet.mid"];
  const command = apart ? ["/bin/sh", "-c", `exec "$0" "$@" 2>"${beside}"`, ...plain] : plain;
  const env = { ...bareMachine(folder), MIDITUI_AUDIO: "auto" };
  const terminal = openTerminal(command, { cwd: folder, env, columns: 100, rows: 36, kitty: true });
  try {
    await terminal.until(({ screen }) => screen().includes("Keyboard (Octave"), { seconds: 60 });
    // Once it is clear that nothing can be heard.
    await terminal.until(({ row: line }) => line(0).includes("silent"), { seconds: 30 });
    const moved = await playheadSpeed(terminal, seconds);
    const exported = await exportedFrom(terminal, folder);
    const same = apart ? [] : await redrawnAlike(terminal);
    terminal.press({ key: "q", ctrl: true });
    const { code } = await terminal.exited;
    const stray = apart && existsSync(beside) ? readFileSync(beside, "utf8") : "";
    const wrong = [
      ...(Math.abs(moved - 1) > (seconds > 2 ? 0.03 : 0.3)
        ? [`the playhead goes ${moved.toFixed(3)} times as fast as time`]
        : []),
      ...exported,
      ...same,
      ...(stray === "" ? [] : [`${stray.length} bytes on standard error: ${stray.slice(0, 80)}`]),
      ...(code === 0 ? [] : [`it ended with ${code}`]),
    ];
    const where = apart ? "standard error apart" : "standard error on the screen";
    return [
      allOf(`without a device or a SoundFont, ${where}: playing in time, exporting, no stray byte, leaving`, 4, wrong),
    ];
  } finally {
    await terminal.stop();
  }
}

/** How fast the playhead goes beside the clock. */
async function playheadSpeed(terminal: Terminal, seconds: number): Promise<number> {
  terminal.press("space");
  await terminal.until(({ row: line }) => /Pos: 1:02/.test(line(1)));
  const [begin, from] = [steady(), beatsShown(terminal)];
  await pause(1000 * seconds);
  const [end, to] = [steady(), beatsShown(terminal)];
  terminal.press(".");
  await terminal.until(({ row: line }) => line(1).includes("STOP"));
  return (to - from) / 2 / (end - begin);
}

function beatsShown(terminal: Terminal): number {
  const [, bar = "0", beat = "0", tick = "0"] = /Pos: (\d+):(\d+):(\d+)/.exec(terminal.row(1)) ?? [];
  return 4 * (Number(bar) - 1) + (Number(beat) - 1) + Number(tick) / 480;
}

async function exportedFrom(terminal: Terminal, folder: string): Promise<string[]> {
  terminal.press("e");
  await terminal.until(({ screen }) => screen().includes("Export sound"));
  const name = `out-${terminal.pid}`;
  terminal.press({ key: "u", ctrl: true });
  terminal.paste(name);
  terminal.press("enter");
  const file = path.join(folder, `${name}.wav`);
  await terminal.until(() => existsSync(file), { seconds: 60 });
  await terminal.until(({ screen }) => !/writing \d+%/.test(screen()));
  const { rate, channels } = readWav(readFileSync(file));
  const level = rms(mono({ rate, bits: 16, channels }), 0, rate);
  const length = (channels[0]?.length ?? 0) / rate;
  return level > 0.001 && length >= 20 ? [] : [`exported ${length} s at ${level}`];
}

/** Whatever else was written over the screen is gone once all is drawn anew: it must have been the same before. */
async function redrawnAlike(terminal: Terminal): Promise<string[]> {
  await pause(5500);
  const before = terminal.screen();
  terminal.resize(99, 35);
  await terminal.until(({ screen }) => screen().split("\n").length <= 36 && screen() !== before);
  terminal.resize(100, 36);
  await pause(500);
  const after = terminal.screen();
  const wrong = before.split("\n").filter((line, at) => line !== after.split("\n")[at]);
  return wrong.length === 0 ? [] : [`on the screen that should not be: ${wrong[0]}`];
}
