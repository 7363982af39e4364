import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { KEYMAP } from "../../../apps/ballin/src/core/app/keymap.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { KEY_WALKS } from "./ballin-key-table.ts";
import { ballsShown, playing } from "./ballin-play.ts";
import type { Session } from "./ballin-walk.ts";
import { inFolder } from "./command.ts";

/** Milliseconds until a key must have been followed by what it is for. */
const PATIENCE = 15_000;

/** Lines that end the game, each in a game of its own: what comes before the key, and the key. */
const ENDINGS: readonly (readonly [line: string, before: readonly string[], key: "q" | "ctrl+c"])[] = [
  ["play Q", [], "q"],
  ["always Ctrl+C", ["o"], "ctrl+c"],
  ["options Q", ["o"], "q"],
  ["shapes Q", ["s"], "q"],
  ["load Q", ["l"], "q"],
  ["help Q", ["?"], "q"],
];
const SUSPEND = "always Ctrl+Z";

/** Every line of the help, in a real pty, and a held Space on both kinds of keyboards. */
export async function keyFindings(quick: boolean): Promise<Finding[]> {
  const lines = KEYMAP.map(({ context, keys }) => `${context} ${keys}`);
  const known = new Set([...Object.keys(KEY_WALKS), ...ENDINGS.map(([line]) => line), SUSPEND]);
  const missing = lines.filter((line) => !known.has(line));
  const findings = [allOf("lines of the help that are walked below", lines.length, missing)];
  // The table follows the help's order; a quick run takes every fifth line.
  const walked = Object.keys(KEY_WALKS).filter((_, i) => !quick || i % 5 === 0);
  for (const kitty of quick ? [true] : [true, false]) {
    findings.push(await walks(walked, kitty));
    if (!quick) findings.push(await endings(kitty));
  }
  findings.push(...(quick ? [await pours()] : await held([true, false])));
  return findings;
}

function walks(lines: readonly string[], kitty: boolean): Promise<Finding> {
  return inFolder((folder) => {
    const args = ["record", "-o", "game.jsonl", "--balls", "100", "--no-shapes", "--seed", "3"];
    const file = path.join(folder, "game.jsonl.partial");
    return playing({ args, cwd: folder, kitty }, async (terminal) => {
      const session: Session = { terminal, folder, log: () => (existsSync(file) ? readFileSync(file, "utf8") : "") };
      const wrong: string[] = [];
      for (const line of lines) {
        const failed = await walk(session, line);
        if (failed !== undefined) wrong.push(`${line}: ${failed}`);
        if (wrong.length > 3) break;
      }
      return allOf(
        `help lines that do what they say on ${kitty ? "a kitty keyboard" : "an old keyboard"}`,
        lines.length,
        wrong,
      );
    });
  });
}

/** The key that was not followed by what it is for. */
async function walk(session: Session, line: string): Promise<string | undefined> {
  for (const [key, seen] of KEY_WALKS[line] ?? []) {
    session.terminal.press(key);
    const begin = performance.now();
    await pause(15);
    while (!seen(session)) {
      if (performance.now() - begin > PATIENCE) return `${JSON.stringify(key)} had no effect`;
      await pause(10);
    }
  }
  return undefined;
}

async function endings(kitty: boolean): Promise<Finding> {
  const wrong: string[] = [];
  for (const [line, before, key] of ENDINGS) {
    const code = await playing({ args: ["--balls", "100", "--no-shapes"], kitty }, async (terminal) => {
      for (const each of before) {
        terminal.press(each);
        await pause(500);
      }
      terminal.press(key === "q" ? "q" : { key: "c", ctrl: true });
      return (await Promise.race([terminal.exited, pause(PATIENCE, undefined, { ref: false })]))?.code;
    });
    if (code !== 0) wrong.push(`${line}: ${code ?? "it goes on"}`);
  }
  return allOf(`ways to quit on ${kitty ? "a kitty keyboard" : "an old keyboard"}`, ENDINGS.length, wrong);
}

/** Balls of 3 s of the ramp: 2.5, then 5 to 30 a second, then 30 to 100. */
const RAMP = 2.5 + 17.5 + 97.5;
const SECONDS = 3;

/** How many come depends on the time that a busy machine gives; that they come, and none after the release, does not. */
function pours(): Promise<Finding> {
  return playing({ args: ["--balls", "100", "--no-shapes"], kitty: true }, async (terminal) => {
    const wrong: string[] = [];
    await terminal.hold("space", { milliseconds: 1000 });
    await terminal.until((t) => ballsShown(t) > 100 + 20).catch(() => wrong.push("no more than a press gives"));
    terminal.press("r");
    await terminal.until((t) => ballsShown(t) === 100);
    await pause(300);
    const after = ballsShown(terminal) - 100;
    if (after !== 0) wrong.push(`${after} balls after the release`);
    return allOf("a held Space that pours until it is let go", 1, wrong);
  });
}

async function held(keyboards: readonly boolean[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kitty of keyboards) {
    const count = await playing({ args: ["--balls", "100", "--no-shapes"], kitty }, async (terminal) => {
      await pause(300);
      await terminal.hold("space", { milliseconds: SECONDS * 1000 });
      // An old keyboard tells no release; what the last repeat promised is waited for.
      await pause(1200);
      return ballsShown(terminal) - 100 - 20;
    });
    const name = kitty ? "with releases" : "with repeats after 500 ms";
    const off = 100 * Math.abs(count / RAMP - 1);
    findings.push(
      atMost(
        `Space held ${SECONDS} s on a keyboard ${name}: ${count} balls of the ramp's ${RAMP}, off by`,
        off,
        5,
        " %",
      ),
    );
  }
  return findings;
}
