import type { Binding, Place } from "./binding.ts";

const GROUP = "In dialogs";
const LISTS: readonly Place[] = ["help", "open", "save", "bank", "wav"];
/** What is chosen from: letters move in these. */
const CHOOSERS: readonly Place[] = ["open", "bank"];
const NAMES: readonly Place[] = ["save", "wav"];
const FIELDS: readonly Place[] = [...NAMES, "prompt"];
const ALL: readonly Place[] = ["help", "open", "save", "bank", "wav", "new", "prompt", "message"];

/** Keys of dialogs. A letter that is none of these is typed into the field, where there is one. */
export const DIALOG_BINDINGS: readonly Binding[] = [
  { id: "close", title: "close", group: GROUP, chords: ["escape"], places: ALL, hint: "Close" },
  { id: "close", title: "close", group: GROUP, chords: ["ctrl+c"], places: ALL },
  { id: "close", title: "close", group: GROUP, chords: ["?", "q", "f1"], places: ["help"], mouse: "click" },
  {
    id: "confirm",
    title: "do it",
    group: GROUP,
    chords: ["enter"],
    places: ["open", "save", "bank", "wav", "new", "prompt", "message"],
    hint: "OK",
  },
  { id: "line-up", title: "a line up", group: GROUP, chords: ["up"], places: LISTS, hint: "Move" },
  { id: "line-down", title: "a line down", group: GROUP, chords: ["down"], places: LISTS, hint: "Move" },
  { id: "line-up", title: "a line up", group: GROUP, chords: ["k"], places: ["help", ...CHOOSERS] },
  { id: "line-down", title: "a line down", group: GROUP, chords: ["j"], places: ["help", ...CHOOSERS] },
  { id: "page-up", title: "ten lines up", group: GROUP, chords: ["pageup"], places: LISTS },
  { id: "page-down", title: "ten lines down", group: GROUP, chords: ["pagedown"], places: LISTS },
  { id: "first-line", title: "to the first line", group: GROUP, chords: ["home"], places: ["help", ...CHOOSERS] },
  { id: "last-line", title: "to the last line", group: GROUP, chords: ["end"], places: ["help", ...CHOOSERS] },
  { id: "narrow", title: "narrow the help by typing", group: GROUP, chords: ["/"], places: ["help"], hint: "Find" },
  {
    id: "narrow",
    title: "narrow the list by typing, or type a path",
    group: GROUP,
    chords: ["/"],
    places: CHOOSERS,
    hint: "Find",
  },
  { id: "parent-folder", title: "to the folder above", group: GROUP, chords: ["left", "ctrl+u"], places: CHOOSERS },
  { id: "next-choice", title: "next kind of file", group: GROUP, chords: ["tab"], places: ["save"], hint: "Format" },
  { id: "previous-choice", title: "kind of file before", group: GROUP, chords: ["shift+tab"], places: ["save"] },
  { id: "next-choice", title: "more bits a sample", group: GROUP, chords: ["tab"], places: ["wav"], hint: "Bits" },
  { id: "previous-choice", title: "fewer bits a sample", group: GROUP, chords: ["shift+tab"], places: ["wav"] },
  {
    id: "toggle-stems",
    title: "a sound file for each track as well",
    group: GROUP,
    chords: ["ctrl+t"],
    places: ["wav"],
    hint: "Stems",
  },
  {
    id: "toggle-loop",
    title: "only the loop, so that it goes round",
    group: GROUP,
    chords: ["ctrl+l"],
    places: ["wav"],
    hint: "Loop",
  },
  {
    id: "previous-choice",
    title: "choice before",
    group: GROUP,
    chords: ["left", "h"],
    places: ["new"],
    hint: "Choose",
  },
  {
    id: "next-choice",
    title: "next choice",
    group: GROUP,
    chords: ["right", "l", "tab"],
    places: ["new"],
    hint: "Choose",
  },
  { id: "choose-save", title: "choose to save", group: GROUP, chords: ["y"], places: ["new"] },
  { id: "choose-discard", title: "choose not to save", group: GROUP, chords: ["n"], places: ["new"] },
  { id: "caret-left", title: "caret to the left", group: GROUP, chords: ["left"], places: FIELDS },
  { id: "caret-right", title: "caret to the right", group: GROUP, chords: ["right"], places: FIELDS },
  { id: "caret-start", title: "caret to the start", group: GROUP, chords: ["home", "ctrl+a"], places: FIELDS },
  { id: "caret-end", title: "caret to the end", group: GROUP, chords: ["end", "ctrl+e"], places: FIELDS },
  {
    id: "erase-left",
    title: "erase to the left",
    group: GROUP,
    chords: ["backspace"],
    places: [...CHOOSERS, ...FIELDS],
  },
  { id: "erase-left", title: "narrow the help less", group: GROUP, chords: ["backspace"], places: ["help"] },
  { id: "erase-right", title: "erase to the right", group: GROUP, chords: ["delete"], places: FIELDS },
  { id: "erase-all", title: "erase all", group: GROUP, chords: ["ctrl+u"], places: FIELDS },
];
