import { setTimeout as pause } from "node:timers/promises";
import type { Terminal } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { type PlayOptions, playing } from "./ballin-play.ts";

const BRAILLE = /[\u2800-\u28ff]/;
const HALVES = /[\u2580\u2584\u2588]/;
/** Dots of a cell without Braille: one, some and many. */
const ASCII = /[.:*'#@]/;
/** Parameters of SGR that set a colour. */
const COLOR = /^[\d;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)\b[\d;]*m/;

interface Mode {
  readonly name: string;
  readonly options: PlayOptions;
  readonly wrong: (screen: string, raw: string) => string | false;
  /** By what its balls are seen. @default BRAILLE */
  readonly balls?: RegExp;
}

const SMALL = ["--balls", "400", "--seed", "2"] as const;

const MODES: readonly Mode[] = [
  {
    name: "Braille",
    options: { args: SMALL },
    wrong: (screen) => !BRAILLE.test(screen) && "no Braille",
  },
  {
    name: "half blocks",
    options: { args: [...SMALL, "--mode", "half"] },
    balls: HALVES,
    wrong: (screen) => (BRAILLE.test(screen) || !HALVES.test(screen)) && "no half blocks alone",
  },
  {
    name: "ASCII",
    options: { args: [...SMALL, "--mode", "ascii"] },
    balls: ASCII,
    wrong: (screen) => !isAscii(screen) && "signs beyond ASCII",
  },
  {
    name: "a terminal without UTF-8",
    options: { args: SMALL, env: { LANG: "C", LC_ALL: "C", LC_CTYPE: "C" } },
    balls: ASCII,
    wrong: (screen) => !isAscii(screen) && "signs beyond ASCII",
  },
  {
    name: "NO_COLOR",
    options: { args: SMALL, env: { NO_COLOR: "1" } },
    wrong: (_, raw) => raw.split("\x1b[").some((part) => COLOR.test(part)) && "colours",
  },
];

/** Every way of drawing, and less of it where that is wished. */
export async function modeFindings(): Promise<Finding[]> {
  const wrong: string[] = [];
  for (const { name, options, wrong: wrongIn, balls = BRAILLE } of MODES) {
    const found = await playing(options, async (terminal) => {
      // What never shows is told as what it shows instead.
      await terminal.until((t) => canvasOf(t).match(balls) !== null).catch(() => {});
      return wrongIn(terminal.screen(), terminal.raw().toString("utf8"));
    });
    if (found !== false) wrong.push(`${name}: ${found}`);
  }
  return [allOf("ways of drawing that show what they should", MODES.length, wrong), await calmer()];
}

/** Reduced motion: half of the frames, and no asterisks that flash in a zone. */
function calmer(): Promise<Finding> {
  return playing({ args: [...SMALL, "--reduced-motion"] }, async (terminal) => {
    const before = terminal.received;
    terminal.press("1");
    const start = performance.now();
    await terminal.until(({ received }) => received > before);
    await pause(1000);
    const seconds = (performance.now() - start) / 1000;
    const frames = terminal.raw().subarray(before).toString("latin1").split("\x1b[?2026h").length - 1;
    const flashed = terminal.raw().subarray(before).includes("***");
    const wrong = [
      ...(frames > 40 * seconds ? [`${frames} frames in ${seconds.toFixed(2)} s`] : []),
      ...(flashed ? ["a zone flashed"] : []),
    ];
    return allOf("reduced motion: 30 frames a second, no flash", 2, wrong);
  });
}

/** Without the three rows at the bottom. */
function canvasOf({ screen }: Terminal): string {
  return screen().split("\n").slice(0, -3).join("\n");
}

function isAscii(text: string): boolean {
  return [...text].every((sign) => (sign.codePointAt(0) ?? 0) < 0x80);
}
