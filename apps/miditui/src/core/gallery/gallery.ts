import { createState } from "../app/create-state.ts";
import type { FileEntry } from "../app/dialog.ts";
import type { AppState } from "../app/state.ts";
import type { Project } from "../project/project.ts";
import { played, type Stroke } from "./strokes.ts";

/** A screen that is worth a look: tests compare it, and the README shows the first. */
export interface Scene {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** What a person does in a fresh session to get there. */
  readonly strokes: readonly Stroke[];
}

/** Goes to a bar by its number. */
function goTo(bar: number): Stroke[] {
  return [":", { type: "text", text: String(bar) }, "enter"];
}

export const GALLERY: readonly Scene[] = [
  {
    name: "playing",
    columns: 98,
    rows: 33,
    strokes: [...goTo(5), "p", { type: "wait", seconds: 1.9 }, { type: "wait", seconds: 1.35 }],
  },
  { name: "start", columns: 80, rows: 24, strokes: [] },
  {
    name: "roll",
    columns: 120,
    rows: 40,
    strokes: ["g", "o", "v", "b", "right", "right", "up", "enter"],
  },
  { name: "timeline", columns: 200, rows: 60, strokes: ["g", "g", "-", "t", "J", "m", "J", "s"] },
  { name: "insert", columns: 100, rows: 30, strokes: ["a", "i", "q", "e", "t"] },
  { name: "help", columns: 80, rows: 24, strokes: ["?", "pagedown"] },
  { name: "open", columns: 80, rows: 24, strokes: ["ctrl+o", "down", "down"] },
  { name: "save", columns: 80, rows: 24, strokes: ["ctrl+s", "end", { type: "text", text: " 2" }, "tab"] },
  { name: "wav", columns: 80, rows: 24, strokes: ["e", "tab", "ctrl+t"] },
  { name: "bank", columns: 80, rows: 24, strokes: ["ctrl+l", "down"] },
  { name: "rename", columns: 80, rows: 24, strokes: ["r", "end", { type: "text", text: " \u65e5\u672c \u00e9" }] },
  { name: "new", columns: 80, rows: 24, strokes: ["a", "ctrl+n", "right"] },
  { name: "wall", columns: 300, rows: 100, strokes: ["G", { type: "text", text: "9" }, "enter"] },
  { name: "too-small", columns: 60, rows: 20, strokes: [] },
];

/** What every folder holds in these scenes. */
const ENTRIES: readonly FileEntry[] = [
  { name: "drafts", folder: true, size: 0 },
  { name: "morning.mid", folder: false, size: 18_220 },
  { name: "evening.json", folder: false, size: 1_204_000 },
  { name: "\u65e5\u8a18.oxm", folder: false, size: 912 },
  { name: "evening.wav", folder: false, size: 31_752_044 },
  { name: "Cello.sf2", folder: false, size: 2_400_310 },
];

/** The app as a scene shows it. */
export function sceneState(scene: Scene, song: Project): AppState {
  const { columns, rows } = scene;
  const options = { project: song, path: undefined, folder: "/music", columns, rows, releases: false, now: 0 };
  return played(createState(options), scene.strokes, ENTRIES);
}
