import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { gallerySong } from "../src/core/gallery/song.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { allNotes, type Note } from "../src/core/notes/note-list.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";

const folder = mkdtempSync(join(tmpdir(), "miditui-app-"));
const file = join(folder, "song.mid");
const song = writeMidi(gallerySong()).bytes;
let terminal: Terminal | undefined;

beforeAll(buildCommand);

afterEach(async () => {
  await terminal?.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function compose(words: readonly string[], options: TerminalOptions = {}): Promise<Terminal> {
  const env = { MIDITUI_STATE_DIR: join(folder, "state"), ...options.env };
  terminal = openTerminal(["node", PROGRAM, ...words], { cwd: folder, columns: 98, rows: 33, ...options, env });
  await terminal.until((each) => each.screen().includes("Keyboard (Octave: +0)"));
  return terminal;
}

/** Notes of all tracks as they are in a file, without their ids. */
function notesOf(bytes: Uint8Array): Omit<Note, "id">[] {
  const { tracks } = readMidi(bytes, "song").project;
  return tracks.flatMap(({ notes }) => Array.from(allNotes(notes), ({ id: _, ...note }) => note));
}

test("a song is opened, seen, changed by key, undone, redone and saved; the rest of the file is as it was", async () => {
  writeFileSync(file, song);
  const app = await compose(["song.mid"]);
  expect(app.row(0)).toContain("Transport - song.mid");
  expect(app.row(3)).toContain("Piano Roll - Kalimba (Kalimba)");
  expect(app.row(4)).toContain("> ..  Kalimba");
  app.press("l", "l", "n");
  await app.until((each) => each.row(0).includes("(changed)") && each.screen().includes("Added"));
  app.press({ key: "z", ctrl: true });
  await app.until((each) => !each.row(0).includes("(changed)"));
  app.press({ key: "y", ctrl: true });
  await app.until((each) => each.row(0).includes("(changed)"));
  app.press({ key: "s", ctrl: true });
  await app.until((each) => each.screen().includes("Saved song.mid") && !each.row(0).includes("(changed)"));
  app.press("q");
  expect(await app.exited).toEqual({ code: 0, signal: undefined });
  expect(app.leftModes()).toEqual([]);

  const before = notesOf(song).map((note) => JSON.stringify(note));
  const after = notesOf(readFileSync(file)).map((note) => JSON.stringify(note));
  const added = after.filter((note) => !before.includes(note));
  expect(added.map((note) => JSON.parse(note))).toMatchObject([{ start: 240, velocity: 100 }]);
  expect(after.filter((note) => !added.includes(note))).toEqual(before);
});

test("by mouse and paste as well, on another size; a killed terminal keeps it all for the next start", async () => {
  writeFileSync(file, song);
  const app = await compose(["song.mid"], { kitty: true, env: { NO_COLOR: "1" } });
  app.click(60, 7);
  app.click(60, 7);
  await app.until((each) => each.row(0).includes("(changed)"));
  app.press("r");
  await app.until((each) => each.screen().includes("Rename track"));
  app.press("end");
  app.paste(" \u65e5\u672c");
  app.press("enter");
  await app.until((each) => each.row(4).includes("Kalimba \u65e5\u672c"));
  app.resize(120, 40);
  await app.until((each) => each.row(39).startsWith("\u2514") && each.row(39).length === 120);
  expect(app.raw().toString("latin1")).not.toMatch(/\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[0-9;]*m/);
  app.kill("SIGTERM");
  expect((await app.exited).signal).toBe("SIGTERM");
  expect(app.leftModes()).toEqual([]);
  expect(readFileSync(file)).toEqual(Buffer.from(song));

  const again = await compose(["song.mid"]);
  expect(again.row(0)).toContain("(changed)");
  expect(again.row(4)).toContain("Kalimba \u65e5\u672c");
  again.press("q");
  expect(await again.exited).toEqual({ code: 0, signal: undefined });
  expect(again.raw().toString()).toContain("unsaved changes, which are kept");
});

test("the playhead moves by the clock; the terminal is given to the shell and taken again, as it was", async () => {
  writeFileSync(file, song);
  const app = await compose(["song.mid"]);
  app.press("space");
  await app.until((each) => each.row(1).includes("PLAY") && /Pos: 1:02/.test(each.row(1)));
  app.press("space");
  await app.until((each) => each.row(1).includes("PAUSE"));
  const paused = app.row(1);
  app.press({ key: "b", ctrl: true });
  await app.until((each) => /1049l.*1049h.*Keyboard/s.test(each.raw().toString("latin1")));
  await app.until((each) => each.row(1) === paused);
  app.press("q");
  expect(await app.exited).toEqual({ code: 0, signal: undefined });
  expect(app.leftModes()).toEqual([]);
});
