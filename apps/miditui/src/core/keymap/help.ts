import { type Binding, COMMANDS, GROUPS, MODES } from "./binding.ts";
import { BINDINGS } from "./bindings.ts";
import { chordTitle } from "./chord.ts";
import type { DeedId } from "./deed-id.ts";

/** A line of the help: a heading, an empty line before one, or what does a thing. */
export type HelpLine =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "blank" }
  | {
      readonly type: "binding";
      readonly id: DeedId;
      readonly keys: string;
      readonly text: string;
      readonly mode: string;
    };

/**
 * All lines of the help, in groups. Entries of one name and title stand in one line.
 *
 * @param filter of the lines only those that have it in them, in any case, or all of a group that has it in its name
 */
export function helpLines(filter = ""): readonly HelpLine[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "") return LINES;
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  const found = SECTIONS.map(({ heading, lines }) => ({
    heading,
    lines: has(heading) ? lines : lines.filter(({ mode, text, keys }) => has(`${mode}${text}  ${keys}`)),
  }));
  return written(found.filter(({ lines }) => lines.length > 0));
}

type BindingLine = Extract<HelpLine, { type: "binding" }>;

interface Section {
  readonly heading: string;
  readonly lines: readonly BindingLine[];
}

const MODE_NAMES = { normal: "Normal", insert: "Insert", select: "Select" } as const;

const SECTIONS: readonly Section[] = GROUPS.map((heading) => ({
  heading,
  lines: linesOf(BINDINGS.filter(({ group }) => group === heading)),
}));
const LINES: readonly HelpLine[] = written(SECTIONS);

function written(sections: readonly Section[]): HelpLine[] {
  return sections.flatMap(({ heading, lines }, index): HelpLine[] => {
    const blank: HelpLine[] = index === 0 ? [] : [{ type: "blank" }];
    return [...blank, { type: "heading", text: heading }, ...lines];
  });
}

function linesOf(bindings: readonly Binding[]): BindingLine[] {
  const merged = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const name = `${binding.id} ${binding.title}`;
    merged.set(name, [...(merged.get(name) ?? []), binding]);
  }
  return [...merged.values()].flatMap(lineOf);
}

function lineOf(bindings: readonly Binding[]): BindingLine[] {
  const [first] = bindings;
  if (first === undefined) return [];
  const keys = new Set(bindings.flatMap(keysOf));
  return [{ type: "binding", id: first.id, keys: [...keys].join(", "), text: first.title, mode: modeOf(bindings) }];
}

/** "in Select: " for what only that mode knows; empty for what is nowhere or in more than one mode of letters. */
function modeOf(bindings: readonly Binding[]): string {
  const modes = MODES.filter((mode) => bindings.some(({ places }) => places.includes(mode)));
  const names = modes.map((mode) => MODE_NAMES[mode]);
  const told = modes.length > 0 && modes.length < MODES.length && !COMMANDS.every((mode) => modes.includes(mode));
  return told ? `in ${names.join(", ")}: ` : "";
}

function keysOf(binding: Binding): string[] {
  const keys = binding.keys === undefined ? binding.chords.map(chordTitle) : [binding.keys];
  return binding.mouse === undefined ? keys : [...keys, binding.mouse];
}
