import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { command } from "@side-projects/testkit";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { bigSong } from "../../../apps/miditui/test/songs/big-song.ts";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { randomFile } from "../../../apps/miditui/test/songs/random-file.ts";
import { ascii, bigEndian, END, meta, mtrk, smf } from "../../../apps/miditui/test/songs/smf.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { MIDITUI } from "./miditui-play.ts";

interface Run {
  readonly args: readonly string[];
  readonly code: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
}

const INFO_FIELDS = ["format", "ppq", "tracks", "tempo_map", "time_signatures", "duration_seconds", "notes"];
const NOTHING = /^$/;

const RUNS: readonly Run[] = [
  { args: ["info", "good.mid"], code: 0, stdout: /Part 1/, stderr: NOTHING },
  { args: ["info", "good.mid", "--json"], code: 0, stdout: /"notes":2000/, stderr: NOTHING },
  { args: ["info", "missing.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: .*missing\.mid/ },
  { args: ["info", "text.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["info", "huge.mid"], code: 0 },
  { args: ["info", "."], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["info"], code: 2, stdout: NOTHING, stderr: /^miditui: / },
  { args: ["convert", "good.mid", "good.json"], code: 0, stdout: NOTHING },
  { args: ["convert", "good.json", "back.mid"], code: 0, stdout: NOTHING, stderr: NOTHING },
  { args: ["convert", "tempos.mid", "tempos.oxm"], code: 0, stdout: NOTHING, stderr: /2 tempo changes are left out/ },
  { args: ["convert", "good.mid", "good.json"], code: 2, stdout: NOTHING, stderr: /force/ },
  { args: ["convert", "good.mid", "good.json", "--force"], code: 0, stdout: NOTHING },
  { args: ["convert", "text.mid", "out.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["convert", "good.mid", "out.wav"], code: 2, stdout: NOTHING, stderr: /^miditui: / },
  { args: ["convert", "good.mid", "no/such/out.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["lint", "clean.mid"], code: 0 },
  { args: ["lint", "flawed.mid"], code: 1, stdout: /warning/ },
  { args: ["lint", "flawed.mid", "--json"], code: 1, stdout: /^\{"findings":\[\{"code":/ },
  { args: ["lint", "text.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["lint", "missing.mid"], code: 2, stdout: NOTHING, stderr: /^miditui: E_\w+: / },
  { args: ["inof", "good.mid"], code: 2, stdout: NOTHING, stderr: /info/ },
  { args: ["info", "good.mid", "--jsno"], code: 2, stdout: NOTHING, stderr: /--json/ },
  { args: ["good.mid"], code: 2, stdout: NOTHING, stderr: /terminal.*miditui play, render, info/ },
  { args: ["--help"], code: 0, stdout: /miditui song\.mid/, stderr: NOTHING },
  { args: ["help", "convert"], code: 0, stdout: /convert IN OUT/, stderr: NOTHING },
  { args: ["--version"], code: 0, stdout: /^\d+\.\d+\.\d+/, stderr: NOTHING },
];

/** The command without a terminal: what it prints, on which stream, and its exit code. */
export function headlessFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    prepare(folder);
    const wrong: string[] = [];
    for (const { args, code, stdout = /(?:)/, stderr = /(?:)/ } of RUNS) {
      const ran = await run(folder, args);
      const told = `${args.join(" ")}: exit ${ran.code}, ${ran.stdout.slice(0, 100)} ${ran.stderr.slice(0, 200)}`;
      if (ran.code !== code || !stdout.test(ran.stdout) || !stderr.test(ran.stderr)) wrong.push(told);
      else if (code === 2 && ran.stderr.trim().includes("\n")) wrong.push(`${args.join(" ")}: more than a line`);
    }
    return [
      allOf("calls with the exit code and the words that they should have", RUNS.length, wrong),
      await info(folder),
      same(folder),
      await streams(folder),
    ];
  });
}

function prepare(folder: string): void {
  const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(path.join(folder, name), bytes);
  write("good.mid", writeMidi(bigSong(2000)).bytes);
  write("text.mid", "this is no song");
  write("huge.mid", Uint8Array.from([...smf([]), ...ascii("MTrk"), ...bigEndian(0xffffffff), 0, 0x90, 60, 90]));
  const conductor = mtrk([meta(0, 0x51, [7, 161, 32]), meta(0, 0x58, [4, 2, 24, 8]), END]);
  const on = { delta: 0, bytes: [0x90, 60, 90] };
  const off = { delta: 480, bytes: [0x80, 60, 64] };
  const program = { delta: 0, bytes: [0xc0, 0] };
  const tempos = [0, 960, 960].map((delta) => meta(delta, 0x51, [7, 161, 32 + (delta % 7)]));
  write("tempos.mid", smf([mtrk([...tempos, END])]));
  write("clean.mid", smf([conductor, mtrk([meta(0, 3, ascii("Piano")), program, on, off, END])]));
  write("flawed.mid", smf([conductor, mtrk([program, on, { ...off, delta: 0 }, off, on, END])]));
}

function run(cwd: string, args: readonly string[], input?: Uint8Array): ReturnType<typeof command> {
  const env = { ...process.env, MIDITUI_STATE_DIR: path.join(cwd, "state"), NO_COLOR: "1" };
  return command(process.execPath, [MIDITUI, ...args], { cwd, env, ...(input !== undefined && { input }) });
}

async function info(folder: string): Promise<Finding> {
  const { stdout } = await run(folder, ["info", "good.mid", "--json"]);
  const told: Readonly<Record<string, unknown>> = JSON.parse(stdout);
  const missing = INFO_FIELDS.filter((field) => !(field in told));
  return allOf("fields of info --json", INFO_FIELDS.length, missing);
}

/** By way of JSON the file is the same, event for event. */
function same(folder: string): Finding {
  const [before, after] = ["good.mid", "back.mid"].map((name) => listEvents(readFileSync(path.join(folder, name))));
  const wrong = JSON.stringify(before) === JSON.stringify(after) ? [] : ["other events"];
  return allOf("events of a file that went to .json and back", before?.length ?? 0, wrong);
}

async function streams(folder: string): Promise<Finding> {
  const wrong: string[] = [];
  const seeds = [1, 2, 3, 4, 5];
  for (const seed of seeds) {
    const file = randomFile(seed);
    const json = await run(folder, ["convert", "-", "-"], file);
    const back = await run(folder, ["convert", "-", "-", "--to", "json"], Buffer.from(json.stdout));
    if (json.code !== 0 || back.code !== 0 || !isDeepStrictEqual(JSON.parse(back.stdout), JSON.parse(json.stdout)))
      wrong.push(`file ${seed}: ${json.stderr}${back.stderr}`);
  }
  return allOf("songs through the standard streams", seeds.length, wrong);
}
