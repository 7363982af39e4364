import { expect, onTestFinished, test, vi } from "vitest";
import { blankCells, type Cells } from "../src/core/cells/cells.ts";
import { putText } from "../src/core/cells/put-text.ts";
import type { Written } from "../src/tty/device.ts";
import { createScreenWriter, type ScreenWriter, type WrittenFrame } from "../src/tty/screen-writer.ts";
import { TerminalModel } from "./terminal-model.ts";

/** A terminal that takes so many bytes at a time, until it is asked again. */
function slowTerminal(room: number): {
  writer: ScreenWriter;
  told: WrittenFrame[];
  taken: () => string;
  gone: () => void;
} {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const told: WrittenFrame[] = [];
  const bytes: number[] = [];
  let closed = false;
  const write = (all: Uint8Array, from: number): Written => {
    if (closed) return { bytes: 0, state: "closed" };
    const some = all.subarray(from, from + room);
    bytes.push(...some);
    return { bytes: some.length, state: from + some.length < all.length ? "full" : "done" };
  };
  const writer = createScreenWriter({ fd: -1, depth: "truecolor", write, onWritten: (frame) => told.push(frame) });
  return {
    writer,
    told,
    taken: () => Buffer.from(bytes.splice(0)).toString(),
    gone() {
      closed = true;
    },
  };
}

function cellsOf(text: string): Cells {
  const cells = blankCells(10, 1);
  putText(cells, 0, 0, text);
  return cells;
}

test("a frame is out at once where the terminal takes it, and the same again costs no byte", () => {
  const { writer, told, taken } = slowTerminal(1000);
  const cells = cellsOf("one");
  expect(writer.show(cells)).toBe(1);
  const bytes = taken().length;
  expect(writer.show(cells)).toBe(2);
  expect(taken()).toBe("");
  expect(told).toEqual([
    { frame: 1, bytes },
    { frame: 2, bytes: 0 },
  ]);
});

test("while a frame is on its way the newest waits, the others are overtaken, and what is shown is right", async () => {
  const { writer, told, taken } = slowTerminal(3);
  const terminal = new TerminalModel(10, 1);
  const cells = cellsOf("first");
  writer.show(cells);
  expect(writer.busy).toBe(true);
  // What becomes of the caller's cells later is not what was shown.
  putText(cells, 0, 0, "second");
  writer.show(cells);
  putText(cells, 0, 0, "third.");
  writer.show(cells);
  cells.glyphs.fill(0x78);
  await vi.runAllTimersAsync();
  expect(told.map(({ frame }) => frame)).toEqual([1, 3]);
  terminal.write(Buffer.from(taken()));
  expect(String.fromCodePoint(...terminal.cells.glyphs.subarray(0, 6))).toBe("third.");
  expect(terminal.frames).toBe(2);
  writer.show(cells);
  await vi.runAllTimersAsync();
  terminal.write(Buffer.from(taken()));
  expect(String.fromCodePoint(...terminal.cells.glyphs)).toBe("xxxxxxxxxx");
});

test("paused it writes nothing, and then the newest frame whole", async () => {
  const { writer, told, taken } = slowTerminal(5);
  writer.show(cellsOf("before"));
  writer.pause();
  taken();
  writer.show(cellsOf("during"));
  await vi.runAllTimersAsync();
  expect(taken()).toBe("");
  writer.resume();
  await vi.runAllTimersAsync();
  expect(taken()).toMatch(/\[2J.*during/s);
  expect(told.map(({ frame }) => frame)).toEqual([2]);
  writer.pause();
  writer.resume();
  await vi.runAllTimersAsync();
  expect(taken()).toMatch(/\[2J.*during/s);
});

test("after it was told that the screen is unknown the next frame is written whole", () => {
  const { writer, taken } = slowTerminal(1000);
  writer.show(cellsOf("same"));
  writer.invalidate();
  taken();
  writer.show(cellsOf("same"));
  expect(taken()).toMatch(/\[2J.*same/s);
});

test("a cursor is shown where it is wished for, within the update, and hidden when it is not", () => {
  const { writer, taken } = slowTerminal(1000);
  writer.show(cellsOf("text"));
  taken();
  writer.show(cellsOf("text"), { column: 4, row: 0 });
  expect(taken()).toBe("\x1b[?2026h\x1b[1;5H\x1b[?25h\x1b[?2026l");
  writer.show(cellsOf("text"), { column: 4, row: 0 });
  expect(taken()).toBe("");
  writer.show(cellsOf("next"), { column: 4, row: 0 });
  const bytes = taken();
  expect(bytes.startsWith("\x1b[?2026h\x1b[?25l")).toBe(true);
  expect(bytes.endsWith("\x1b[1;5H\x1b[?25h\x1b[?2026l")).toBe(true);
  writer.show(cellsOf("next"));
  expect(taken()).toBe("\x1b[?2026h\x1b[?25l\x1b[?2026l");
});

test("once the terminal is gone nothing more is tried", async () => {
  const { writer, taken, gone, told } = slowTerminal(1000);
  gone();
  writer.show(cellsOf("text"));
  writer.show(cellsOf("more"));
  await vi.runAllTimersAsync();
  expect({ taken: taken(), told, busy: writer.busy }).toEqual({ taken: "", told: [], busy: false });
});
