import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { addNotes } from "../src/core/edit/notes.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { createFiles, type FileAnswer, type Files, type Start } from "../src/files/create-files.ts";
import { listFolder } from "../src/files/list-folder.ts";
import { isRunning, ownerOf } from "../src/files/owner.ts";
import { openSong, saveSong } from "../src/files/song-file.ts";
import { stateFolder } from "../src/files/state-folder.ts";
import { randomFile } from "./songs/random-file.ts";

const scratch = mkdtempSync(join(tmpdir(), "miditui-files-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let state = "";
let song = "";
let round = 0;
beforeEach(() => {
  const home = join(scratch, `${round++}`);
  mkdirSync(home);
  state = join(home, "state");
  song = join(home, "song.mid");
  writeFileSync(song, randomFile(11));
});

function withNote(project: Project, pitch = 60): Project {
  return addNotes(project, 0, [{ start: 0, duration: 10, pitch, velocity: 90 }]).project;
}

/** What an edit and its autosave do. */
async function keep(files: Files, { project, path }: Pick<Start, "project" | "path">): Promise<FileAnswer> {
  return files.carry({ type: "autosave", project, path });
}

/** As if the process had been killed: its journals belong to one that runs no more. */
function die(): void {
  for (const name of readdirSync(state)) {
    const orphan = name.replace(/\.\d+-\d+-(\w+)\.journal/, `.4194304-${round++}-$1.journal`);
    renameSync(join(state, name), join(state, orphan));
  }
}

/** Without their ids, which are new whenever a file is read. */
function notesOf(project: Project): unknown {
  return project.tracks.map((track) => [...allNotes(track.notes)].map(({ id: _, ...note }) => note));
}

test("a new song is kept while it is composed, and the next start goes on with it", async () => {
  const first = createFiles(state);
  const begun = await first.start(undefined, false);
  expect(begun).toMatchObject({ path: undefined, recovered: false, notes: [] });
  const edited = withNote(begun.project);
  expect(await keep(first, { ...begun, project: edited })).toEqual({ type: "autosaved", project: edited });
  die();
  const second = await createFiles(state).start(undefined, false);
  expect(second).toMatchObject({ project: edited, path: undefined, recovered: true });
});

test("of two starts one goes on with what was left, the other begins anew", async () => {
  await keep(createFiles(state), { project: withNote(newProject()), path: undefined });
  die();
  const [one, other] = [createFiles(state), createFiles(state)];
  expect((await one.start(undefined, false)).recovered).toBe(true);
  expect((await other.start(undefined, false)).recovered).toBe(false);
});

test("--new leaves what was left for the start after it", async () => {
  await keep(createFiles(state), { project: withNote(newProject()), path: undefined });
  die();
  expect((await createFiles(state).start(undefined, true)).recovered).toBe(false);
  expect((await createFiles(state).start(undefined, false)).recovered).toBe(true);
});

test("a file is opened with the changes that were left of it, and saved it leaves none", async () => {
  const files = createFiles(state);
  const opened = await files.start(song, false);
  expect(opened).toMatchObject({ path: song, recovered: false });
  const edited = withNote(opened.project);
  await keep(files, { project: edited, path: song });
  die();
  const again = createFiles(state);
  const back = await again.start(song, false);
  expect(back).toMatchObject({ path: song, recovered: true });
  expect(notesOf(back.project)).toEqual(notesOf(edited));
  expect(back.notes).toHaveLength(1);
  await again.carry({ type: "save", path: song, format: "mid", project: back.project, replace: true });
  expect(again.end({ project: back.project, path: song, changed: false })).toBeUndefined();
  expect(readdirSync(state)).toEqual([]);
  const last = await createFiles(state).start(song, false);
  expect(last.recovered).toBe(false);
  expect(notesOf(last.project)).toEqual(notesOf(edited));
});

test("a saved song is not taken up again, also when the process dies right after", async () => {
  const files = createFiles(state);
  const { project } = await files.start(song, false);
  const edited = withNote(project);
  await keep(files, { project: edited, path: song });
  await files.carry({ type: "save", path: song, format: "mid", project: edited, replace: true });
  die();
  expect((await createFiles(state).start(song, false)).recovered).toBe(false);
  expect((await createFiles(state).start(undefined, false)).recovered).toBe(false);
});

test("the end keeps unsaved changes and says how to go on", async () => {
  const files = createFiles(state);
  const { project } = await files.start(song, false);
  const told = files.end({ project: withNote(project), path: song, changed: true });
  expect(told).toBe(`song.mid has unsaved changes, which are kept: go on with miditui ${song}`);
  die();
  expect((await createFiles(state).start(undefined, false)).path).toBe(song);
});

test("changes of a file that somebody else has written since are set aside, and can be opened", async () => {
  const files = createFiles(state);
  const { project } = await files.start(song, false);
  const edited = withNote(project);
  await keep(files, { project: edited, path: song });
  die();
  writeFileSync(song, randomFile(12));
  utimesSync(song, 2_000_000_000, 2_000_000_000);
  const later = createFiles(state);
  const again = await later.start(song, false);
  expect(again.recovered).toBe(false);
  const [aside = ""] = readdirSync(state);
  expect(again.notes[0]).toContain("miditui kept tells where");
  // A path may be longer than the screen is wide.
  expect(later.end({ ...again, changed: false })).toMatch(
    new RegExp(`^your unsaved changes .* are in ${join(state, aside)}$`),
  );
  const found = await createFiles(state).start(join(state, aside), false);
  expect(found).toMatchObject({ path: song, recovered: true });
  expect(notesOf(found.project)).toEqual(notesOf(edited));
});

test("two programs on one file keep what they have apart", async () => {
  const [one, other] = [createFiles(state), createFiles(state)];
  const { project } = await one.start(song, false);
  await keep(one, { project: withNote(project, 60), path: song });
  die();
  const opened = await other.start(song, false);
  expect(opened.recovered).toBe(true);
  await keep(other, { project: withNote(opened.project, 61), path: song });
  expect(readdirSync(state)).toHaveLength(1);
});

test("a save over what another program has written meanwhile is done only when it is asked for twice", async () => {
  const files = createFiles(state);
  const { project } = await files.start(song, false);
  writeFileSync(song, randomFile(13));
  utimesSync(song, 2_000_000_000, 2_000_000_000);
  const request = { type: "save", path: song, format: "mid", project, replace: true } as const;
  expect(await files.carry(request)).toMatchObject({ type: "failed", request: "save" });
  expect(readFileSync(song)).toEqual(Buffer.from(randomFile(13)));
  expect(await files.carry(request)).toMatchObject({ type: "saved", path: song });
});

test("a save goes through a link to the file behind it and keeps its permissions", async () => {
  const link = join(scratch, `link-${round}.mid`);
  symlinkSync(song, link);
  chmodSync(song, 0o640);
  await saveSong({ path: link, format: "mid", project: newProject(), replace: true });
  expect(statSync(song).mode & 0o777).toBe(0o640);
  expect((await openSong(song)).project.name).toBe("Untitled");
  expect(readdirSync(join(song, "..")).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("what cannot be written is told and leaves the old file whole", async () => {
  const before = readFileSync(song);
  const project = newProject();
  const saving = { format: "mid", project, replace: true } as const;
  await expect(saveSong({ ...saving, path: song, replace: false })).rejects.toMatchObject({ code: "E_FILE" });
  await expect(saveSong({ ...saving, path: join(song, "in.mid") })).rejects.toMatchObject({ code: "E_FILE" });
  await expect(saveSong({ ...saving, path: join(scratch, "none", "a.mid") })).rejects.toMatchObject({ code: "E_FILE" });
  await expect(saveSong({ ...saving, path: scratch })).rejects.toMatchObject({ code: "E_FILE" });
  expect(readFileSync(song)).toEqual(before);
});

test("a state folder below one that takes no folder is told at once", async () => {
  const files = createFiles("/proc/nope/deeper");
  const { project } = await files.start(song, false);
  const answer = await keep(files, { project: withNote(project), path: song });
  expect(answer).toMatchObject({
    type: "failed",
    text: expect.stringMatching(/^unsaved work is kept nowhere: .*_DIR/),
  });
});

test("a state folder that cannot be made is told, and the song can still be saved", async () => {
  const files = createFiles(join(song, "state"));
  const { project } = await files.start(song, false);
  const answer = await keep(files, { project: withNote(project), path: song });
  expect(answer).toMatchObject({ type: "failed", request: "autosave" });
  const saved = await files.carry({ type: "save", path: song, format: "mid", project, replace: true });
  expect(saved.type).toBe("saved");
  expect(files.end({ project: withNote(project), path: song, changed: true })).toMatch(
    /^the unsaved changes .* are lost/,
  );
});

test("what is no song is refused in words, whatever its name is", async () => {
  const path = join(scratch, "x.mid");
  for (const [content, code] of [
    ["", "E_FILE"],
    ["hello there, this is text", "E_MIDI"],
    ["MThd", "E_MIDI"],
  ]) {
    writeFileSync(path, content ?? "");
    await expect(openSong(path)).rejects.toMatchObject({ name: "MidituiError", code });
  }
  await expect(openSong(scratch)).rejects.toMatchObject({
    code: "E_FILE",
    message: expect.stringContaining("a folder"),
  });
  await expect(createFiles(state).start(join(scratch, "sogn"), false)).rejects.toMatchObject({ code: "E_FILE" });
});

test("a file that is not there yet is a new song of that name", async () => {
  const path = join(scratch, "My tune.mid");
  const { project, path: own, recovered } = await createFiles(state).start(path, false);
  expect([project.name, own, recovered, existsSync(path)]).toEqual(["My tune", path, false, false]);
});

test("a folder lists folders and songs by name, whatever their case, and nothing hidden", () => {
  const folder = join(scratch, "list");
  for (const name of ["b", "A", ".hidden"]) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ["z.MID", "B.json", "a.oxm", "c.rmi", "d.txt", ".e.mid", "f.kar"])
    writeFileSync(join(folder, name), "12345");
  symlinkSync(join(folder, "nowhere"), join(folder, "broken.mid"));
  expect(listFolder(folder).map(({ name }) => name)).toEqual(["A", "b", "a.oxm", "B.json", "c.rmi", "f.kar", "z.MID"]);
  expect(listFolder(folder)[2]).toEqual({ name: "a.oxm", folder: false, size: 5 });
});

test("the state folder is the user's own, and the environment may name another", () => {
  const at = (env: Record<string, string>, platform = "linux"): string => stateFolder({ env, platform, home: "/me" });
  expect(at({})).toBe("/me/.local/state/miditui");
  expect(at({ XDG_STATE_HOME: "/state" })).toBe("/state/miditui");
  expect(at({ XDG_STATE_HOME: "relative" })).toBe("/me/.local/state/miditui");
  expect(at({ MIDITUI_STATE_DIR: "/own", XDG_STATE_HOME: "/state" })).toBe("/own");
  expect(at({}, "darwin")).toBe("/me/Library/Application Support/miditui");
});

test("this process runs, one whose number another has now does not, and of another machine's nobody knows for a while", () => {
  const owner = ownerOf(process.pid);
  const [, , machine = ""] = owner.split("-");
  expect(isRunning(owner, 1e9)).toBe(true);
  expect(isRunning(`${process.pid}-1-${machine}`, 0)).toBe(false);
  expect(isRunning(`4194304-0-${machine}`, 0)).toBe(false);
  expect(isRunning("1-1-00000000", 1000)).toBe(true);
  expect(isRunning("1-1-00000000", 3_600_000)).toBe(false);
});

test("the app's ~ is the user's own folder", async () => {
  const files = createFiles(state);
  const home = await files.carry({ type: "list", folder: "~" });
  expect(home).toMatchObject({ type: "listed", folder: homedir(), asked: "~" });
  const missing = await files.carry({ type: "open", path: "~/miditui has no such file.mid" });
  expect(missing).toMatchObject({ type: "failed", text: expect.stringContaining(homedir()) });
  const near = `${song}~`;
  writeFileSync(near, readFileSync(song));
  expect(await files.carry({ type: "open", path: near })).toMatchObject({ type: "opened", path: near });
});
