import { type Binding, GROUPS } from "./binding.ts";
import { BINDINGS } from "./bindings.ts";
import { chordTitle } from "./chord.ts";
import type { DeedId } from "./deed-id.ts";

/** A line of the help: a heading, an empty line before one, or what does a thing. */
export type HelpLine =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "blank" }
  | { readonly type: "binding"; readonly id: DeedId; readonly keys: string; readonly text: string };

/** All lines of the help, in groups. Entries of one name and title stand in one line. */
export function helpLines(): readonly HelpLine[] {
  return LINES;
}

const LINES: readonly HelpLine[] = GROUPS.flatMap((group, index): HelpLine[] => {
  const blank: HelpLine[] = index === 0 ? [] : [{ type: "blank" }];
  return [...blank, { type: "heading", text: group }, ...linesOf(BINDINGS.filter((each) => each.group === group))];
});

function linesOf(bindings: readonly Binding[]): HelpLine[] {
  const merged = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const name = `${binding.id} ${binding.title}`;
    merged.set(name, [...(merged.get(name) ?? []), binding]);
  }
  return [...merged.values()].flatMap(lineOf);
}

function lineOf(bindings: readonly Binding[]): HelpLine[] {
  const [first] = bindings;
  if (first === undefined) return [];
  const keys = new Set(bindings.flatMap(keysOf));
  return [{ type: "binding", id: first.id, keys: [...keys].join(", "), text: first.title }];
}

function keysOf(binding: Binding): string[] {
  const keys = binding.keys === undefined ? binding.chords.map(chordTitle) : [binding.keys];
  return binding.mouse === undefined ? keys : [...keys, binding.mouse];
}
