import { expect, test } from "vitest";
import { setTempo } from "../src/core/edit/conductor.ts";
import { ENTRIES, FOLDER, saving } from "./app-file-dialogs.ts";
import { Session, songWith } from "./app-session.ts";

test("saving a new song asks for a name, MIDI first, Tab goes JSON, OXM, MIDI, and Enter writes it", () => {
  const session = saving();
  expect(session.state.dialog).toMatchObject({ type: "save", text: "Untitled", format: "mid" });
  session.type("my song").keys("tab");
  expect(session.state.dialog).toMatchObject({ format: "json" });
  session.keys("tab tab enter");
  expect(session.asked("save")).toMatchObject([{ path: "/music/my song.mid", format: "mid", replace: false }]);
  expect(new Session().keys("ctrl+s tab tab tab").state.dialog).toMatchObject({ format: "mid" });
  expect(new Session().keys("ctrl+s shift+tab").state.dialog).toMatchObject({ format: "oxm" });
});

test("an extension that is typed says the kind of file", () => {
  const session = saving().keys("ctrl+u").type("x.oxm").keys("enter");
  expect(session.asked("save")).toMatchObject([{ path: "/music/x.oxm", format: "oxm" }]);
});

test("a name that exists is replaced by the second Enter only", () => {
  const session = saving().keys("ctrl+u").type("jazz.mid").keys("enter");
  expect(session.asked("save")).toEqual([]);
  expect(session.state.dialog).toMatchObject({ replacing: "jazz.mid", problem: expect.stringContaining("exists") });
  session.keys("enter");
  expect(session.asked("save")).toMatchObject([{ path: "/music/jazz.mid", replace: true }]);
  const changed = saving().keys("ctrl+u").type("jazz.mid").keys("enter backspace");
  expect(changed.state.dialog).toMatchObject({ replacing: undefined });
});

test("once it has a name Ctrl+S saves without asking, Ctrl+T asks", () => {
  const session = new Session({ path: "/music/a.kar" }).keys("n ctrl+s");
  expect(session.asked("save")).toMatchObject([{ path: "/music/a.kar", format: "mid", replace: true }]);
  session.act({ type: "saved", path: "/music/a.kar", project: session.state.project, warnings: [] });
  expect(session.notice()).toBe("Saved a.kar");
  expect(session.state.file.saved).toBe(session.state.project);
  session.keys("ctrl+t");
  expect(session.state.dialog).toMatchObject({ type: "save", text: "a", format: "mid", folder: "/music" });
  expect(new Session({ path: "/music/odd.bin" }).keys("ctrl+s").state.dialog).toMatchObject({ type: "save" });
});

test("what saving loses is told until the next key, and a failure keeps the dialog with what was typed", () => {
  const session = saving().keys("enter");
  session.act({ type: "failed", request: "save", text: "the disk is full" });
  expect(session.state.dialog).toMatchObject({ type: "save", text: "Untitled", problem: "the disk is full" });
  session.act({ type: "saved", path: "/x/a.oxm", project: session.state.project, warnings: ["3 controllers"] });
  expect(session.state).toMatchObject({ dialog: undefined, notice: { kind: "error" } });
  expect(session.notice()).toContain("3 controllers");
});

test("a song of which the file has not all stays changed, and stays where it was to give way; mute is told only", () => {
  const session = new Session({ path: "/music/a.oxm" }).keys("n ctrl+n enter");
  const { project } = session.state;
  const saved = { type: "saved", path: "/music/a.oxm", project } as const;
  session.act({ ...saved, warnings: ["2 tempo changes"] });
  expect(session.state).toMatchObject({ project, next: undefined, file: { path: "/music/a.oxm", saved: undefined } });
  session.keys("ctrl+s").act({ ...saved, warnings: [], remarks: ["mute is not kept"] });
  expect(session.notice()).toContain("mute is not kept");
  expect(session.state.file.saved).toBe(project);
});

test("a song that was saved after it gave way does not give its name to the next one", () => {
  const session = new Session({ path: "/music/a.mid" }).keys("n ctrl+s");
  const [save] = session.asked("save");
  session.keys("ctrl+n n enter n").act({ type: "autosaved", project: save?.project ?? songWith([]) });
  session.act({ type: "saved", path: "/music/a.mid", project: save?.project ?? songWith([]), warnings: [] });
  expect(session.notice()).toBe("Saved a.mid");
  expect(session.state.file).toMatchObject({ path: undefined, autosaved: session.state.file.saved });
  expect(session.keys("ctrl+s").state.dialog).toMatchObject({ type: "save" });
});

test("what is typed while a song is being saved stays", () => {
  const session = new Session({ path: "/music/a.mid" }).keys("n ctrl+s r ctrl+u").type("Bass");
  session.act({ type: "saved", path: "/music/a.mid", project: session.state.project, warnings: [] });
  expect(session.keys("enter").state.project.tracks[0]?.name).toBe("Bass");
});

test("a save that leaves something out is asked for: the first Enter tells what, the second does it", () => {
  const project = setTempo(songWith([{}]), 960, 90);
  const session = new Session({ project }).keys("ctrl+s").act({ type: "listed", folder: FOLDER, entries: ENTRIES });
  session.type("x.oxm").keys("enter");
  expect(session.asked("save")).toEqual([]);
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("1 tempo change is left out") });
  expect(session.keys("enter").asked("save")).toMatchObject([{ path: "/music/x.oxm", replace: false }]);
  const again = new Session({ project, path: "/music/a.oxm" }).keys("ctrl+s");
  expect(again.asked("save")).toEqual([]);
  again.act({ type: "listed", folder: FOLDER, entries: ENTRIES });
  expect(again.keys("enter").asked("save")).toMatchObject([{ path: "/music/a.oxm", replace: true }]);
});
