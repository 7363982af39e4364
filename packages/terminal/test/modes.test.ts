import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { writeSome } from "../src/tty/device.ts";
import { TerminalModes } from "../src/tty/modes.ts";

/** A pipe that stands for a terminal: full until it is read. */
function stoppedTerminal(): { modes: TerminalModes; readAll: () => string } {
  const folder = mkdtempSync(join(tmpdir(), "terminal-modes-"));
  const path = join(folder, "terminal");
  execFileSync("mkfifo", [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    closeSync(reader);
    closeSync(writer);
    rmSync(folder, { recursive: true });
  });
  const modes = new TerminalModes({ fd: writer, size: () => ({ columns: 80, rows: 24 }), close() {} });
  modes.enter();
  // What terminals answer last: nothing is on its way any more.
  modes.answer({ type: "reply", about: "attributes", value: 0 });
  while (writeSome(writer, new Uint8Array(4096).fill(46)).state === "done");
  while (writeSome(writer, new Uint8Array(1).fill(46)).state === "done");
  const bytes = new Uint8Array(1 << 20);
  return { modes, readAll: () => Buffer.from(bytes.subarray(0, readSync(reader, bytes))).toString("latin1") };
}

test("a terminal that goes on reading after three seconds gets all modes switched off", async () => {
  const { modes, readAll } = stoppedTerminal();
  const left = modes.leavePatiently();
  await vi.advanceTimersByTimeAsync(3000);
  expect(readAll()).not.toContain("\x1b[?1049l");
  await vi.advanceTimersByTimeAsync(100);
  await left;
  expect(readAll()).toMatch(/\?1000l.*\?1049l$/s);
});

test("one that takes nothing is given up after four seconds, and at once when asked again", async () => {
  const stuck = stoppedTerminal();
  const left = stuck.modes.leavePatiently();
  await vi.advanceTimersByTimeAsync(4100);
  await left;

  const hurried = stoppedTerminal();
  const first = hurried.modes.leavePatiently();
  await hurried.modes.leavePatiently();
  await vi.advanceTimersByTimeAsync(10);
  await first;
  expect(hurried.readAll()).not.toContain("\x1b[?1049l");
});
