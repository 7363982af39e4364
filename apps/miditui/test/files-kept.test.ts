import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { toggleMuted } from "../src/core/edit/tracks.ts";
import type { Project } from "../src/core/project/project.ts";
import { createFiles } from "../src/files/create-files.ts";
import { listKept } from "../src/files/list-kept.ts";
import { randomFile } from "./songs/random-file.ts";
import { END, meta, mtrk, smf } from "./songs/smf.ts";

let home = "";
let state = "";
let song = "";
let process = 1;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "miditui-kept-"));
  state = join(home, "state");
  song = join(home, "song.mid");
  writeFileSync(song, randomFile(11));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function withNote(project: Project): Project {
  return addNotes(project, 0, [{ start: 0, duration: 10, pitch: 60, velocity: 90 }]).project;
}

/** A process that dies with unsaved changes of a song, which it opens by its path or begins. */
async function leave(path?: string): Promise<Project> {
  const files = createFiles(state);
  const begun = await files.start(path, path === undefined);
  const project = withNote(begun.project);
  await files.carry({ type: "autosave", project, path: begun.path });
  die();
  return project;
}

/** As if the process had been killed: its journals belong to one that runs no more. */
function die(): void {
  for (const name of readdirSync(state)) {
    const orphan = name.replace(/\.\d+-\d+-(\w+)\.journal$/, `.4194304-${process++}-$1.journal`);
    renameSync(join(state, name), join(state, orphan));
  }
}

/** Another program writes the song. */
function rewrite(bytes: Uint8Array | string): void {
  writeFileSync(song, bytes);
  utimesSync(song, 2_000_000_000, 2_000_000_000);
}

test("what was set aside is listed with what opens it, and is said to be what it is when it is opened", async () => {
  await leave(song);
  rewrite(randomFile(12));
  const { notes } = await createFiles(state).start(song, false);
  expect(notes[0]).toContain("miditui kept tells where");
  const [work, ...more] = listKept(state);
  expect(more).toEqual([]);
  expect(work).toMatchObject({ state: "set-aside", session: { path: song }, open: `miditui ${work?.file}` });
  const again = await createFiles(state).start(work?.file, false);
  expect(again.recovered).toBe(true);
  expect(again.notes[0]).toMatch(/^set aside .* save it under another name/);
});

test("a file that is no song any more is refused, and what was unsaved of it is named", async () => {
  await leave(song);
  rewrite("no song at all");
  const refused = createFiles(state).start(song, false);
  await expect(refused).rejects.toMatchObject({ code: "E_MIDI", hint: expect.stringContaining("miditui kept") });
  expect(listKept(state)).toMatchObject([{ state: "set-aside" }]);
});

test("unsaved work of a file that has gone is back, and the file's fate is told", async () => {
  const project = await leave(song);
  rmSync(song);
  const start = await createFiles(state).start(song, false);
  expect(start.project.tracks[0]?.notes.count).toBe(project.tracks[0]?.notes.count);
  expect(start.notes[0]).toContain("song.mid is gone");
});

test("who goes on without a name with a song whose file was written since is told so, and saves over it only twice", async () => {
  await leave(song);
  rewrite(randomFile(12));
  const files = createFiles(state);
  expect(listKept(state)).toMatchObject([{ state: "unsaved", open: expect.stringMatching(/\.journal$/) }]);
  const { project, path, notes } = await files.start(undefined, false);
  expect([path, notes[0]]).toEqual([song, expect.stringMatching(/written by another program since.*another name/)]);
  await files.carry({ type: "save", path: song, format: "mid", project, replace: true });
  expect(readFileSync(song)).toEqual(Buffer.from(randomFile(12)));
  expect(files.end({ project, path, changed: true })).toMatch(/go on with miditui$/);
});

test("every unsaved song can be opened by itself, and is listed no more once it is saved", async () => {
  await leave();
  await leave();
  await leave(song);
  const works = listKept(state);
  expect(works.map((work) => work.open)).toContain(`miditui ${song}`);
  const untitled = works.filter(({ session }) => session?.path === undefined);
  expect(untitled).toHaveLength(2);
  const files = createFiles(state);
  const { project } = await files.start(untitled[1]?.file, false);
  const path = join(home, "saved.mid");
  await files.carry({ type: "autosave", project: withNote(project), path: undefined });
  await files.carry({ type: "save", path, format: "mid", project, replace: false });
  expect(files.end({ project, path, changed: false })).toBeUndefined();
  const names = listKept(state).map(({ file }) => file);
  expect(names).toHaveLength(2);
  expect(names).not.toContain(untitled[1]?.file);
});

test("a save that leaves something out does not end what is kept of the song", async () => {
  const files = createFiles(state);
  const { project } = await files.start(undefined, true);
  const rich = setTempo(withNote(project), 960, 90);
  await files.carry({ type: "autosave", project: rich, path: undefined });
  const path = join(home, "song.oxm");
  const answer = await files.carry({ type: "save", path, format: "oxm", project: rich, replace: false });
  expect(answer).toMatchObject({ type: "saved", path, warnings: [expect.stringContaining("tempo")], remarks: [] });
  expect(files.end({ project: rich, path, changed: true })).toContain("miditui");
  die();
  expect(await createFiles(state).start(path, false)).toMatchObject({ project: rich, recovered: true });
  const muted = toggleMuted(project, 0);
  const other = { type: "save", path: song, format: "mid", project: muted, replace: true } as const;
  const told = await createFiles(state).carry(other);
  expect(told).toMatchObject({ type: "saved", warnings: [], remarks: [expect.stringContaining("mute")] });
});

test("a tempo and a metre of zero are told when a song is opened", async () => {
  writeFileSync(song, smf([mtrk([meta(0, 0x51, [0, 0, 0]), meta(0, 0x58, [0, 2, 24, 8]), END])]));
  const { notes } = await createFiles(state).start(song, false);
  expect(notes).toEqual(["a tempo is zero or cut short, and passed over, and 1 more, which miditui lint tells"]);
});

test("a new song is not begun over a file, nor in a folder that is not there", async () => {
  await expect(createFiles(state).start(song, true)).rejects.toMatchObject({ code: "E_USAGE" });
  const nowhere = createFiles(state).start(join(home, "none", "new.mid"), false);
  await expect(nowhere).rejects.toMatchObject({
    code: "E_FILE",
    message: expect.stringContaining("nor is its folder"),
  });
});

test("a journal that cannot be read is listed without a way to open it", () => {
  writeFileSync(join(home, "song.1-1-00000000.journal.damaged"), "nothing");
  expect(listKept(home)).toMatchObject([{ state: "unreadable", session: undefined, open: undefined }]);
  expect(listKept(join(home, "none"))).toEqual([]);
});
