import { expect, onTestFinished, test } from "vitest";
import { openTerminal, type Terminal, type TerminalOptions } from "../src/index.ts";

/** Runs a piece of JavaScript in a terminal, which reads keys raw and ends with "q". */
function run(script: string, options?: TerminalOptions): Terminal {
  const program = `process.stdin.setRawMode(true);
    const write = (text) => process.stdout.write(text);
    const show = (data) => write(JSON.stringify(data.toString("latin1")).slice(1, -1));
    process.stdin.on("data", (data) => data.toString() === "q" ? process.exit(3) : show(data));
    ${script}; write("ready\\r\\n");`;
  const terminal = openTerminal([process.execPath, "-e", program], { columns: 200, ...options });
  onTestFinished(() => terminal.stop());
  return terminal;
}

const ready = (terminal: Terminal): boolean => terminal.screen().includes("ready");
const shows = (text: string) => (terminal: Terminal) => terminal.screen().includes(JSON.stringify(text).slice(1, -1));

test("a program's size, text and colours are seen, and its exit code", async () => {
  const terminal = run(
    `write(process.stdout.columns + "x" + process.stdout.rows + "\\r\\n\\x1b[1;31;48;2;1;2;3m\\u28ff\\x1b[0m\\r\\n")`,
    { columns: 61, rows: 17 },
  );
  await terminal.until(ready);
  expect(terminal.row(0)).toBe("61x17");
  expect(terminal.cell(0, 1)).toMatchObject({
    glyph: "\u28ff",
    foreground: "palette 1",
    background: "#010203",
    bold: true,
  });
  expect(terminal.cell(1, 1)).toMatchObject({ glyph: " ", foreground: "default", background: "default", bold: false });
  terminal.send("q");
  expect(await terminal.exited).toEqual({ code: 3, signal: undefined });
});

test("keys, mouse, focus and paste arrive as the modes in force have it", async () => {
  const terminal = run("");
  await terminal.until(ready);
  terminal.click(3, 4);
  terminal.focus(true);
  terminal.press("up");
  await terminal.until(shows("\x1b[A"));
  terminal.send("\u00e9");
  await terminal.until(shows("\xc3\xa9"));
  expect(terminal.screen()).not.toContain("[<");
  expect(terminal.screen()).not.toContain("[I");

  const asked = run(`write("\\x1b[?1000;1006;1004;2004h\\x1b[>15u")`, { kitty: true });
  await asked.until(ready);
  asked.click(3, 4);
  await asked.until(shows("\x1b[<0;4;5M\x1b[<0;4;5m"));
  asked.pointer("drag", 3, 4);
  asked.focus(false);
  await asked.until(shows("\x1b[O"));
  asked.paste("x");
  await asked.until(shows("\x1b[200~x\x1b[201~"));
  asked.press("!");
  await asked.until(shows("\x1b[49:33;2u\x1b[49:33;2:3u"));
  expect(asked.screen()).not.toContain("<32");
});

test("a held key repeats, and is let go of where the program asked for it", async () => {
  const held = { milliseconds: 100, repeatDelay: 50, repeatInterval: 30 };
  const old = run("");
  await old.until(ready);
  await old.hold("space", held);
  await old.until((terminal) => (terminal.screen().match(/ /g) ?? []).length === 3);

  const kitty = run(`write("\\x1b[>11u")`, { kitty: true });
  await kitty.until(ready);
  await kitty.hold("space", held);
  await kitty.until(shows("\x1b[32;1:3u"));
  expect(kitty.screen().match(/32;1:2u/g)).toHaveLength(2);
});

test("modes left on are named until they are off", async () => {
  const on = "\\x1b[?1049h\\x1b[?25l\\x1b[?7l\\x1b[?1000h\\x1b[>15u\\x1b=";
  const off = "\\x1b[?1000l\\x1b[<u\\x1b[?7h\\x1b[?25h\\x1b[?1049l\\x1b>";
  const terminal = run(
    `write("${on}"); process.on("SIGTERM", () => process.stdout.write("${off}", () => process.exit(0)))`,
    {
      kitty: true,
    },
  );
  await terminal.until(ready);
  expect(terminal.leftModes()).toEqual(["=", ">15u", "?1000h", "?1049h", "?25l", "?7l"]);
  expect(terminal.kittyFlags()).toBe(15);
  terminal.kill("SIGTERM");
  expect(await terminal.exited).toEqual({ code: 0, signal: undefined });
  expect(terminal.leftModes()).toEqual([]);
});

test("questions are answered, unless the terminal is a dumb one", async () => {
  const questions = "\\x1b[?u\\x1b[?2026$p\\x1b[16t\\x1b[c";
  const terminal = run(`write("${questions}")`, { kitty: true, cell: { width: 10, height: 20 } });
  await terminal.until(ready);
  await terminal.until(({ screen }) => screen().includes("?0u") && screen().includes("[?2026;2$y"));
  await terminal.until(({ screen }) => screen().includes("[6;20;10t") && screen().includes("[?1;2c"));

  const dumb = run(`write("${questions}")`, { answers: false });
  await dumb.until(ready);
  dumb.press("x");
  await dumb.until(shows("x"));
  expect(dumb.screen()).not.toContain("[");
});

test("a new size, a signal and a closed terminal reach the program", async () => {
  const terminal = run(`process.stdout.on("resize", () => write(process.stdout.columns + "x" + process.stdout.rows))`);
  await terminal.until(ready);
  terminal.resize(50, 20);
  await terminal.until(({ screen }) => screen().includes("50x20"));
  terminal.kill("SIGKILL");
  expect(await terminal.exited).toEqual({ code: 0, signal: "SIGKILL" });

  const closed = run("");
  await closed.until(ready);
  closed.close();
  expect(await closed.exited).toMatchObject({ signal: "SIGHUP" });
});

test("a slow reader takes bytes no faster than told", async () => {
  const terminal = run(`process.on("SIGUSR2", () => { for (let i = 0; i < 30; i++) write("x".repeat(1000)) })`);
  await terminal.until(ready);
  const before = terminal.received;
  terminal.throttle({ bytesPerSecond: 0 });
  terminal.kill("SIGUSR2");
  terminal.throttle({ bytesPerSecond: 60_000 });
  const begin = performance.now();
  await terminal.until(({ received }) => received - before >= 30_000);
  // Timers only ever come late, so this is true on a busy machine as well.
  expect(performance.now() - begin).toBeGreaterThan(400);
});

test("a condition that is never met names the screen", async () => {
  const terminal = run("");
  await terminal.until(ready);
  await expect(terminal.until(() => false, { seconds: 0.01 })).rejects.toThrow(/0.01 s.*\n?.*ready/s);
  terminal.send("q");
  await expect(terminal.until(() => false)).rejects.toThrow("the program has ended");
});
