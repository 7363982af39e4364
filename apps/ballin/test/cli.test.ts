import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, openTerminal } from "@side-projects/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecordingFile } from "../src/headless/recording-file.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";

const scratch = mkdtempSync(join(tmpdir(), "ballin-cli-"));
beforeAll(buildCommand, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function ballin(...args: string[]): ReturnType<typeof command> {
  return command(process.execPath, [PROGRAM, ...args], { cwd: scratch });
}

/** Without the blanks at the ends of lines and of the whole, which a terminal does not tell from nothing. */
function trimmed(text: string): string {
  return text.replace(/ +$/gm, "").trimEnd();
}

test("without a terminal it says so, names what works without one, and exits with 2", async () => {
  for (const args of [[], ["--balls", "20000"], ["record", "-o", "game.jsonl"]]) {
    const { code, stdout, stderr } = await ballin(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^ballin: E_TERMINAL: .*no terminal; .*ballin bench, ballin render and ballin replay.*\n$/);
  }
  expect(existsSync(join(scratch, "game.jsonl.partial"))).toBe(false);
});

test.each([
  [["--bals", "5"], "E_USAGE"],
  [["render", "--size", "5x5"], "E_SIZE"],
  [["render", "--open", "none.json"], "E_FILE"],
  [["render", "--open", "bad.json"], "E_LEVEL"],
  [["render", "--scene", "pictur"], "E_USAGE"],
  [["render", "--scene", "picture", "--no-shapes"], "E_USAGE"],
  [["render", "-o", "frame.gif"], "E_USAGE"],
  [["render", "--frames", "1", "--balls", "100", "-o", "bad.json/frame.txt"], "E_FILE"],
  [["render", "-o", "nowhere/frame.txt"], "E_FILE"],
  [["replay"], "E_USAGE"],
  [["replay", "bad.json"], "E_RECORDING"],
])("%j is one line of advice and exit code 2", async (args, error) => {
  writeFileSync(join(scratch, "bad.json"), "[]\n");
  const { code, stdout, stderr } = await ballin(...args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(new RegExp(`^ballin: ${error}: [^\\n]+; [^\\n]+\\n$`));
});

test("bench prints what it promises, with the same state whenever the seed is the same", async () => {
  const args = ["bench", "--balls", "500", "--steps", "30", "--size", "60x23", "--json"];
  const runs = await Promise.all([ballin(...args), ballin(...args), ballin(...args, "--seed", "8")]);
  const [first, again, other] = runs.map(({ stdout }) => JSON.parse(stdout));
  expect(Object.keys(first)).toEqual([
    "engine",
    "scene",
    "substeps",
    "balls",
    "awake",
    "overlap_p99",
    "steps",
    "seed",
    "size",
    "step_ms",
    "frame_ms",
    "bytes_per_frame",
    "state_hash",
  ]);
  expect(first).toMatchObject({ scene: "stirred", balls: 500, steps: 30, seed: 7, size: "60x23" });
  expect(Object.keys(first.step_ms)).toEqual(["p50", "p95", "max"]);
  expect(again.state_hash).toBe(first.state_hash);
  expect(again.bytes_per_frame).toEqual(first.bytes_per_frame);
  expect(other.state_hash).not.toBe(first.state_hash);
});

test("a settled scene is at rest, and a frame of it has no byte", async () => {
  const { stdout } = await ballin(
    "bench",
    "--balls",
    "300",
    "--scene",
    "settled",
    "--size",
    "60x23",
    "--steps",
    "20",
    "--json",
  );
  const { awake, bytes_per_frame } = JSON.parse(stdout);
  expect(awake).toBe(0);
  expect(bytes_per_frame.p50).toBe(0);
});

test("render gives the same text to a pipe and to a file", async () => {
  const args = ["render", "--frames", "40", "--balls", "400", "--size", "60x23"];
  const [piped, filed] = await Promise.all([ballin(...args), ballin(...args, "--format", "text", "-o", "new/")]);
  expect(filed).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(scratch, "new/ballin.txt"), "utf8")).toBe(piped.stdout);
  const lines = piped.stdout.split("\n");
  expect(lines).toHaveLength(24);
  expect(lines.slice(0, 20).join("")).toMatch(/[\u2801-\u28ff]/);
  expect(lines[21]).toContain("Balls: 400");
});

