import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Terminal } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { playing } from "./ballin-play.ts";
import { inFolder } from "./command.ts";

const PATIENCE = 20_000;
const BUTTONS = [22, 23] as const;
const UNDONE = 205;

interface Built {
  readonly terminal: Terminal;
  /** The scene that the physics has, as JSON. */
  scene(): string;
}

type Step = readonly [name: string, act: (built: Built) => void, seen: (built: Built) => boolean];

/** The builder by mouse alone, and its undo by key; the keys are walked in line 19. */
export function builderFindings(): Promise<Finding[]> {
  return inFolder((folder) => {
    const file = path.join(folder, "game.jsonl.partial");
    const args = ["record", "-o", "game.jsonl", "--balls", "100", "--no-shapes", "--seed", "3"];
    return playing({ args, cwd: folder, kitty: true }, async (terminal) => {
      const built: Built = { terminal, scene: () => lastScene(existsSync(file) ? readFileSync(file, "utf8") : "") };
      const wrong: string[] = [];
      for (const [name, act, seen] of STEPS) {
        act(built);
        if (!(await holds(built, seen))) wrong.push(name);
        if (wrong.length > 2) break;
      }
      const findings = [allOf("parts of the builder by mouse", STEPS.length, wrong)];
      terminal.press("b");
      await pause(100);
      terminal.press(...Array<string>(300).fill("u"));
      await pause(500);
      for (let i = 0; i < UNDONE; i++) terminal.press("a");
      const placed = await holds(built, ({ scene }) => count(scene(), '"attractor"') === UNDONE);
      const most = count(built.scene(), '"attractor"');
      terminal.press(...Array<string>(UNDONE).fill("u"));
      const undone = await holds(built, ({ scene }) => count(scene(), '"attractor"') === 0);
      const left = [
        ...(placed ? [] : [`${most} were placed`]),
        ...(undone ? [] : [`${count(built.scene(), '"attractor"')} are left`]),
      ];
      return [...findings, allOf("steps that undo takes back", UNDONE, left)];
    });
  });
}

const STEPS: readonly Step[] = [
  ["open the builder", (b) => button(b, "[B]uild"), ({ terminal }) => terminal.screen().includes("[W]all")],
  ["draw a wall", wall, ({ scene }) => scene().includes('"wall"')],
  ["undo", (b) => button(b, "[U]ndo"), ({ scene }) => !scene().includes('"wall"')],
  ["redo", (b) => button(b, "Redo"), ({ scene }) => scene().includes('"wall"')],
  ["an emitter", (b) => tool(b, "[E]mitter", 40, 3), ({ scene }) => scene().includes('"emitter"')],
  ["turn it", (b) => button(b, "Turn[Z]"), ({ scene }) => scene().includes('"angle":285')],
  ["a higher rate", (b) => button(b, "[+]"), ({ scene }) => /"rate":(2[1-9]|[3-9]\d)/.test(scene())],
  ["an attractor", (b) => tool(b, "[A]ttractor", 60, 6), ({ scene }) => scene().includes('"attractor"')],
  ["copy", (b) => button(b, "[C]opy"), ({ terminal }) => terminal.screen().includes("Copied")],
  ["paste", (b) => button(b, "[V] Paste"), ({ scene }) => count(scene(), '"attractor"') === 2],
  ["delete", (b) => button(b, "Del"), ({ scene }) => count(scene(), '"attractor"') === 1],
  ["wind", (b) => button(b, "[>]"), ({ scene }) => scene().includes('"wind":2')],
  [
    "move by dragging",
    drag,
    ({ scene }) => /"attractor"[^}]*"x":5\d/.test(scene()) || /"x":5\d[^}]*"attractor"/.test(scene()),
  ],
  ["leave the builder", (b) => button(b, "[B]ack"), ({ terminal }) => terminal.screen().includes("[O]ptions")],
];

/** Clicks a label of one of the two lowest rows. */
function button({ terminal }: Built, label: string): void {
  for (const row of BUTTONS) {
    const column = terminal.row(row).indexOf(label);
    if (column < 0) continue;
    terminal.click(column + 1, row);
    return;
  }
}

function tool(built: Built, label: string, column: number, row: number): void {
  button(built, label);
  built.terminal.click(column, row);
}

function wall(built: Built): void {
  button(built, "[W]all");
  const { terminal } = built;
  terminal.pointer("down", 10, 12);
  for (let column = 11; column < 26; column++) terminal.pointer("drag", column, 12 - Math.floor((column - 10) / 5));
  terminal.pointer("up", 26, 9);
}

function drag({ terminal }: Built): void {
  terminal.pointer("down", 60, 6);
  for (let column = 59; column >= 52; column--) terminal.pointer("drag", column, 7);
  terminal.pointer("up", 52, 7);
}

function lastScene(log: string): string {
  return (
    log
      .split("\n")
      .filter((line) => line.includes('"type":"scene"'))
      .at(-1) ?? ""
  );
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

async function holds(built: Built, seen: (built: Built) => boolean): Promise<boolean> {
  const begin = performance.now();
  while (!seen(built)) {
    if (performance.now() - begin > PATIENCE) return false;
    await pause(10);
  }
  return true;
}
