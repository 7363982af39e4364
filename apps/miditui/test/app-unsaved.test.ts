import { expect, test } from "vitest";
import { joinPath, nameOf } from "../src/core/app/path.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { ENTRIES, FOLDER, opening } from "./app-file-dialogs.ts";
import { Session, songWith } from "./app-session.ts";

test("as long as autosave fails the title says so, and other messages are not overwritten", () => {
  const failing = { type: "failed", request: "autosave", text: "no room" } as const;
  const session = new Session().keys("n").act(failing);
  const title = (): string => transportPanel(session.state, layoutOf(session.state)).title;
  expect([session.notice(), title()]).toEqual(["no room", expect.stringContaining("KEPT NOWHERE")]);
  session.keys("l n").act(failing);
  expect([session.notice(), title()]).toEqual([
    expect.not.stringContaining("room"),
    expect.stringContaining("NOWHERE"),
  ]);
  session.act({ type: "autosaved", project: session.wait(6).state.project });
  expect(title()).not.toContain("NOWHERE");
});

test("a new song comes at once where nothing is unsaved, and keeps mode, octave and view", () => {
  const session = new Session({ project: songWith([{ start: 9000 }]) }).keys("/ g i").keys("$ ctrl+n");
  expect(session.state).toMatchObject({ mode: "insert", octave: 1, view: "roll", dialog: undefined });
  expect(session.state).toMatchObject({ cursor: { tick: 0 }, transport: { tick: 0 }, history: { past: [] } });
  expect(session.notes()).toEqual([]);
  expect(session.state.file.path).toBeUndefined();
});

test("with unsaved changes a question comes first: left right h l Tab y n choose, Esc goes back", () => {
  const session = new Session().keys("n ctrl+n");
  const choices = ["l", "right", "tab", "h", "left", "y", "n"].map((key) => {
    const { dialog } = session.keys(key).state;
    return dialog?.type === "new" ? dialog.choice : undefined;
  });
  expect(choices).toEqual(["discard", "cancel", "save", "cancel", "discard", "save", "discard"]);
  expect(session.keys("escape").notes()).toHaveLength(1);
  expect(session.keys("ctrl+n h enter").notes()).toHaveLength(1);
  expect(session.keys("ctrl+n n enter").notes()).toEqual([]);
});

test("saving first goes through the save dialog, then the new song comes", () => {
  const session = new Session().keys("n ctrl+n enter");
  expect(session.state.dialog?.type).toBe("save");
  session.keys("enter");
  const [save] = session.asked("save");
  expect(save?.project.tracks[0]?.notes.count).toBe(1);
  session.act({ type: "saved", path: save?.path ?? "", project: save?.project ?? songWith([]), warnings: [] });
  expect(session.notes()).toEqual([]);
  const stopped = new Session().keys("n ctrl+n enter escape n");
  expect(stopped.state).toMatchObject({ next: undefined, dialog: undefined });
});

test("a song with unsaved changes is not opened over: first the question, then it is", () => {
  const session = opening();
  session.keys("escape n ctrl+o").act({ type: "listed", folder: FOLDER, entries: ENTRIES }).keys("j j j enter");
  expect(session.asked("open")).toEqual([]);
  expect(session.state.dialog).toMatchObject({ type: "new" });
  session.keys("n enter");
  expect(session.asked("open")).toEqual([{ type: "open", path: "/music/jazz.mid" }]);
});

test("edits are autosaved within half a second, once, and again only after the next edit", () => {
  const session = new Session().keys("n").wait(0.45);
  expect(session.asked("autosave")).toMatchObject([{ project: session.state.project, path: undefined }]);
  session.wait(1).act({ type: "autosaved", project: session.state.project }).wait(5);
  expect(session.asked("autosave")).toEqual([]);
  session.keys("l n").wait(0.5);
  expect(session.asked("autosave")).toHaveLength(1);
});