test("an asciicast shows on a terminal what the text of its last frame is", async () => {
  const args = ["render", "--frames", "31", "--balls", "400", "--size", "60x23", "--color"];
  const [cast, text] = await Promise.all([ballin(...args, "--format", "cast"), ballin(...args)]);
  const [header = "", ...events] = cast.stdout.trimEnd().split("\n");
  expect(JSON.parse(header)).toMatchObject({ version: 2, width: 60, height: 23 });
  const output = events.map((event) => JSON.parse(event)[2]).join("");
  const show = join(scratch, "show.mjs");
  writeFileSync(show, `process.stdout.write(${JSON.stringify(output)}); setTimeout(() => {}, 60000);`);
  const terminal = openTerminal([process.execPath, show], { columns: 60, rows: 23 });
  try {
    await terminal.until((shown) => trimmed(shown.screen()) === trimmed(text.stdout));
  } finally {
    await terminal.stop();
  }
});

test("a reader that has seen enough is no mistake", () => {
  const line = `"${process.execPath}" "${PROGRAM}" render --frames 31 --balls 400 --format cast | head -c 10`;
  expect(execFileSync("bash", ["-o", "pipefail", "-c", line], { encoding: "utf8" })).toHaveLength(10);
});

test("what is played and recorded in a terminal is replayed to the same state", async () => {
  const play = openTerminal(
    [process.execPath, PROGRAM, "record", "-o", "game.jsonl", "--balls", "300", "--seed", "3"],
    {
      cwd: scratch,
    },
  );
  try {
    await play.until((shown) => /Balls: 300/.test(shown.screen()));
    play.press("1", "space", "right", "c");
    await play.until((shown) => /Balls: 320/.test(shown.screen()));
    play.press("q");
    expect(await play.exited).toMatchObject({ code: 0 });
    expect(play.leftModes()).toEqual([]);
  } finally {
    await play.stop();
  }
  expect(readdirSync(scratch).filter((name) => name.startsWith("game"))).toEqual(["game.jsonl"]);
  expect(readRecordingFile(join(scratch, "game.jsonl")).commands.map(({ command: { type } }) => type)).toContain(
    "tilt",
  );
  const { code, stdout } = await ballin("replay", "game.jsonl", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ agrees: true, balls: 320, seed: 3 });
});

test("a disk that gets full during a recording is told in the game, which goes on, and again at its end", async () => {
  const line = `ulimit -f 8; exec "${process.execPath}" "${PROGRAM}" record -o full.jsonl --balls 300`;
  const play = openTerminal(["bash", "-c", line], { cwd: scratch, columns: 100 });
  try {
    await play.until((shown) => /Balls: 300/.test(shown.screen()));
    for (let click = 0; click < 50; click++) play.click(5, 23);
    await play.until((shown) => shown.screen().includes("there is no room"));
    play.press("space");
    await play.until((shown) => /Balls: 320/.test(shown.screen()));
    play.press("q");
    expect(await play.exited).toMatchObject({ code: 1 });
    expect(play.screen()).toContain("E_DISK: there is no room");
  } finally {
    await play.stop();
  }
});

test("a replay is seen in a terminal, and leaves it as it was", async () => {
  const terminal = openTerminal([process.execPath, PROGRAM, "replay", "game.jsonl", "--speed", "16"], { cwd: scratch });
  try {
    await terminal.until((shown) => /Replay \d+ of \d+ steps, over/.test(shown.screen()));
    terminal.press("q");
    expect(await terminal.exited).toMatchObject({ code: 0 });
    expect(terminal.leftModes()).toEqual([]);
    expect(terminal.screen()).toContain("as recorded");
  } finally {
    await terminal.stop();
  }
});

test("a replay that ends otherwise than it was recorded exits with 3", async () => {
  const text = readFileSync(join(scratch, "game.jsonl"), "utf8");
  writeFileSync(join(scratch, "other.jsonl"), text.replace(/"hash":"[0-9a-f]+"/, '"hash":"0123456789abcdef"'));
  const { code, stdout } = await ballin("replay", "other.jsonl");
  expect(code).toBe(3);
  expect(stdout).toContain("but 0123456789abcdef was recorded");
});

test("a game that is killed leaves a recording that can be replayed", async () => {
  const play = openTerminal([process.execPath, PROGRAM, "record", "-o", "killed.jsonl", "--balls", "200"], {
    cwd: scratch,
  });
  await play.until((shown) => /Balls: 200/.test(shown.screen()));
  play.press("space");
  await play.until((shown) => /Balls: 220/.test(shown.screen()));
  play.kill("SIGKILL");
  await play.exited;
  const { code, stdout } = await ballin("replay", "killed.jsonl.partial", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ agrees: null, balls: 220 });
});
