import { textWidth } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { helpLines } from "../src/core/keymap/help.ts";
import { dialogPanel } from "../src/core/panels/dialog.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { wrapped } from "../src/core/screen/wrap.ts";
import { saving } from "./app-file-dialogs.ts";
import { Session } from "./app-session.ts";

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

test("q is a piano key in Insert mode and nothing in Select mode", () => {
  expect(new Session().keys("i q").notes()).toHaveLength(1);
  expect(new Session().keys("v q").requests).toEqual([]);
});

test("/ narrows the help to lines with what is typed; Esc lets go of that first; F1 opens and closes it", () => {
  const lines = (session: Session): string[] => {
    const { dialog } = session.state;
    const filter = dialog?.type === "help" ? dialog.filter?.text : undefined;
    return helpLines(filter).flatMap((line) => (line.type === "binding" ? [`${line.mode}${line.text}`] : []));
  };
  const session = new Session().keys("f1 /").type("KEYS play");
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
