import type { Word } from "../cloud.ts";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

/** Angles from one number to another, in steps or at every tenth of a degree. */
export interface AngleRange {
  /** Degrees clockwise. */
  readonly from: number;
  /** Degrees clockwise, not below `from`. */
  readonly to: number;
  /** Degrees, above 0. @default every tenth of a degree */
  readonly step?: number;
}

/** The angle of one word in degrees clockwise; `random` gives numbers from 0 up to 1 that follow from the seed. */
export type AngleFunction = (word: Word, index: number, random: () => number) => number;

/** Degrees clockwise that words are turned by: a list, a range, "any" for all that can be read, or a function. */
export type Angles = "any" | readonly number[] | AngleRange | AngleFunction;

/** The angles to try for a word, the first one first. */
export type AngleChoice = (word: Word, index: number) => readonly number[];

const ANY: AngleRange = { from: -90, to: 90 };
/** Angles of a range that are tried for each word. */
const TRIES = 3;
const LIST_HORIZONTAL = 0.9;
const RANGE_HORIZONTAL = 0.4;
const HINT = 'use a list such as [0, 90], a range such as { from: -45, to: 45, step: 15 }, "any", or a function';

/** @throws CloudError E_OPTION, E_NUMBER */
export function angleChoice(angles: unknown, preferHorizontal: number | undefined, chance: () => number): AngleChoice {
  checkShare(preferHorizontal);
  if (typeof angles === "function") {
    return (word, index) => [degrees(angles(word, index, chance), `the angle of ${quote(word.text)}`)];
  }
  if (angles === "any") return fromRange(ANY, preferHorizontal ?? RANGE_HORIZONTAL, chance);
  if (Array.isArray(angles)) {
    if (angles.length === 0 || angles.length > 3600) {
      throw new CloudError("E_OPTION", `angles are a list of ${angles.length}`, HINT);
    }
    const list = angles.map((angle: unknown) => degrees(angle, "an angle"));
    return fromList(list, preferHorizontal ?? LIST_HORIZONTAL, chance);
  }
  if (typeof angles === "object" && angles !== null && "from" in angles && "to" in angles) {
    return fromRange(checkRange({ ...angles }), preferHorizontal ?? RANGE_HORIZONTAL, chance);
  }
  throw new CloudError("E_OPTION", `angles are ${quote(angles)}`, HINT);
}

function checkShare(share: unknown): void {
  if (share === undefined || (typeof share === "number" && share >= 0 && share <= 1)) return;
  throw new CloudError("E_NUMBER", `preferHorizontal is ${quote(share)}`, "use a share from 0 to 1");
}

function degrees(angle: unknown, name: string): number {
  if (typeof angle === "number" && Math.abs(angle) <= 100_000) return angle;
  throw new CloudError("E_NUMBER", `${name} is ${quote(angle)}`, "use degrees, such as 0 or -45");
}

function checkRange({ from, to, step }: Readonly<Record<string, unknown>>): AngleRange {
  const range = { from: degrees(from, "the angle from"), to: degrees(to, "the angle to") };
  if (range.to < range.from) {
    throw new CloudError("E_OPTION", `angles go from ${range.from} to ${range.to}`, "give the lower one first");
  }
  if (step === undefined) return range;
  if (typeof step === "number" && step > 0 && step <= 100_000) return { ...range, step };
  throw new CloudError("E_NUMBER", `the step of angles is ${quote(step)}`, "use degrees above 0");
}

/** A list holds all the angles that there are, so those that chance did not choose are tried after it. */
function fromList(list: readonly number[], share: number, chance: () => number): AngleChoice {
  const others = list.filter((angle) => angle !== 0);
  if (others.length === list.length || others.length === 0) return () => turned(list, chance());
  return () => {
    const horizontal = chance() < share;
    const rest = turned(others, chance());
    if (horizontal) return share < 1 ? [0, ...rest] : [0];
    return share > 0 ? [...rest, 0] : rest;
  };
}

/** The list from one of its places on, once around. */
function turned(list: readonly number[], part: number): number[] {
  const first = Math.floor(part * list.length);
  return [...list.slice(first), ...list.slice(0, first)];
}

function fromRange({ from, to, step }: AngleRange, share: number, chance: () => number): AngleChoice {
  const parts = step ?? 0.1;
  const count = Math.floor((to - from) / parts + 1e-9) + 1;
  // Without a step every angle between is as good as another.
  const level = from <= 0 && to >= 0 && (step === undefined || tidy(from - parts * Math.round(from / parts)) === 0);
  const one = (): number => tidy(from + parts * Math.min(count - 1, Math.floor(chance() * count)));
  return () => {
    const horizontal = chance() < share;
    const free = Array.from({ length: TRIES }, one);
    if (level && horizontal) return share < 1 ? [0, ...free.slice(1)] : [0];
    return free;
  };
}

/** Without the last bits that steps of a tenth leave behind. */
function tidy(angle: number): number {
  return Math.round(angle * 1e6) / 1e6;
}
