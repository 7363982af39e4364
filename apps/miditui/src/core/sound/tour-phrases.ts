/** Lines that sound together, as `phrase` reads them: a name with its octave and how many eighths it lasts. */
type Lines = readonly string[];

/** What a family of eight programs plays. */
export interface Family {
  readonly name: string;
  readonly lines: Lines;
  readonly velocity: number;
}

const CHORALE: Lines = ["E4:4 F4:4 E4:6", "C4:4 C4:4 C4:6", "G3:4 A3:4 G3:6", "C3:4 F3:4 C3:6"];

/** The families of General MIDI, in order: nothing that is written there lasts longer than 14 eighths. */
export const FAMILIES: readonly Family[] = [
  {
    name: "Pianos",
    lines: ["E5:1 D5:1 C5:2 G4:1 A4:1 C5:2 E5:6", "C3:1 G3:1 E4:2 F3:1 C4:1 A4:2 C3:1 G3:1 C4:1 E4:3"],
    velocity: 84,
  },
  {
    name: "Chromatic percussion",
    lines: ["C5:1 E5:1 G5:1 C6:1 B5:1 G5:1 A5:1 E5:1 G5:6", "C4:4 F4:4 C4:6"],
    velocity: 84,
  },
  { name: "Organs", lines: ["C5:1 D5:1 E5:2 F5:1 E5:1 D5:2 C5:6", ...CHORALE.slice(1)], velocity: 80 },
  {
    name: "Guitars",
    lines: [
      "C3:1 -:3 F3:1 -:3 C3:6",
      "-:1 G3:1 C4:1 G3:1 -:1 A3:1 C4:1 A3:1 -:1 G3:1 C4:1 E4:3",
      "-:2 E4:2 -:2 F4:2 -:2 G4:4",
    ],
    velocity: 82,
  },
  { name: "Basses", lines: ["C2:2 C2:1 G2:1 A2:1 G2:1 E2:1 D2:1 C2:2 G2:1 C3:3"], velocity: 92 },
  { name: "Strings", lines: ["A4:3 B4:1 C5:2 E5:2 D5:1 C5:1 B4:2 A4:3"], velocity: 86 },
  { name: "Ensembles", lines: CHORALE, velocity: 82 },
  { name: "Brass", lines: ["G3:1 C4:1 E4:1 G4:3 E4:1 F4:1 G4:6"], velocity: 94 },
  { name: "Reeds", lines: ["E4:1 G4:1 C5:2 B4:1 A4:1 G4:2 A4:1 G4:5"], velocity: 86 },
  { name: "Pipes", lines: ["G5:1 E5:1 C5:1 E5:1 G5:2 A5:1 B5:1 C6:2 G5:4"], velocity: 84 },
  { name: "Leads", lines: ["C4:1 E4:1 G4:1 C5:1 D5:1 C5:1 A4:1 G4:1 C5:2 G4:1 C5:3"], velocity: 84 },
  { name: "Pads", lines: ["G4:6 A4:8", "E4:6 F4:8", "C4:6 C4:8", "C3:6 F3:8"], velocity: 80 },
  { name: "Effects", lines: ["E4:6 A4:8", "C4:6 F4:8", "G4:6 C5:8"], velocity: 80 },
  { name: "Plucked, bowed and blown", lines: ["D4:1 E4:1 G4:2 A4:1 G4:1 E4:2 D4:1 C4:1 D4:4"], velocity: 88 },
  { name: "Percussive", lines: ["C4:1 C4:1 G4:2 C4:1 E4:1 G4:1 G4:1 C4:2 C5:4"], velocity: 92 },
  { name: "Sounds", lines: ["C4:6 G4:7"], velocity: 90 },
];

/** Instruments that are at home octaves above or below what their family plays. */
export const OCTAVES: ReadonlyMap<number, number> = new Map([
  [12, -1],
  [14, -1],
  [42, -1],
  [43, -2],
  [45, -1],
  [47, -2],
  [57, -1],
  [58, -2],
  [60, -1],
  [66, -1],
  [67, -2],
  [70, -2],
  [72, 1],
  [77, -1],
  [79, -1],
  [87, -1],
  [112, 1],
  [116, -1],
]);
