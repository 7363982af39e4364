import type { AcceptanceLine } from "./line.ts";

/** One thing that a line looked at. */
export interface Finding {
  met: boolean;
  /** What was found, beside what was asked. */
  text: string;
}

/** A check that a line consists of. */
export type Check = (quick: boolean) => readonly Finding[] | Promise<readonly Finding[]>;

/** A value that must not be over a limit. A value that is no number is over every limit. */
export function atMost(what: string, value: number, limit: number, unit = ""): Finding {
  const met = value <= limit;
  return { met, text: `${what} ${shown(value)}${unit}, at most ${shown(limit)}${unit}` };
}

/** Cases of which none may fail; the first failures are named. */
export function allOf(what: string, count: number, failures: readonly string[]): Finding {
  const met = failures.length === 0 && count > 0;
  const named = failures.length === 0 ? "" : ` (${failures.slice(0, 4).join("; ")})`;
  return { met, text: `${what}: ${count - failures.length} of ${count}${named}` };
}

/** A line that holds where everything that its check found does. */
export function lineOf(list: string, id: number, title: string, check: Check): AcceptanceLine {
  return {
    id,
    title,
    async run({ quick }) {
      const findings = await check(quick);
      const figure = findings.map(({ met, text }) => (met ? text : `MISSED ${text}`)).join("; ");
      const met = findings.length > 0 && findings.every((finding) => finding.met);
      return { met, figure, command: `npm run accept -- ${list} --line ${id}` };
    },
  };
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(4)));
}
