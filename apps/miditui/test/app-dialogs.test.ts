import { textWidth } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FileEntry } from "../src/core/app/dialog.ts";
import { shownEntries } from "../src/core/app/file-dialog.ts";
import { joinPath, nameOf, parentOf } from "../src/core/app/path.ts";
import { setTempo } from "../src/core/edit/conductor.ts";
import { helpLines } from "../src/core/keymap/help.ts";
import { dialogPanel } from "../src/core/panels/dialog.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { wrapped } from "../src/core/screen/wrap.ts";
import { Session, songWith } from "./app-session.ts";

const FOLDER = "/music";
const ENTRIES: readonly FileEntry[] = [
  { name: "jazz.mid", folder: false, size: 10 },
  { name: "old", folder: true, size: 0 },
  { name: "Kyrie.JSON", folder: false, size: 10 },
  { name: "notes.txt", folder: false, size: 10 },
  { name: ".hidden.mid", folder: false, size: 10 },
  { name: "a.oxm", folder: false, size: 10 },
];

/** The dialog for opening, with its folder read. */
function opening(entries: readonly FileEntry[] = ENTRIES): Session {
  return new Session().keys("ctrl+o").act({ type: "listed", folder: FOLDER, entries });
}

function saving(): Session {
  return new Session().keys("ctrl+s").act({ type: "listed", folder: FOLDER, entries: ENTRIES });
}

function listed(session: Session): string[] {
  const { dialog } = session.state;
  return dialog?.type === "open" || dialog?.type === "save" ? shownEntries(dialog).map(({ name }) => name) : [];
}

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

test("help scrolls by lines and pages to its last line, and ? q or Esc close it", () => {
  const session = new Session().keys("? j down k");
  expect(session.state.dialog).toEqual({ type: "help", scroll: 1 });
  session.keys("pagedown pagedown pageup");
  expect(session.state.dialog).toEqual({ type: "help", scroll: 11 });
  session.keys("end");
  const rows = layoutOf(session.state).dialog?.list.rows ?? 0;
  expect(session.state.dialog).toEqual({ type: "help", scroll: helpLines().length - rows });
  session.keys("j");
  expect(session.state.dialog).toEqual({ type: "help", scroll: helpLines().length - rows });
  expect(session.keys("home").state.dialog).toEqual({ type: "help", scroll: 0 });
  for (const key of ["?", "q", "escape", "ctrl+c"]) {
    expect(new Session().keys(`? ${key}`).state.dialog).toBeUndefined();
  }
});

test("while a dialog is open keys of the song do nothing to it", () => {
  const session = new Session().keys("? a n m ctrl+z ctrl+s space");
  expect(session.state.project.tracks).toHaveLength(1);
  expect(session.state.transport.state).toBe("stopped");
  expect(session.requests).toEqual([]);
});

test("opening asks for the folder and lists the one above, folders, then songs by name", () => {
  const session = new Session().keys("ctrl+o");
  expect(session.asked("list")).toEqual([{ type: "list", folder: FOLDER }]);
  expect(listed(session)).toEqual([]);
  expect(listed(opening())).toEqual(["..", "old", "a.oxm", "jazz.mid", "Kyrie.JSON"]);
});

test("an answer for another folder than the one that is shown is dropped", () => {
  const session = new Session().keys("ctrl+o").act({ type: "listed", folder: "/elsewhere", entries: ENTRIES });
  expect(listed(session)).toEqual([]);
});

test("Enter opens a song, goes into a folder and into the one above", () => {
  const session = opening().keys("j j j enter");
  expect(session.asked("open")).toEqual([{ type: "open", path: "/music/jazz.mid" }]);
  expect(opening().keys("down enter").asked("list").at(-1)?.folder).toBe("/music/old");
  expect(opening().keys("enter").asked("list").at(-1)?.folder).toBe("/");
  expect(opening().keys("left").asked("list").at(-1)?.folder).toBe("/");
  expect(opening().keys("backspace").asked("list").at(-1)?.folder).toBe("/");
});

test("typing narrows the list, j and k too once something is typed, and Esc lets go of it first", () => {
  const session = opening().keys("/").type("JA");
  expect(listed(session)).toEqual(["jazz.mid"]);
  session.keys("escape");
  expect(listed(session)).toHaveLength(5);
  expect(session.type("yri").keys("enter").asked("open")).toEqual([{ type: "open", path: "/music/Kyrie.JSON" }]);
  expect(opening().keys("escape").state.dialog).toBeUndefined();
  expect(listed(opening().keys("/").type(".h"))).toEqual([".hidden.mid"]);
});

