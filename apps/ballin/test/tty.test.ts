import { fileURLToPath } from "node:url";
import { command, openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { expect, onTestFinished, test } from "vitest";

const APP = fileURLToPath(new URL("./fixtures/tty-app.ts", import.meta.url));

function run(options: TerminalOptions = {}, command: readonly string[] = [process.execPath, APP]): Terminal {
  const terminal = openTerminal(command, { kitty: true, ...options });
  onTestFinished(() => terminal.stop());
  return terminal;
}

const shows = (text: string) => (terminal: Terminal) => terminal.screen().includes(text);

async function ready(terminal: Terminal): Promise<void> {
  await terminal.until(shows("releases are told"), { seconds: 10 });
}

/** Modes that are on while ballin runs. */
const ON = [">31u", "?1000h", "?1002h", "?1004h", "?1006h", "?1049h", "?2004h", "?25l", "?7l"];

test("the terminal is taken while the program runs and given back at its end", async () => {
  const terminal = run();
  await ready(terminal);
  expect(terminal.leftModes()).toEqual(ON);
  terminal.press("q");
  expect(await terminal.exited).toEqual({ code: 0, signal: undefined });
  expect(terminal.leftModes()).toEqual([]);
});

const ENDINGS: readonly (readonly [
  string,
  (terminal: Terminal) => void,
  { code: number; signal: string | undefined },
])[] = [
  ["process.exit", (terminal) => terminal.press("x"), { code: 3, signal: undefined }],
  ["SIGINT", (terminal) => terminal.kill("SIGINT"), { code: 0, signal: "SIGINT" }],
  ["SIGTERM", (terminal) => terminal.kill("SIGTERM"), { code: 0, signal: "SIGTERM" }],
  ["SIGHUP", (terminal) => terminal.kill("SIGHUP"), { code: 0, signal: "SIGHUP" }],
  ["SIGQUIT", (terminal) => terminal.kill("SIGQUIT"), { code: 0, signal: "SIGQUIT" }],
  ["an exception", (terminal) => terminal.press("c"), { code: 70, signal: undefined }],
  ["a rejection", (terminal) => terminal.press("r"), { code: 70, signal: undefined }],
  ["a throw in a worker", (terminal) => terminal.press("w"), { code: 70, signal: undefined }],
];

test.each(ENDINGS)("after %s in the midst of drawing all modes are off", async (_, end, exit) => {
  const terminal = run();
  await ready(terminal);
  terminal.press("f");
  const before = terminal.received;
  await terminal.until(({ received }) => received > before + 20_000);
  end(terminal);
  expect(await terminal.exited).toEqual(exit);
  expect(terminal.leftModes()).toEqual([]);
  if (exit.code === 70) expect(terminal.screen()).toContain("reported: ");
});

test("a terminal that reads slowly gets its modes back as well", async () => {
  const terminal = run();
  await ready(terminal);
  terminal.throttle({ bytesPerSecond: 64_000 });
  terminal.press("f");
  const before = terminal.received;
  await terminal.until(({ received }) => received > before + 30_000);
  terminal.kill("SIGTERM");
  expect(await terminal.exited).toMatchObject({ signal: "SIGTERM" });
  expect(terminal.leftModes()).toEqual([]);
});

test("a program whose terminal is closed or stuck ends", async () => {
  const closed = run();
  await ready(closed);
  closed.press("f");
  closed.close();
  await closed.exited;

  const stuck = run();
  await ready(stuck);
  stuck.throttle({ bytesPerSecond: 0 });
  stuck.press("f");
  stuck.kill("SIGTERM");
  stuck.kill("SIGHUP");
  // Of signals that come together the system says which is first.
  expect(["SIGTERM", "SIGHUP"]).toContain((await stuck.exited).signal);
});

test("the same picture again is not written", async () => {
  const terminal = run();
  await ready(terminal);
  terminal.press("o");
  await terminal.until(({ screen }) => /[\u2801-\u28ff]/.test(screen()));
  terminal.press("a");
  await terminal.until(shows("key a"));
  const before = terminal.received;
  terminal.press("o", "o", "o", "b");
  await terminal.until(shows("key b"));
  expect(terminal.received - before).toBeLessThan(60);
});

test("of frames that a slow terminal cannot take, no more than two are on their way", async () => {
  const terminal = run({ columns: 60, rows: 16 });
  await ready(terminal);
  terminal.throttle({ bytesPerSecond: 64_000 });
  terminal.press("f");
  const start = terminal.received;
  await terminal.until(({ received }) => received > start + 60_000);
  const before = terminal.received;
  terminal.press("s");
  await terminal.until(shows("stopped"));
  const frames = terminal
    .raw()
    .toString("latin1")
    .split("\x1b[?2026h")
    .map(({ length }) => length);
  // The one in which the text comes is the third at most.
  expect(terminal.received - before).toBeLessThan(3 * Math.max(...frames));
});

test("what was written is told once, and is what has come", async () => {
  const terminal = run();
  await ready(terminal);
  const frames = (): number => terminal.raw().toString("latin1").split("\x1b[?2026l").length - 1;
  terminal.press("n");
  await terminal.until(shows("written"));
  expect(terminal.screen()).toMatch(new RegExp(`written ${frames() - 1} `));
});

test("Ctrl+Z gives the terminal to the shell and takes it back", async () => {
  const shell = `"${process.execPath}" "${APP}"; echo "stopped with $?"; read line; fg; echo "over with $?"`;
  const terminal = run({}, ["bash", "--norc", "-mc", shell]);
  await ready(terminal);
  terminal.press({ key: "z", ctrl: true });
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

test("stopped without warning, it draws anew when it goes on; without a shell it is not stopped by Ctrl+Z", async () => {
  const terminal = run();
  await ready(terminal);
  terminal.kill("SIGSTOP");
  terminal.kill("SIGCONT");
  await terminal.until(shows("size 80x24"));
  terminal.press("a");
  await terminal.until(shows("key a"));
  terminal.press("z");
  await terminal.until(shows("size 80x24"));
  expect(terminal.leftModes()).toEqual(ON);
});

test("keys, mouse and sizes arrive from old terminals, from ones that answer nothing, and from ones with pixels", async () => {
  for (const options of [{ kitty: false }, { kitty: false, answers: false }]) {
    const terminal = run(options);
    await terminal.until(shows("ready"));
    terminal.press("A");
    await terminal.until(shows("key A"));
    terminal.press("escape");
    await terminal.until(shows("key escape"));
    terminal.click(3, 4);
    await terminal.until(shows("up 3,4"));
    terminal.resize(61, 19);
    await terminal.until(shows("size 61x19"));
    terminal.press("q");
    await terminal.exited;
    expect(terminal.leftModes()).toEqual([]);
  }
  const pixels = run({ cell: { width: 10, height: 20 } });
  await pixels.until(({ hasMode }) => hasMode(1016));
  pixels.click(3, 4);
  await pixels.until(shows("up 3.5,4.5"));
  pixels.press("q");
  await pixels.exited;
  expect(pixels.leftModes()).toEqual([]);
});

test("without a terminal it is refused with the error that names the commands for that", async () => {
  const piped = await command(process.execPath, [APP]);
  expect(piped.stderr).toContain("stdin is not a terminal");
  expect(piped.stdout).toBe("");
});
