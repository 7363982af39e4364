import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openTerminal } from "@side-projects/testkit";
import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { MIDITUI } from "./miditui-play.ts";
import { bare, bareMachine } from "./miditui-render.ts";
import { readWav } from "./sound-wav.ts";

interface Run {
  readonly args: readonly string[];
  readonly code: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
  readonly quick?: true;
  /** Seconds that the file of `-o` lasts, beside its tail. */
  readonly lasts?: number;
}

const NOTHING = /^$/;
const FAILED = /^miditui: /;

const RUNS: readonly Run[] = [
  { args: ["render", "song.mid", "-o", "a.wav"], code: 0, stdout: /44100 Hz, 16 bit/, lasts: 4 },
  {
    args: ["render", "song.mid", "-o", "b.wav", "--json"],
    code: 0,
    stdout:
      /^\{"path":"[^"]*b\.wav","seconds":[\d.]+,"sample_rate":44100,"peak":[\d.]+,"rms":[\d.]+,"realtime_factor":[\d.]+.*\}\n$/,
    stderr: NOTHING,
    quick: true,
  },
  { args: ["render", "song.mid", "-o", "a.wav"], code: 2, stdout: NOTHING, stderr: /force/ },
  { args: ["render", "song.mid", "-o", "a.wav", "--force", "--from", "2", "--to", "2"], code: 0, lasts: 1 },
  { args: ["render", "song.mid", "-o", "c.wav", "--rate", "22050", "--bits", "24", "--gain", "-6"], code: 0, lasts: 4 },
  { args: ["render", "song.mid", "-o", "c.wav", "--bits", "12"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["render", "song.mid", "-o", "c.wav", "--rate", "12"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["render", "song.mid", "-o", "d.mid"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["render", "song.mid"], code: 2, stdout: NOTHING, stderr: FAILED },
  {
    args: ["render", "missing.mid", "-o", "d.wav"],
    code: 2,
    stdout: NOTHING,
    stderr: /^miditui: E_\w+: .*missing\.mid/,
    quick: true,
  },
  { args: ["render", "song.mid", "-o", "e.wav", "--effect", "room"], code: 0, lasts: 4 },
  { args: ["render", "song.mid", "-o", "e.wav", "--effect", "cellar"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["play", "song.mid", "--audio", "null"], code: 0, stdout: NOTHING },
  { args: ["play", "song.mid", "--audio", "nul"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["play", "song.mid"], code: 0, stdout: NOTHING, quick: true },
  { args: ["play", "missing.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: .*missing\.mid/ },
  { args: ["play"], code: 2, stdout: NOTHING, stderr: FAILED },
  { args: ["help", "render"], code: 0, stdout: /render IN.* a WAV/ },
  { args: ["help", "play"], code: 0, stdout: /miditui play / },
];

/** render and play without a terminal, and play in one. */
export function headlessSoundFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    writeFileSync(path.join(folder, "song.mid"), songFile([{ program: 0, notes: row(quick ? 2 : 16, 480) }], 240));
    const runs = RUNS.filter((run) => !quick || run.quick);
    const wrong: string[] = [];
    for (const run of runs) wrong.push(...(await wrongIn(folder, run)));
    return [
      allOf("calls of render and play with the exit code and the words that they should have", runs.length, wrong),
      ...(quick ? [] : [await streamed(folder), await stopped(folder)]),
    ];
  });
}

async function wrongIn(
  folder: string,
  { args, code, stdout = /(?:)/, stderr = /(?:)/, lasts }: Run,
): Promise<string[]> {
  const begin = performance.now();
  const ran = await bare(folder, args);
  const seconds = (performance.now() - begin) / 1000;
  const told = `${args.join(" ")}: exit ${ran.code}, ${ran.stdout.slice(0, 200)} ${ran.stderr.slice(0, 200)}`;
  if (ran.code !== code || !stdout.test(ran.stdout) || !stderr.test(ran.stderr)) return [told];
  if (code === 2 && ran.stderr.trim().includes("\n")) return [`${args.join(" ")}: more than a line`];
  if (args[0] === "play" && code === 0 && seconds < 0.5) return [`${args.join(" ")}: over in ${seconds} s`];
  if (lasts === undefined) return [];
  const { channels, rate } = readWav(readFileSync(path.join(folder, args[3] ?? "")));
  const length = (channels[0]?.length ?? 0) / rate;
  return length >= lasts && length <= lasts + 10 ? [] : [`${args.join(" ")}: ${length} s`];
}

async function streamed(folder: string): Promise<Finding> {
  const shell = `"${process.execPath}" "${MIDITUI}" render song.mid -o - > piped.wav`;
  const terminal = openTerminal(["/bin/sh", "-c", shell], { cwd: folder, env: bareMachine(folder) });
  const { code } = await terminal.exited;
  await terminal.stop();
  const piped = path.join(folder, "piped.wav");
  const same = existsSync(piped) && Buffer.compare(readFileSync(piped), readFileSync(path.join(folder, "b.wav"))) === 0;
  return allOf("render to the standard output, byte for byte the file", 1, code === 0 && same ? [] : [`exit ${code}`]);
}

/** In a terminal it tells where it is, and ends at a key. */
async function stopped(folder: string): Promise<Finding> {
  writeFileSync(path.join(folder, "long.mid"), songFile([{ program: 0, notes: row(400, 480) }], 120));
  const wrong: string[] = [];
  const ways = [
    { key: "\x03", code: 130 },
    { key: "q", code: 0 },
  ];
  for (const { key, code } of ways) {
    const command = [process.execPath, MIDITUI, "play", "long.mid", "--audio", "null"];
    const terminal = openTerminal(command, { cwd: folder, env: bareMachine(folder) });
    await terminal.until(({ screen }) => /0:02/.test(screen()), { seconds: 30 });
    terminal.send(key);
    const exit = await terminal.exited;
    const modes = terminal.leftModes();
    await terminal.stop();
    if (exit.code !== code && !(code === 130 && exit.signal === "SIGINT"))
      wrong.push(`${JSON.stringify(key)}: ${exit.signal ?? exit.code}`);
    if (modes.length > 0) wrong.push(`left on: ${modes.join(" ")}`);
  }
  return allOf("keys that end play in a terminal", ways.length, wrong);
}