test("a path that is typed or pasted is opened as it is", () => {
  const session = opening().keys("/").input({ type: "paste", text: "/tmp/other song.mid\n" });
  expect(session.keys("enter").asked("open")).toEqual([{ type: "open", path: "/tmp/other song.mid" }]);
});

test("a path that ends in a slash is a folder to look into", () => {
  expect(opening().keys("/").type("../x/./").keys("enter").asked("list").at(-1)?.folder).toBe("/x");
  expect(opening().keys("/").type("/srv/").keys("enter").asked("list").at(-1)?.folder).toBe("/srv");
});

test("a path from ~ is left to the shell, which tells the folder that it is", () => {
  expect(opening().keys("/").type("~/a.mid").keys("enter").asked("open")).toEqual([{ type: "open", path: "~/a.mid" }]);
  const session = opening().keys("/").type("~/old/").keys("enter");
  expect(session.asked("list").at(-1)?.folder).toBe("~/old");
  session.act({ type: "listed", asked: "~/old", folder: `${FOLDER}/old`, entries: ENTRIES });
  expect(listed(session)).toHaveLength(5);
  expect(session.keys("left").asked("list")).toEqual([{ type: "list", folder: FOLDER }]);
  expect(opening().keys("/").type("~").keys("enter").asked("list").at(-1)?.folder).toBe("~");
  const save = saving().keys("ctrl+u").type("~/a").keys("enter");
  expect(save.asked("save")).toMatchObject([{ path: "~/a.mid", replace: false }]);
});

test("a name in another folder is not taken for the one that is listed here", () => {
  const session = saving().keys("ctrl+u").type("/srv/jazz.mid").keys("enter");
  expect(session.asked("save")).toMatchObject([{ path: "/srv/jazz.mid", replace: false }]);
});

test("a folder that cannot be read leaves the dialog where it was, with what was typed", () => {
  const session = opening().keys("/").type("old/none/").keys("enter");
  session.act({ type: "failed", request: "list", text: "it is not there" });
  expect(session.asked("list").at(-1)?.folder).toBe(FOLDER);
  session.act({ type: "listed", folder: FOLDER, entries: ENTRIES });
  expect(session.state.dialog).toMatchObject({ folder: FOLDER, text: "old/none/", problem: "it is not there" });
});

test("Enter where nothing is listed says so", () => {
  const session = opening().keys("/").type("nothing").keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: "there is no such song here" });
});

test("the chosen line of a long list is in view", () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ name: `${1000 + index}.mid`, folder: false, size: 1 }));
  const session = opening(many).keys("end");
  const rows = layoutOf(session.state).dialog?.list.rows ?? 0;
  expect(session.state.dialog).toMatchObject({ chosen: 300, scroll: 301 - rows });
  expect(session.keys("home").state.dialog).toMatchObject({ chosen: 0, scroll: 0 });
  expect(session.keys("pagedown pagedown pageup").state.dialog).toMatchObject({ chosen: 10 });
});

test("a song that cannot be opened leaves the list, with why, until one can", () => {
  const session = opening().keys("j j enter");
  session.act({ type: "failed", request: "open", text: "a.oxm: no song" });
  expect(session.state.dialog).toMatchObject({ type: "open", chosen: 2, problem: "a.oxm: no song" });
  session.act({ type: "opened", path: "/music/jazz.mid", project: songWith([{}]), notes: [] });
  expect(session.state).toMatchObject({ dialog: undefined, file: { path: "/music/jazz.mid" } });
});

test("an error stays until the next key or click", () => {
  const failing = () => new Session().act({ type: "failed", request: "save", text: "the disk is full" });
  expect(failing().wait(100).state.notice).toMatchObject({ kind: "error", text: "the disk is full" });
  expect(failing().keys("l").state.notice).toBeUndefined();
  expect(failing().click([60, 20]).state.notice).toBeUndefined();
});

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

test("the field is edited by characters as readers see them", () => {
  const session = new Session().keys("r ctrl+u").type("ab");
  session.input({ type: "paste", text: "e\u0301\u{1f1e9}\u{1f1ea}" });
  expect(session.state.dialog).toMatchObject({ caret: 4 });
  session.keys("backspace left backspace right").type("z");
  expect(session.state.dialog).toMatchObject({ text: "ae\u0301z", caret: 3 });
  session.keys("home delete end left delete").type("!");
  expect(session.state.dialog).toMatchObject({ text: "e\u0301!" });
});

