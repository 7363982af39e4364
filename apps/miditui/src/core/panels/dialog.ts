import type { Dialog, FileDialog, FileEntry, PromptAbout } from "../app/dialog.ts";
import { DEFAULT_WAV, WAV_BITS } from "../app/export-wav.ts";
import { isChooser, shownEntries } from "../app/file-dialog.ts";
import { FORMATS } from "../app/file-format.ts";
import { programNames } from "../app/instrument-names.ts";
import { programsLike } from "../app/program-of.ts";
import type { Field } from "../app/text-field.ts";
import type { DialogLayout, Rect } from "../screen/layout.ts";
import { wrapped } from "../screen/wrap.ts";
import { fieldRow } from "./field.ts";
import { helpRows } from "./help.ts";
import type { Panel, Piece } from "./panel.ts";
import { COLORS, type Row, type Span } from "./span.ts";

type Prompt = Extract<Dialog, { type: "prompt" }>;

const FORMAT_NAMES = { json: "JSON", oxm: "OXM", mid: "MIDI" } as const;
const BIT_NAMES = { 16: "16 bit", 24: "24 bit", "32f": "32 bit float" } as const;

const ANSWERS = [
  ["save", "Save first"],
  ["discard", "Do not save"],
  ["cancel", "Cancel"],
] as const;

interface Asked {
  readonly title: string;
  readonly question: string;
  readonly example: string;
}

const PROMPTS: Readonly<Record<PromptAbout, Asked>> = {
  rename: { title: "Rename track", question: "Name of the track", example: "any characters" },
  instrument: { title: "Instrument", question: "Instrument", example: "1 to 128, or a part of its name" },
  channel: { title: "Channel", question: "MIDI channel of the track", example: "1 to 16; 10 is the drums" },
  tempo: {
    title: "Tempo",
    question: "Tempo from the cursor on, in beats a minute",
    example: "120 or 97.5; empty removes it",
  },
  metre: { title: "Metre", question: "Metre from the cursor's bar on", example: "3/4, 6/8, 7/8; empty removes it" },
  key: { title: "Key", question: "Key from the cursor's bar on", example: "C, Am, Bb, F# minor; empty removes it" },
  marker: { title: "Marker", question: "Text of the marker at the cursor", example: "empty removes it" },
  velocity: {
    title: "Velocity",
    question: "Velocity of the selected notes",
    example: "100, +10, -10, or 40..110 for a ramp",
  },
  transpose: { title: "Transpose", question: "Semitones up or down", example: "12, -5" },
  quantize: { title: "Quantize", question: "Grid, swing and strength", example: "1/16, 1/8 60%, 1/8t 50% 80%" },
  latency: {
    title: "Latency",
    question: "Milliseconds from a key to the ear",
    example: "5 to 1000; more where it crackles",
  },
  "go-to": { title: "Go to", question: "Where to", example: "17, 17:3, 17:3:240, 1:05.250, 65s or a marker" },
};

/**
 * @param hints what the keys do in it
 * @param names of the 128 programs @default those of General MIDI
 */
export function dialogPanel(
  dialog: Dialog,
  layout: DialogLayout,
  hints: Row,
  names: readonly string[] = programNames(undefined),
): Panel {
  const footer = { at: layout.footer, rows: [hints] };
  return {
    frame: layout.frame,
    title: titleOf(dialog),
    focused: true,
    pieces: [...piecesOf(dialog, layout, names), footer],
  };
}

function titleOf(dialog: Dialog): string {
  switch (dialog.type) {
    case "help":
      return "Help";
    case "message":
      return "Message";
    case "open":
      return "Open";
    case "save":
      return "Save";
    case "bank":
      return dialog.using === undefined ? "SoundFont" : `SoundFont (now ${dialog.using})`;
    case "wav":
      return "Export sound";
    case "new":
      return "Unsaved changes";
    default:
      return PROMPTS[dialog.about].title;
  }
}

function piecesOf(dialog: Dialog, layout: DialogLayout, names: readonly string[]): Piece[] {
  switch (dialog.type) {
    case "help":
      return helpPieces(dialog, layout);
    case "message":
      return [{ at: layout.heading, rows: wrapped(dialog.text, layout.heading.columns).map((text) => [{ text }]) }];
    case "new":
      return answerPieces(dialog.choice, layout);
    case "prompt":
      return promptPieces(dialog, layout, names);
    default:
      return filePieces(dialog, layout);
  }
}

