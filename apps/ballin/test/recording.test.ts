import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { BallinError } from "../src/core/error.ts";
import { commandLine, endLine, setupLine } from "../src/core/recording/lines.ts";
import { readRecording } from "../src/core/recording/read-recording.ts";
import type { Recording } from "../src/core/recording/recording.ts";
import { createSimulation } from "../src/core/simulation/simulation.ts";
import { readRecordingFile } from "../src/headless/recording-file.ts";
import { RecordingWriter } from "../src/headless/recording-writer.ts";
import { replay } from "../src/headless/replay.ts";
import { loadEngine } from "../src/physics/engines.ts";
import { anyRecording } from "./any-recording.ts";

const WRITER = fileURLToPath(new URL("../src/headless/recording-writer.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "ballin-recording-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function textOf({ setup, commands, end }: Recording): string {
  return [setupLine(setup), ...commands.map(commandLine), ...(end === undefined ? [] : [endLine(end)])].join("");
}

const [sample] = fc.sample(anyRecording("rapier"), { numRuns: 1, seed: 7 });
if (sample === undefined) throw new Error("no sample");
const setup = setupLine(sample.setup);

/** A line that puts walls with these points into the world. */
function wallsLine(...walls: readonly (readonly number[])[]): string {
  const items = walls.map((points, id) => ({ id, type: "wall" as const, color: "red" as const, points, width: 1 }));
  return commandLine({ step: 0, command: { type: "scene", scene: { items, wind: 0 } } });
}

test("every recording is read as it was written", () => {
  fc.assert(
    fc.property(anyRecording("swarm"), (recording) => {
      expect(readRecording(textOf(recording))).toEqual(recording);
    }),
  );
});

test("a recording that was cut off anywhere is its beginning, or refused where not even that is whole", () => {
  fc.assert(
    fc.property(anyRecording("rapier"), fc.double({ min: 0, max: 1, noNaN: true }), (recording, part) => {
      const text = textOf(recording);
      const cut = text.slice(0, Math.floor(text.length * part));
      const whole = cut.split("\n").length - 1;
      if (whole === 0) expect(() => readRecording(cut)).toThrow(BallinError);
      else expect(readRecording(cut).commands).toEqual(recording.commands.slice(0, whole - 1));
    }),
  );
});

test.each([
  ["nothing", ""],
  ["another format", '{"shapes":[]}\n'],
  ["no object", "[1]\n"],
  ["a newer version", setup.replace('"version":1', '"version":2')],
  ["no seed", setup.replace(/"seed":\d+,/, "")],
  ["an infinite world", setup.replace(/"columns":\d+/, '"columns":1e999')],
  ["a world that no terminal shows", setup.replace(/"columns":\d+/, '"columns":10001')],
  ["no such engine", setup.replace('"rapier"', '"box2d"')],
  ["a command that is none", `${setup}{"step":0,"command":{"type":"explode"}}\n`],
  ["an inherited name for a type", `${setup}{"step":0,"command":{"type":"constructor"}}\n`],
  [
    "a step before the last one",
    `${setup}${commandLine({ step: 2, command: { type: "reset" } })}${commandLine({ step: 1, command: { type: "reset" } })}`,
  ],
  ["a fraction of a step", `${setup}{"step":0.5,"command":{"type":"reset"}}\n`],
  ["a step after hundreds of years", `${setup}{"step":1e12,"command":{"type":"reset"}}\n`],
  ["too many balls at once", `${setup}{"step":0,"command":{"type":"drop","count":1e9}}\n`],
  ["a place that is a text", `${setup}{"step":0,"command":{"type":"burst","x":"1","y":2}}\n`],
  [
    "more after the end",
    `${setup}${endLine({ steps: 5, hash: "0123456789abcdef" })}{"step":6,"command":{"type":"reset"}}\n`,
  ],
  ["a world of 40.5 columns", setup.replace(/"columns":\d+/, '"columns":40.5')],
  ["a wall of a single point", `${setup}${wallsLine([1, 2])}`],
  ["a wall of two points and a half", `${setup}${wallsLine([1, 2, 3, 4, 5])}`],
  ["more points than a scene may have", `${setup}${wallsLine(...Array<number[]>(17).fill(Array(512).fill(1)))}`],
  ["deep brackets", `${"[".repeat(200_000)}\n`],
])("a recording with %s is refused by name and line", (_, text) => {
  expect(() => readRecording(text)).toThrow(expect.objectContaining({ code: "E_RECORDING" }));
});

test("the largest world, and a pointer as far off it as a terminal can tell, are repeated", async () => {
  const start = { ...sample.setup, engine: "swarm" as const, columns: 10_000, rows: 10_000, radius: 0.05 };
  const commands = [{ step: 1, command: { type: "burst" as const, x: 65_535, y: -65_535 } }];
  const text = textOf({ setup: start, commands, end: undefined });
  expect(await replay(readRecording(text), () => {})).toMatchObject({ steps: 1, balls: start.options.ball_count });
});

test("as many points as a scene may have are read", () => {
  const walls = Array<number[]>(16).fill(Array(512).fill(1));
  expect(readRecording(`${setup}${wallsLine([1, 2, 3, 4])}${wallsLine(...walls)}`).commands).toHaveLength(2);
});

test.each([
  ["swarm", 12],
  ["rapier", 4],
] as const)("a run that was recorded on %s ends the same way when it is repeated", async (engine, numRuns) => {
  const create = await loadEngine(engine);
  await fc.assert(
    fc.asyncProperty(anyRecording(engine), async ({ setup: start, commands }) => {
      const simulation = createSimulation(start, create);
      for (let step = 0; step <= 60; step++) {
        for (const { command } of commands.filter((due) => due.step === step)) simulation.apply(command);
        if (step < 60) simulation.step();
      }
      const hash = simulation.hash();
      simulation.free();
      const result = await replay({ setup: start, commands, end: { steps: 60, hash } }, () => {});
      expect(result).toMatchObject({ agrees: true, hash, steps: 60 });
    }),
    { numRuns },
  );
});

test("a repeated run that ends otherwise says so", async () => {
  const end = { steps: 3, hash: "0000000000000000" };
  expect(await replay({ ...sample, commands: [], end }, () => {})).toMatchObject({ agrees: false, recorded: end.hash });
  expect(await replay({ ...sample, commands: [], end: undefined }, () => {})).toMatchObject({ agrees: null });
});

test("a file has its name only when the run is over, and until then holds every command under another", () => {
  const file = join(scratch, "new/game.jsonl");
  mkdirSync(join(scratch, "new"));
  const recorder = new RecordingWriter(file);
  recorder.begin(sample.setup);
  recorder.command({ step: 4, command: { type: "reset" } });
  expect(existsSync(file)).toBe(false);
  expect(readRecordingFile(`${file}.partial`).commands).toHaveLength(1);
  recorder.end({ steps: 9, hash: "0123456789abcdef" });
  expect(readdirSync(join(scratch, "new"))).toEqual(["game.jsonl"]);
  expect(readRecordingFile(file).end?.steps).toBe(9);
});

test("what a crash has left is not written over, and what was never begun leaves nothing", () => {
  const folder = mkdtempSync(join(scratch, "crash-"));
  const file = join(folder, "game.jsonl");
  const crashed = new RecordingWriter(file);
  crashed.begin(sample.setup);
  crashed.leave();
  new RecordingWriter(file).leave();
  expect(readdirSync(folder)).toEqual(["game.jsonl.partial"]);
  const next = new RecordingWriter(file);
  next.begin({ ...sample.setup, seed: 99 });
  next.end({ steps: 0, hash: "0123456789abcdef" });
  expect(readdirSync(folder).sort()).toEqual(["game.jsonl", "game.jsonl.partial"]);
  expect(readRecordingFile(`${file}.partial`).setup.seed).toBe(sample.setup.seed);
});

test("where a recording cannot be written is known before the game begins", () => {
  const file = join(scratch, "plain.txt");
  writeFileSync(file, "a file");
  expect(() => new RecordingWriter(join(file, "game.jsonl"))).toThrow(expect.objectContaining({ code: "E_FILE" }));
  expect(() => new RecordingWriter(scratch)).toThrow(expect.objectContaining({ code: "E_FILE" }));
  expect(() => new RecordingWriter("")).toThrow(expect.objectContaining({ code: "E_FILE" }));
  expect(() => new RecordingWriter("-")).toThrow(expect.objectContaining({ code: "E_FILE" }));
  expect(() => new RecordingWriter("/dev/null", { force: true })).toThrow(expect.objectContaining({ code: "E_FILE" }));
  expect(() => new RecordingWriter(join(scratch, "nowhere", "game.jsonl"))).toThrow("there is no folder");
  expect(existsSync(join(scratch, "nowhere"))).toBe(false);
  expect(readFileSync(file, "utf8")).toBe("a file");
});

test("who names a recording that is not there is not told of levels", () => {
  expect(() => readRecordingFile(join(scratch, "none.jsonl"))).toThrow(
    expect.objectContaining({ hint: "look at the name, or make one: ballin record -o FILE" }),
  );
  if (existsSync("/proc")) {
    expect(() => new RecordingWriter("/proc/game.jsonl")).toThrow(
      expect.objectContaining({ hint: "choose another folder" }),
    );
  }
});

test("a recording that is there already is replaced only by force, and only when the run is over", () => {
  const file = join(mkdtempSync(join(scratch, "taken-")), "game.jsonl");
  writeFileSync(file, "the old one");
  expect(() => new RecordingWriter(file)).toThrow("is there already");
  const forced = new RecordingWriter(file, { force: true });
  forced.begin(sample.setup);
  expect(readFileSync(file, "utf8")).toBe("the old one");
  forced.end({ steps: 0, hash: "0123456789abcdef" });
  expect(readRecordingFile(file).end?.steps).toBe(0);

  const other = `${file}2`;
  const late = new RecordingWriter(other);
  late.begin(sample.setup);
  writeFileSync(other, "made by somebody else meanwhile");
  late.end({ steps: 0, hash: "0123456789abcdef" });
  expect(late.failure?.message).toContain("is there already");
  expect(readFileSync(other, "utf8")).toBe("made by somebody else meanwhile");
  expect(readRecordingFile(`${other}.partial`).end?.steps).toBe(0);
});

test("a disk that has no room for a recording is told before the game, and one that gets full while it goes on", () => {
  const folder = mkdtempSync(join(scratch, "full-"));
  const script = join(folder, "write.ts");
  writeFileSync(
    script,
    `import { RecordingWriter } from ${JSON.stringify(WRITER)};
    const recorder = new RecordingWriter("game.jsonl");
    recorder.watch(({ code, message, hint }) => console.log(code, message, hint));
    recorder.begin(${JSON.stringify(sample.setup)});
    for (let step = 0; step < 1000; step++) recorder.command({ step, command: { type: "reset" } });
    recorder.end({ steps: 1000, hash: "0123456789abcdef" });`,
  );
  const run = (blocks: number): { stdout: string; stderr: string } =>
    spawnSync("bash", ["-c", `ulimit -f ${blocks}; exec "${process.execPath}" "${script}"`], {
      cwd: folder,
      encoding: "utf8",
    });
  expect(run(1).stderr).toContain("there is no room");
  expect(existsSync(join(folder, "game.jsonl.partial"))).toBe(false);
  expect(run(16).stdout).toBe('E_DISK there is no room for "game.jsonl.partial" what was recorded before is in it\n');
  const { commands, end } = readRecordingFile(join(folder, "game.jsonl.partial"));
  expect(commands.length).toBeGreaterThan(10);
  expect(end).toBeUndefined();
});

test.each([
  ["a folder", scratch, "E_FILE"],
  ["no file", join(scratch, "none.jsonl"), "E_FILE"],
  ["bytes that are no text", join(scratch, "binary"), "E_RECORDING"],
  ["a device", "/dev/null", "E_FILE"],
  ["a pipe that nobody writes to", join(scratch, "pipe"), "E_FILE"],
])("%s is no recording", (_, path, code) => {
  writeFileSync(join(scratch, "binary"), Buffer.from([0xff, 0xfe, 0, 1]));
  if (!existsSync(join(scratch, "pipe"))) execFileSync("mkfifo", [join(scratch, "pipe")]);
  expect(() => readRecordingFile(path)).toThrow(expect.objectContaining({ code }));
});
