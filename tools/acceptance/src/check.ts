import type { AcceptanceLine, CheckedLine, CheckOptions, Outcome } from "./line.ts";

/** How a run is watched. */
export interface CheckWatch extends CheckOptions {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Told of each line as it ends. @default nobody */
  tell?: (line: CheckedLine) => void;
}

/** Checks lines one after the other, since several of them measure time. */
export async function check(lines: readonly AcceptanceLine[], watch: CheckWatch): Promise<CheckedLine[]> {
  const checked: CheckedLine[] = [];
  for (const line of lines) {
    const started = watch.now();
    const outcome = await outcomeOf(line, watch);
    const result = { id: line.id, title: line.title, ...outcome, seconds: (watch.now() - started) / 1000 };
    checked.push(result);
    watch.tell?.(result);
  }
  return checked;
}

async function outcomeOf(line: AcceptanceLine, { quick }: CheckOptions): Promise<Outcome> {
  try {
    return await line.run({ quick });
  } catch (error) {
    const figure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { met: false, figure, command: "" };
  }
}

/**
 * The lines of a list, or the one with the number asked for.
 *
 * @throws RangeError when two lines share a number, or none has the one asked for
 */
export function choose(lines: readonly AcceptanceLine[], id?: number): readonly AcceptanceLine[] {
  const ids = lines.map((line) => line.id);
  const twice = ids.find((value, at) => ids.indexOf(value) !== at);
  if (twice !== undefined) throw new RangeError(`two lines have the number ${twice}`);
  if (id === undefined) return lines;
  const chosen = lines.filter((line) => line.id === id);
  if (chosen.length === 0) throw new RangeError(`there is no line ${id}; the list has ${ids.join(", ")}`);
  return chosen;
}
