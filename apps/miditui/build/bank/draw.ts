// Makes docs/images/bank/*.png and the tables in docs/bank.md: what each sound of our bank looks like and measures.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ownBank } from "./bank.ts";
import { Listener, RATE } from "./measure/listener.ts";
import { hear, type Measure, measure } from "./measure/measure.ts";
import { sheet } from "./measure/sheet.ts";
import { spectrogram } from "./measure/spectrogram.ts";
import type { Patch } from "./patch.ts";
import { loadKit, loadPatches } from "./patches.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/bank.md", import.meta.url));
const IMAGES = fileURLToPath(new URL("../../../../docs/images/bank/", import.meta.url));
/** The line of the page after which all is written by this program. */
const MARK = "## The programs";
/** Of a note in a picture of a program, and of a hit in that of the kit; seconds. */
const NOTE = { held: 0.7, after: 0.4 };
const HIT = { held: 0.1, after: 0.9 };

const FAMILIES = [
  "Piano",
  "Chromatic percussion",
  "Organ",
  "Guitar",
  "Bass",
  "Strings",
  "Ensemble",
  "Brass",
  "Reed",
  "Pipe",
  "Synth lead",
  "Synth pad",
  "Synth effects",
  "Ethnic",
  "Percussive",
  "Sound effects",
] as const;

const listener = await Listener.open(await ownBank());
const [patches, kit] = [await loadPatches(), await loadKit()];
const figures = patches.map((patch) => measure(listener, patch, { held: 1.5, after: 1.5 }));
const levels = figures.map(({ loudness }) => loudness).sort((a, b) => a - b);
const median = levels[levels.length >> 1] ?? 0;

mkdirSync(IMAGES, { recursive: true });
const sections = FAMILIES.map((family, index) => {
  const programs = patches.slice(index * 8, index * 8 + 8);
  const file = `${String(index * 8).padStart(3, "0")}.png`;
  write(file, sheet({ pictures: programs.map(drawProgram), width: 200, height: 120, columns: 4 }));
  const rows = programs.map((patch, at) => row(patch, figures[index * 8 + at]));
  return [
    `### ${family}`,
    `![Spectrograms of programs ${index * 8 + 1} to ${index * 8 + 8}](images/bank/${file})`,
    ["| | Program | Keys | Cents off | Loudness | Samples |", "|--:|---|---|--:|--:|--:|", ...rows].join("\n"),
  ].join("\n\n");
});
const keys = Array.from({ length: kit.range[1] - kit.range[0] + 1 }, (_, i) => kit.range[0] + i);
const hits = keys.map((key) => {
  const { mono } = hear(listener, kit, key, { ...HIT, velocity: 110 });
  return spectrogram(mono, RATE, 72, 56);
});
write("drums.png", sheet({ pictures: hits, width: 72, height: 56, columns: 10 }));
const drums = [
  "### Drums",
  `![Spectrograms of drums ${kit.range[0]} to ${kit.range[1]}](images/bank/drums.png)`,
  `Keys ${kit.range[0]} to ${kit.range[1]}, in order of reading, one second each.`,
].join("\n\n");
const page = readFileSync(PAGE, "utf8");
writeFileSync(PAGE, `${page.slice(0, page.indexOf(MARK) + MARK.length)}\n\n${[...sections, drums].join("\n\n")}\n`);

function drawProgram(patch: Patch): Float32Array {
  const [low, high] = patch.range;
  const notes = [low, Math.round((low + high) / 2), high].map((key) => {
    return hear(listener, patch, key, { ...NOTE, velocity: 100 }).mono;
  });
  const all = new Float32Array(notes.reduce((sum, note) => sum + note.length, 0));
  let at = 0;
  for (const note of notes) {
    all.set(note, at);
    at += note.length;
  }
  return spectrogram(all, RATE, 200, 120);
}

function row(patch: Patch, figure: Measure | undefined): string {
  const off = figure?.notes.flatMap(({ pitch }) => (pitch === undefined ? [] : [Math.abs(pitch.cents)])) ?? [];
  const cents = off.length === 0 ? "-" : Math.max(...off).toFixed(1);
  const over = (figure?.loudness ?? 0) - median;
  const cells = [
    patch.program + 1,
    patch.name,
    `${patch.range[0]} to ${patch.range[1]}`,
    cents,
    `${over < 0 ? "" : "+"}${over.toFixed(1)} dB`,
    `${Math.round((figure?.bytes ?? 0) / 1000)} kB`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(`${IMAGES}${name}`, bytes);
  console.log(`docs/images/bank/${name}  ${bytes.length} bytes`);
}
