import { fileURLToPath } from "node:url";
import { openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { expect, onTestFinished, test } from "vitest";

const APP = fileURLToPath(new URL("./fixtures/screen-app.ts", import.meta.url));

const shows = (text: string) => (terminal: Terminal) => terminal.screen().includes(text);

async function run(
  options: TerminalOptions = {},
  command: readonly string[] = [process.execPath, APP],
): Promise<Terminal> {
  const terminal = openTerminal(command, { kitty: true, cell: { width: 10, height: 20 }, ...options });
  onTestFinished(() => terminal.stop());
  await terminal.until(shows("releases are told"), { seconds: 10 });
  return terminal;
}

/** Modes that are on while the program runs, with the keyboard and the mouse that it asked for and a cursor. */
const ON = [">7u", "?1000h", "?1002h", "?1004h", "?1006h", "?1049h", "?2004h", "?7l"];

test("after an end, a signal, a crash and a closed window in the midst of drawing all modes are off", async () => {
  for (const end of ["q", "c", "SIGTERM", "SIGHUP", "SIGINT"]) {
    const terminal = await run();
    expect(terminal.leftModes()).toEqual(ON);
    terminal.press("f");
    const before = terminal.received;
    await terminal.until(({ received }) => received > before + 10_000);
    if (end.startsWith("SIG")) terminal.kill(end);
    else terminal.press(end);
    const { code, signal } = await terminal.exited;
    expect([code, signal]).toEqual(end === "q" ? [0, undefined] : end === "c" ? [70, undefined] : [0, end]);
    expect(terminal.leftModes()).toEqual([]);
  }
  const closed = await run();
  closed.press("f");
  closed.close();
  await closed.exited;
});

test("a slow terminal blocks nobody: what is shown is of late, and the modes are given back", async () => {
  const terminal = await run();
  terminal.throttle({ bytesPerSecond: 64_000 });
  terminal.press("f");
  const before = terminal.received;
  await terminal.until(({ received }) => received > before + 40_000);
  const frames = terminal.raw().toString().split("\x1b[?2026h").length - 1;
  // The number of the newest frame that came is told in the first row.
  expect(frames).toBeLessThan(Number(/^\d+/.exec(terminal.row(0))?.[0]) / 2);
  terminal.kill("SIGTERM");
  expect(await terminal.exited).toMatchObject({ signal: "SIGTERM" });
  expect(terminal.leftModes()).toEqual([]);
});

test("Ctrl+Z gives the terminal to the shell, and then all is drawn anew; the mouse tells whole cells", async () => {
  const shell = `"${process.execPath}" "${APP}"; echo "stopped with $?"; read line; fg; echo "over with $?"`;
  const terminal = await run({}, ["bash", "--norc", "-mc", shell]);
  terminal.click(3, 4);
  await terminal.until(shows("up 3,4"));
  terminal.press("z");
  await terminal.until(shows("stopped with"));
  expect(terminal.leftModes()).toEqual([]);
  terminal.resize(60, 20);
  terminal.send("\r");
  await terminal.until(shows("size 60x20"));
  expect(terminal.leftModes()).toEqual(ON);
  terminal.press("q");
  await terminal.until(shows("over with 0"));
  expect(terminal.leftModes()).toEqual([]);
});
