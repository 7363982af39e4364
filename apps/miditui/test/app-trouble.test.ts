import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { allNotes, type Note } from "../src/core/notes/note-list.ts";
import { lastSession } from "../src/files/journal-bytes.ts";
import { appeared } from "./appeared.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";

const folder = mkdtempSync(join(tmpdir(), "miditui-trouble-"));
const state = join(folder, "state");
let terminal: Terminal | undefined;

beforeAll(buildCommand);

beforeEach(() => mkdirSync(state));

afterEach(async () => {
  await terminal?.stop();
  rmSync(state, { recursive: true, force: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param before a module that runs before the program */
async function compose(before = "", options: TerminalOptions = {}, program: string = PROGRAM): Promise<Terminal> {
  const env = {
    MIDITUI_STATE_DIR: state,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(before)}`,
  };
  terminal = openTerminal([process.execPath, program, "--new"], { cwd: folder, ...options, env });
  await terminal.until((each) => each.screen().includes("Keyboard (Octave: +0)"));
  return terminal;
}

/** Notes of the one song that is kept. */
function notesKept(): Note[] {
  const [journal = ""] = readdirSync(state).filter((name) => name.endsWith(".journal"));
  const [track] = lastSession(readFileSync(join(state, journal)))?.project.tracks ?? [];
  return track === undefined ? [] : [...allNotes(track.notes)];
}

test("a component that throws gives the terminal back, tells so afterwards and loses nothing", async () => {
  // Borders are made of as many lines as the screen is wide.
  const before = `const { repeat } = String.prototype;
String.prototype.repeat = function (count) {
  if (count === 109 && String(this) === "\\u2500") throw new Error("a component fails");
  return repeat.call(this, count);
};`;
  const app = await compose(before);
  app.press("n");
  await app.until((each) => each.row(0).includes("(changed)"));
  app.resize(111, 30);
  expect(await app.exited).toEqual({ code: 70, signal: undefined });
  expect(app.leftModes()).toEqual([]);
  const [shown = "", after = ""] = app.raw().toString().split("\u001b[?1049l");
  expect(after).toContain("miditui: E_INTERNAL: Error: a component fails; please report this");
  expect(shown).not.toContain("a component fails");
  expect(notesKept()).toHaveLength(1);
});

test("a warning of Node is no byte on the screen", async () => {
  const before = `process.on("SIGUSR2", () => process.emitWarning("something is old"));`;
  const app = await compose(before);
  process.kill(app.pid, "SIGUSR2");
  app.press("i");
  await app.until((each) => each.screen().includes("-- INSERT --"));
  app.press({ key: "q", ctrl: true });
  expect(await app.exited).toMatchObject({ code: 0 });
  const [shown = "", after = ""] = app.raw().toString().split("\u001b[?1049l");
  expect(shown).not.toContain("something is old");
  expect(after).toContain("something is old");
});

test("while a terminal takes nothing, what is done is done and kept", async () => {
  const app = await compose("", { columns: 200, rows: 60 });
  app.throttle({ bytesPerSecond: 0 });
  // More frames than a terminal holds back for its reader.
  for (let time = 0; time < 40; time++) app.press("g", "=", "g", "-", "g");
  app.press("n");
  await appeared(state, ".journal");
  expect(notesKept()).toHaveLength(1);
  app.throttle({ bytesPerSecond: Number.POSITIVE_INFINITY });
  await app.until((each) => each.row(0).includes("(changed)"));
});

test("a song is saved although the files of the command were taken away while it ran", async () => {
  const copy = join(folder, "copy");
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(PROGRAM, "../..", part), join(copy, part), { recursive: true });
  const app = await compose("", {}, join(copy, "bin/miditui.js"));
  app.press("n");
  await appeared(state, ".journal");
  rmSync(join(copy, "dist"), { recursive: true });
  app.press({ key: "s", ctrl: true });
  await app.until((each) => each.screen().includes("Name"));
  app.press("enter");
  await app.until((each) => each.screen().includes("Saved Untitled.mid"));
  expect(readFileSync(join(folder, "Untitled.mid")).subarray(0, 4).toString()).toBe("MThd");
});

test("the terminal's own cursor is at the caret while a name is typed, and nowhere else", async () => {
  const app = await compose();
  expect(app.hasMode(25)).toBe(false);
  app.press("r", "backspace", "a");
  await app.until((each) => each.hasMode(25) && each.row(11).includes("> Track a"));
  expect(app.raw().toString().slice(-40)).toMatch(/\[12;14H.\[\?25h.\[\?2026l$/);
  app.press("escape");
  await app.until((each) => !each.screen().includes("Rename track"));
  expect(app.hasMode(25)).toBe(false);
});

test("a keyboard that can tells of every key that is let go, and a note lasts as long as its key", async () => {
  const app = await compose("", { kitty: true });
  await app.until((each) => each.kittyFlags() === 31);
  app.press("i");
  await app.until((each) => each.screen().includes("-- INSERT --"));
  await app.hold("z", { milliseconds: 700 });
  app.press({ key: "q", ctrl: true });
  await app.exited;
  // A keyboard that does not tell makes it a quarter.
  const [note, ...more] = notesKept();
  expect(note?.duration).not.toBe(480);
  expect(more).toEqual([]);
});
