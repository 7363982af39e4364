import { expect, test } from "vitest";
import { parentOf } from "../src/core/app/path.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { ENTRIES, FOLDER, listed, opening, saving } from "./app-file-dialogs.ts";
import { Session, songWith } from "./app-session.ts";

test("opening asks for the folder and lists the one above, folders, then songs by name", () => {
  const session = new Session().keys("ctrl+o");
  expect(session.asked("list")).toEqual([{ type: "list", folder: FOLDER, kind: "songs" }]);
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
  expect(session.keys("left").asked("list")).toEqual([{ type: "list", folder: FOLDER, kind: "songs" }]);
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

test("the folder above a root is the root", () => {
  expect([parentOf("/a/b"), parentOf("/a"), parentOf("/"), parentOf("C:\\a"), parentOf("C:\\")]).toEqual([
    "/a",
    "/",
    "/",
    "C:\\",
    "C:\\",
  ]);
});
