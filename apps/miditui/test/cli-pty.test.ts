import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, openTerminal, type Terminal } from "@side-projects/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { appeared } from "./appeared.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";
import { bigSong } from "./songs/big-song.ts";

const scratch = mkdtempSync(join(tmpdir(), "miditui-pty-"));
const state = join(scratch, "state");
mkdirSync(state);
beforeAll(buildCommand, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function open(...args: string[]): Terminal {
  const env = { ...process.env, MIDITUI_STATE_DIR: state };
  return openTerminal([process.execPath, PROGRAM, ...args], { columns: 100, rows: 30, cwd: scratch, env });
}

/** Notes of the first track, as `info` counts them in a song or a journal. */
async function notesIn(file: string): Promise<number> {
  const { stdout } = await command(process.execPath, [PROGRAM, "info", file, "--json"], { cwd: scratch });
  return JSON.parse(stdout).notes;
}

test("a session that is killed is back at the next start; saved, it leaves nothing behind", async () => {
  const first = open("tune.mid");
  await first.until((shown) => shown.screen().includes("Transport"));
  for (let note = 0; note < 3; note++) first.press("n", "l");
  const journal = await appeared(state, ".journal");
  const kept = await notesIn(journal);
  expect(kept).toBeGreaterThan(0);
  first.kill("SIGKILL");
  await first.exited;

  const second = open("tune.mid");
  await second.until((shown) => shown.screen().includes("are back"));
  second.press({ key: "s", ctrl: true });
  await appeared(scratch, "tune.mid");
  second.press("q");
  expect(await second.exited).toMatchObject({ code: 0 });
  expect(second.leftModes()).toEqual([]);
  expect(readdirSync(state)).toEqual([]);
  expect(await notesIn("tune.mid")).toBeGreaterThanOrEqual(kept);
});

test("who quits with unsaved changes is told how to go on, and nothing was asked", async () => {
  const terminal = open("--new");
  await terminal.until((shown) => shown.screen().includes("Transport"));
  terminal.press("n", "q");
  expect(await terminal.exited).toMatchObject({ code: 0 });
  expect(terminal.screen()).toContain("unsaved changes, which are kept: go on with miditui");
  expect(readdirSync(state).filter((name) => name.startsWith("untitled"))).toHaveLength(1);
});

test("a terminal without a screen is told apart from one that has it", async () => {
  const terminal = openTerminal([process.execPath, PROGRAM, "--new"], {
    cwd: scratch,
    env: { ...process.env, TERM: "dumb" },
  });
  expect(await terminal.exited).toMatchObject({ code: 2 });
  expect(terminal.raw().toString()).toMatch(/^miditui: E_TERMINAL: .*TERM is dumb/);
});

test("a disk that is full is told, with exit code 1, and the old file stays whole", async () => {
  const song = join(scratch, "long.mid");
  writeFileSync(song, writeMidi(bigSong(20_000)).bytes);
  writeFileSync(join(scratch, "long.json"), "what was there");
  const line = `ulimit -f 64; exec "${process.execPath}" "${PROGRAM}" convert long.mid long.json --force`;
  const { code, stderr } = await command("bash", ["-c", line], { cwd: scratch });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^miditui: E_DISK: there is no room for [^\n]+\n$/)]);
  expect(readFileSync(join(scratch, "long.json"), "utf8")).toBe("what was there");
  expect(readdirSync(scratch).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a command that does not need the app does not load it", () => {
  const line = `"${process.execPath}" "${PROGRAM}" --version`;
  const traced = execFileSync("bash", ["-c", `NODE_DEBUG=esm ${line} 2>&1`], { encoding: "utf8" });
  expect(traced).toContain("part-command.js");
  expect(traced).not.toContain("part-app.js");
});
