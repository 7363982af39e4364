import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { afterAll, afterEach, expect, test } from "vitest";
import { formatLevel } from "../src/core/level/format.ts";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { parseLevel } from "../src/core/level/parse.ts";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ballin-app-"));
let terminal: Terminal | undefined;

afterEach(async () => {
  await terminal?.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function play(words: readonly string[], options: TerminalOptions = {}): Promise<Terminal> {
  terminal = openTerminal(["node", CLI, "--seed", "7", ...words], { cwd: folder, ...options });
  await terminal.until((each) => each.row(22).includes("Balls: 300"));
  return terminal;
}

test("the app plays, opens its menus, saves, loads, outlives bad files, resizes, and gives the terminal back", async () => {
  const app = await play(["--balls", "300", "--no-shapes", "--color"]);
  expect(app.row(21).trim().split(/\s+/)).toEqual(["1", "2", "3", "4", "5", "6"]);
  expect(app.cell(0, 21).background).toBe("palette 1");
  expect(app.cell(79, 21).background).toBe("palette 6");
  expect([2, 3, 4, 5, 6, 7].map((column) => app.cell(column, 23).foreground)).toEqual(
    [1, 2, 3, 4, 5, 6].map((color) => `palette ${color}`),
  );
  app.click(24, 23);
  await app.until((each) => each.screen().includes("triangle"));
  app.press("right", "right", "enter");
  await app.until((each) => each.screen().includes("|XXXXX|"));
  app.press("o");
  await app.until((each) => each.screen().includes("Ball count"));
  app.press("down", "down", "enter", "4", "0", "0", "enter");
  app.click(1, 1);
  await app.until((each) => each.row(22).startsWith(" square: arrows move"));
  app.press("escape");
  await app.until((each) => each.row(22).includes("Balls: 400"));
  app.press({ key: "s", ctrl: true });
  await app.until((each) => each.screen().includes("Saved level.json"));
  const saved = parseLevel(readFileSync(join(folder, "level.json"), "utf8"));
  expect(saved.options).toMatchObject({ ball_count: 400, color_mode: true });
  expect(saved.scene.items).toMatchObject([{ type: "square" }]);
  writeFileSync(join(folder, "level.json"), "{ bad");
  app.click(36, 23);
  app.press({ key: "l", ctrl: true });
  await app.until((each) => each.screen().includes("Cleared") && each.screen().includes(" ! "));
  app.resize(60, 20);
  await app.until((each) => each.row(17).includes("6") && each.row(19).includes("[Q]"));
  app.press("q");
  expect(await app.exited).toEqual({ code: 0, signal: undefined });
  expect(app.leftModes()).toEqual([]);
});

test("a level that cannot be opened is told in the app, which plays on; without colour all is still there", async () => {
  const app = await play(["--balls", "300", "--open", "missing.json"], { env: { NO_COLOR: "1" } });
  await app.until((each) => each.row(0).includes("missing.json"));
  app.press("b");
  await app.until((each) => each.row(21).includes("Builder"));
  expect(app.raw().toString("latin1")).not.toMatch(/\[[0-9;]*(3[0-7]|4[0-7]|38|48)[0-9;]*m/);
  app.kill("SIGTERM");
  expect((await app.exited).signal).toBe("SIGTERM");
  expect(app.leftModes()).toEqual([]);
  expect(existsSync(join(folder, "missing.json"))).toBe(false);
});

test("a player who types on after q leaves all the same, and new sizes keep nothing open", async () => {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  const app = await play(["--balls", "300", "--no-shapes"], { cwd: empty });
  const open = terminalsOf(app.pid);
  for (const columns of [70, 75, 72, 78, 71]) {
    app.resize(columns, 24);
    await app.until((each) => each.cell(columns - 1, 21).background === "palette 6");
  }
  // One is open for a moment while a size is asked for.
  await app.until((each) => terminalsOf(each.pid) === open);
  // More than the terminal holds at once: most of it is read while the threads end, and each tells of a missing file.
  app.send(`q${"l".repeat(20_000)}`);
  expect(await app.exited).toEqual({ code: 0, signal: undefined });
});

test("more frames are shown than steps are made, and no more than those with the frame cap", async () => {
  const emitter = { type: "emitter", id: 1, color: "red", x: 10, y: 10, angle: 45, rate: 5 } as const;
  writeFileSync(
    join(folder, "lively.json"),
    formatLevel({ scene: { items: [emitter], wind: 0 }, options: DEFAULT_OPTIONS }),
  );
  terminal = openTerminal(["node", CLI, "--open", "lively.json", "--balls", "100"], { cwd: folder });
  const app = terminal;
  const rate = (): number => Number(/FPS: (\d+\.\d)/.exec(app.row(22))?.[1] ?? 0);
  await app.until(() => rate() > 60);
  app.press("o", "enter", "escape");
  await app.until(() => rate() <= 60);
});

test("a scene of the gallery is played: what stands in it, its options, and what happens in it by itself", async () => {
  terminal = openTerminal(["node", CLI, "--scene", "rain", "--balls", "100"], { cwd: folder });
  const app = terminal;
  await app.until((each) => each.screen().includes("|XXXXX|") && each.cell(1, 23).background === "palette 0");
  // It rains though nobody asks for balls.
  await app.until((each) => Number(/Balls: (\d+)/.exec(each.row(22))?.[1]) > 200);
});

/** How often a process has a terminal open; 0 where the system does not tell. */
function terminalsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => /tty|pts/.test(targetOf(join(folder, name)))).length;
}

/** Empty for one that was closed meanwhile. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}