function helpPieces({ scroll, filter }: Extract<Dialog, { type: "help" }>, layout: DialogLayout): Piece[] {
  const { list, field, caption } = layout;
  const lines = helpRows(list.columns, filter?.text ?? "");
  const first = Math.max(0, Math.min(scroll, lines.length - list.rows));
  const shown = { at: list, rows: lines.slice(first, first + list.rows) };
  if (filter === undefined || field === undefined) return [shown];
  const find = { at: caption, rows: [[{ text: "Find: ", color: COLORS.grey }]] };
  return [find, { at: field, rows: [fieldRow(filter, field.columns)] }, shown];
}

function answerPieces(choice: string, layout: DialogLayout): Piece[] {
  return [
    { at: layout.heading, rows: [[{ text: "The song has changes that are in no file." }]] },
    ...choices(
      layout.choices,
      ANSWERS.map(([name, text]) => ({ text, on: name === choice })),
    ),
  ];
}

function promptPieces(prompt: Prompt, layout: DialogLayout, names: readonly string[]): Piece[] {
  const { question, example: plain } = PROMPTS[prompt.about];
  const example = prompt.about === "instrument" ? matchesText(prompt.text.trim(), names) || plain : plain;
  return [
    { at: layout.heading, rows: [[{ text: question }], [{ text: example, color: COLORS.grey }]] },
    { at: layout.caption, rows: [[{ text: "> ", color: COLORS.cyan }]] },
    ...fieldPieces(prompt, layout),
  ];
}

/** The instruments that Enter would choose from, the first of them first; empty where there are none. */
function matchesText(text: string, names: readonly string[]): string {
  const found = programsLike(text, names);
  const first = found.slice(0, 3).map((program) => `${program + 1} ${names[program] ?? ""}`);
  return `${first.join(", ")}${found.length > 3 ? ", .." : ""}`;
}

function filePieces(dialog: FileDialog, layout: DialogLayout): Piece[] {
  return [
    { at: layout.heading, rows: [[{ text: dialog.folder, color: COLORS.cyan }]] },
    { at: layout.caption, rows: [[{ text: isChooser(dialog) ? "Find: " : "Name: ", color: COLORS.grey }]] },
    ...fieldPieces(dialog, layout),
    ...choices(layout.choices, choicesOf(dialog)),
    { at: layout.list, rows: entryRows(dialog, layout.list) },
  ];
}

function choicesOf({ type, format, wav = DEFAULT_WAV }: FileDialog): Choice[] {
  if (type === "save") return FORMATS.map((each) => ({ text: FORMAT_NAMES[each], on: each === format }));
  if (type !== "wav") return [];
  return [
    ...WAV_BITS.map((bits) => ({ text: BIT_NAMES[bits], on: bits === wav.bits })),
    { text: "Stems", on: wav.stems },
    { text: "Loop", on: wav.loop },
  ];
}

function entryRows(dialog: FileDialog, list: Rect): Row[] {
  if (dialog.entries === undefined) return [[{ text: "reading the folder", color: COLORS.grey }]];
  const entries = shownEntries(dialog);
  if (entries.length === 0) return [[{ text: "nothing here", color: COLORS.grey }]];
  return entries
    .slice(dialog.scroll, dialog.scroll + list.rows)
    .map((entry, at) => entryRow(entry, dialog.scroll + at === dialog.chosen, list.columns));
}

function entryRow(entry: FileEntry, chosen: boolean, columns: number): Row {
  const inverse = chosen ? { inverse: true } : {};
  const name = `${chosen ? ">" : " "} ${entry.name}${entry.folder ? "/" : ""}`;
  const size = entry.folder || entry.path === "" ? "" : `  ${sizeText(entry.size)}`;
  return [
    { text: name, color: entry.folder ? COLORS.cyan : undefined, ...inverse },
    { text: size, color: chosen ? undefined : COLORS.grey, ...inverse },
    ...(chosen ? [{ text: " ".repeat(columns), ...inverse }] : []),
  ];
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1_000_000)} MB`;
}

/** The line that is typed into, and what is wrong with it. */
function fieldPieces(typed: Field & { problem: string | undefined }, layout: DialogLayout): Piece[] {
  if (layout.field === undefined) return [];
  return [
    { at: layout.field, rows: [fieldRow(typed, layout.field.columns)] },
    {
      at: layout.problem,
      rows: wrapped(typed.problem ?? "", layout.problem.columns).map((text) => [
        { text, color: COLORS.red, bold: true },
      ]),
    },
  ];
}

interface Choice {
  readonly text: string;
  readonly on: boolean;
}

function choices(places: readonly Rect[], texts: readonly Choice[]): Piece[] {
  return places.map((at, index): Piece => {
    const choice = texts[index] ?? { text: "", on: false };
    const span: Span = choice.on
      ? { text: `[${choice.text}]`, inverse: true, bold: true }
      : { text: ` ${choice.text} `, color: COLORS.grey };
    return { at, rows: [[span]] };
  });
}
