import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "@side-projects/testkit";
import tonejs from "@tonejs/midi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { createFiles } from "../src/files/create-files.ts";
import { buildCommand, PROGRAM } from "./build-command.ts";
import { bigSong } from "./songs/big-song.ts";
import { listEvents } from "./songs/list-events.ts";
import { randomFile } from "./songs/random-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "miditui-cli-"));
const song = randomFile(21);
const plain = writeMidi(bigSong(400)).bytes;

beforeAll(() => {
  buildCommand();
  writeFileSync(join(scratch, "song.mid"), song);
  writeFileSync(join(scratch, "plain.mid"), plain);
  writeFileSync(join(scratch, "text.mid"), "no song at all");
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function miditui(...args: string[]): ReturnType<typeof command> {
  return command(process.execPath, [PROGRAM, ...args], { cwd: scratch });
}

test("without a terminal it says so, names what works without one, and exits with 2", async () => {
  const { code, stdout, stderr } = await miditui("song.mid");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^miditui: E_TERMINAL: .*no terminal; .*miditui play, render, info, convert and lint.*\n$/);
});

test("info --json says of a song what another reader finds in it", async () => {
  const { code, stdout } = await miditui("info", "plain.mid", "--json");
  const info = JSON.parse(stdout);
  const { header, tracks, duration } = new tonejs.Midi(plain);
  const playing = tracks.filter(({ notes }) => notes.length > 0);
  expect(code).toBe(0);
  expect(info).toMatchObject({ format: 1, ppq: header.ppq, notes: 400 });
  expect(info.tracks).toMatchObject(
    playing.map(({ name, channel, instrument, notes }) => ({
      name,
      channel,
      program: instrument.number,
      notes: notes.length,
      first_tick: Math.min(...notes.map(({ ticks }) => ticks)),
      last_tick: Math.max(...notes.map(({ ticks, durationTicks }) => ticks + durationTicks)),
    })),
  );
  expect(info.tempo_map.map(({ tick }: { tick: number }) => tick)).toEqual(header.tempos.map(({ ticks }) => ticks));
  expect(info.duration_seconds).toBeGreaterThanOrEqual(duration - 0.001);
});

test("a song that goes through JSON and back has the same events in the same order", async () => {
  expect((await miditui("convert", "song.mid", "song.json")).code).toBe(0);
  expect(await miditui("convert", "song.json", "back.mid")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(listEvents(readFileSync(join(scratch, "back.mid")))).toEqual(listEvents(song));
});

test("what a format cannot keep is told, one line each, and what is there is not replaced without leave", async () => {
  const first = await miditui("convert", "song.mid", "song.oxm");
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^(miditui: song\.oxm: [^\n]+\n)+$/);
  const before = readFileSync(join(scratch, "song.oxm"));
  const [again, forced, quiet] = await Promise.all([
    miditui("convert", "plain.mid", "song.oxm"),
    miditui("convert", "plain.mid", "other.json", "--force"),
    miditui("convert", "song.mid", "quiet.oxm", "--quiet"),
  ]);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining("--force") });
  expect(readFileSync(join(scratch, "song.oxm"))).toEqual(before);
  expect([forced.code, quiet.code, quiet.stderr]).toEqual([0, 0, ""]);
  expect(readdirSync(scratch).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("songs go through pipes", () => {
  const run = `"${process.execPath}" "${PROGRAM}"`;
  const line = `${run} convert - - <song.mid | ${run} convert - - --to mid | ${run} info <(cat) --json`;
  const info = JSON.parse(execFileSync("bash", ["-o", "pipefail", "-c", line], { cwd: scratch, encoding: "utf8" }));
  expect(info.format).toBe(song[9]);
});

test("info tells on the standard error what is wrong with a file, and reads what is whole", async () => {
  writeFileSync(join(scratch, "cut.mid"), plain.subarray(0, -1));
  const { code, stdout, stderr } = await miditui("info", "cut.mid");
  expect([code, stdout.includes("400 notes")]).toEqual([0, true]);
  expect(stderr).toMatch(/^(miditui: cut\.mid: [^\n]+\n)+$/);
});

test("kept lists unsaved work with what opens it, as text and as JSON", async () => {
  const state = join(scratch, "state");
  const files = createFiles(state);
  await files.carry({ type: "autosave", project: bigSong(400), path: undefined });
  files.end({ project: bigSong(400), path: undefined, changed: true });
  const [name = ""] = readdirSync(state);
  const file = join(state, "song.mid.1.kept");
  renameSync(join(state, name), file);
  const run = (...args: string[]): ReturnType<typeof command> =>
    command(process.execPath, [PROGRAM, "kept", ...args], { env: { ...process.env, MIDITUI_STATE_DIR: state } });
  const [text, json] = await Promise.all([run(), run("--json")]);
  expect(text.stdout).toContain(
    `400 notes: set aside, since its file was written by another program\n  miditui ${file}`,
  );
  expect(JSON.parse(json.stdout)).toMatchObject({
    kept: [{ state: "set-aside", notes: 400, open: `miditui ${file}` }],
  });
});

test("lint exits with 0, 1 or 2: nothing, something, unreadable", async () => {
  const [clean, findings, json, unreadable] = await Promise.all([
    miditui("lint", "plain.mid", "--least", "error"),
    miditui("lint", "song.mid"),
    miditui("lint", "song.mid", "--json"),
    miditui("lint", "text.mid"),
  ]);
  expect([clean.code, clean.stdout]).toEqual([0, ""]);
  expect(findings.code).toBe(1);
  expect(findings.stdout).toMatch(/^(?:(?:error|warning|note) +\S[^\n]* \[[a-z-]+\]\n)+$/);
  expect(JSON.parse(json.stdout).findings.length).toBe(findings.stdout.trimEnd().split("\n").length);
  expect(unreadable).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^miditui: E_MIDI: [^\n]+\n$/),
  });
});

test.each([
  [["info", "none.mid"], "E_FILE"],
  [["info", "."], "E_FILE"],
  [["convert", "song.mid", "song.gif"], "E_USAGE"],
  [["convert", "song.mid", "none/song.json"], "E_FILE"],
  [["inof"], "E_USAGE"],
])("%j is one line of advice and exit code 2", async (args, error) => {
  const { code, stdout, stderr } = await miditui(...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(new RegExp(`^miditui: ${error}: [^\\n]+; [^\\n]+\\n$`));
});