test("an edit while autosave writes is saved after it, and a failure is told and tried again", () => {
  const session = new Session().keys("n").wait(0.5);
  const [first] = session.asked("autosave");
  session.keys("l n").wait(2);
  expect(session.asked("autosave")).toEqual([]);
  session.act({ type: "autosaved", project: first?.project ?? songWith([]) }).wait(0.5);
  expect(session.asked("autosave")).toMatchObject([{ project: session.state.project }]);
  session.act({ type: "failed", request: "autosave", text: "no room" });
  expect(session.notice()).toBe("no room");
  expect(session.wait(4).asked("autosave")).toEqual([]);
  expect(session.wait(2).asked("autosave")).toHaveLength(1);
});

test.each(["q", "ctrl+q", "ctrl+c"])("%s quits once what is not saved is kept, and never asks", (key) => {
  expect(new Session().keys(key).requests).toEqual([{ type: "quit" }]);
  const session = new Session().keys("n");
  const { project } = session.state;
  session.requests = [];
  expect(session.keys(key).requests).toEqual([{ type: "autosave", project, path: undefined }]);
  expect(session.keys("n").state.project).toBe(project);
  expect(session.act({ type: "autosaved", project }).asked("quit")).toHaveLength(1);
  const kept = new Session().keys("n").wait(0.5);
  kept.act({ type: "autosaved", project: kept.state.project });
  expect(kept.keys(key).asked("quit")).toHaveLength(1);
});

test("who quits while the song cannot be kept is warned, goes on, and quits at the second time", () => {
  const failing = () =>
    new Session().keys("n ctrl+c").act({ type: "failed", request: "autosave", text: "the disk is full" });
  const session = failing();
  expect(session.asked("quit")).toEqual([]);
  expect(session.notice()).toBe("the disk is full; Ctrl+S saves, to quit again loses what is unsaved");
  expect(session.keys("l n").notes()).toHaveLength(2);
  expect(session.keys("ctrl+c").asked("quit")).toHaveLength(1);
  expect(new Session().keys("n ctrl+c ctrl+c").asked("quit")).toHaveLength(1);
});

test("while a song is opened or saved to give way, edits are refused, so that none is lost with it", () => {
  const session = opening().keys("j j j enter escape");
  const { project } = session.state;
  for (const keys of ["n", "a", "]", "ctrl+n", "i z escape"]) {
    expect(session.keys(keys).state.project).toBe(project);
    expect(session.notice()).not.toBe("");
  }
  expect(
    session.keys("ctrl+o").act({ type: "listed", folder: FOLDER, entries: ENTRIES }).keys("end enter").asked("open"),
  ).toHaveLength(1);
  session.act({ type: "failed", request: "open", text: "no song" }).keys("escape n");
  expect(session.notes()).toHaveLength(1);
  const saved = new Session({ path: "/music/a.mid" }).keys("n ctrl+n enter l n");
  expect(saved.notes()).toHaveLength(1);
  const [save] = saved.asked("save");
  saved.act({ type: "saved", path: "/music/a.mid", project: save?.project ?? songWith([]), warnings: [] });
  expect(saved.keys("n").notes()).toHaveLength(1);
});

test("a recovered song counts as changed", () => {
  const session = new Session({ project: songWith([{}]), path: "/music/a.mid", recovered: true });
  expect(session.keys("ctrl+n").state.dialog).toMatchObject({ type: "new" });
});

test.each([
  ["/a/b", "c.mid", "/a/b/c.mid"],
  ["/", "c.mid", "/c.mid"],
  ["C:\\songs", "c.mid", "C:\\songs\\c.mid"],
  ["C:\\", "c.mid", "C:\\c.mid"],
  ["/a", "/b/c.mid", "/b/c.mid"],
])("%s and %s make %s", (folder, name, path) => {
  expect(joinPath(folder, name)).toBe(path);
  expect(nameOf(path)).toBe("c.mid");
});