test("a paste brings no control character into a field, and nothing outside of one", () => {
  const session = new Session().keys("r ctrl+u").input({ type: "paste", text: "a\u001b[31m\r\nb" });
  expect(session.state.dialog).toMatchObject({ text: "a [31m b" });
  const outside = new Session().input({ type: "paste", text: "qqqq" });
  expect(outside.requests).toEqual([]);
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

test("q is a piano key in Insert mode and nothing in Select mode", () => {
  expect(new Session().keys("i q").notes()).toHaveLength(1);
  expect(new Session().keys("v q").requests).toEqual([]);
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

test("the folder above a root is the root", () => {
  expect([parentOf("/a/b"), parentOf("/a"), parentOf("/"), parentOf("C:\\a"), parentOf("C:\\")]).toEqual([
    "/a",
    "/",
    "/",
    "C:\\",
    "C:\\",
  ]);
});

test("/ narrows the help to lines with what is typed; Esc lets go of that first; F1 opens and closes it", () => {
  const lines = (session: Session): string[] => {
    const { dialog } = session.state;
    const filter = dialog?.type === "help" ? dialog.filter?.text : undefined;
    return helpLines(filter).flatMap((line) => (line.type === "binding" ? [`${line.mode}${line.text}`] : []));
  };
  const session = new Session().keys("f1 /").type("RECord");
  expect(lines(session)).toEqual(["in Normal: Insert mode: keys play and record"]);
  expect(lines(session.keys("backspace backspace").type("jk?q/"))).toEqual([]);
  expect(lines(session.keys("escape")).length).toBeGreaterThan(100);
  expect(session.keys("/ backspace f1").state.dialog).toBeUndefined();
  const enters = helpLines("enter").flatMap((line) => (line.type === "binding" ? [`${line.mode}${line.text}`] : []));
  expect(enters).toContain("in Select: select the note at the cursor, or not");
  expect(enters).toContain("in Normal, Insert: a note at the cursor");
});

test("what is typed or pasted first takes the place of a text that was there; a key of the caret keeps it", () => {
  const name = (session: Session): unknown => Reflect.get(session.state.dialog ?? {}, "text");
  expect(name(new Session().keys("r").type("Bass"))).toBe("Bass");
  expect(name(new Session().keys("r").input({ type: "paste", text: "Bass" }))).toBe("Bass");
  expect(name(new Session().keys("r end").type("!"))).toBe("Track 1!");
  expect(name(new Session().keys("r backspace").type("!"))).toBe("Track !");
  expect(name(saving().type("new"))).toBe("new");
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

test("a message that is too long for its line is cut, and Ctrl+R or a click on it shows all", () => {
  const text = `the disk is full; ${"free some room ".repeat(30)}and save again`;
  for (const way of ["key", "click"]) {
    const session = new Session().act({ type: "failed", request: "save", text });
    const { notice } = layoutOf(session.state);
    if (way === "key") session.keys("ctrl+r");
    else session.click([notice.column + 5, notice.row]);
    expect(session.state.dialog).toEqual({ type: "message", text });
    const { frame, heading } = layoutOf(session.state).dialog ?? {};
    expect(frame?.columns).toBe(116);
    expect(wrapped(text, heading?.columns ?? 0)).toHaveLength(heading?.rows ?? 0);
    expect(session.keys("escape").state.dialog).toBeUndefined();
  }
});

test("a text in lines is the text, and no line is too wide", () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom("a", "\u65e5", "e\u0301"), minLength: 1 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, columns) => {
      const lines = wrapped(parts.join(" "), columns);
      expect(lines.join("").replaceAll(" ", "")).toBe(parts.join(""));
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }),
    { numRuns: 100 },
  );
});

test("the prompt for an instrument tells what Enter would take", () => {
  const session = new Session().keys("*").type("guit");
  const { dialog: layout } = layoutOf(session.state);
  const { dialog } = session.state;
  if (layout === undefined || dialog === undefined) throw new Error("the prompt is open");
  const texts = dialogPanel(dialog, layout, []).pieces.flatMap(({ rows }) => rows.flat().map(({ text }) => text));
  expect(texts.find((text) => text.startsWith("32 "))).toMatch(/^32 Guitar Harmonics, 121 .*, 25 .*, \.\.$/);
  session.keys("enter");
  expect(session.notice()).toMatch(/^Instrument 32:/);
});
