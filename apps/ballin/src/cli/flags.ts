import { BALLS, RADIUS } from "../core/physics/constants.ts";
import { grouped } from "./grouped.ts";

/** An option of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly kind: "switch" | "text" | "number";
  /** What the value is called in the help. */
  readonly value?: string;
  /** Smallest and largest number. */
  readonly range?: readonly [least: number, most: number];
  /** True where a number out of range is moved into it, with a note, instead of being refused. */
  readonly clamped?: boolean;
  /** True where the number may have decimals. */
  readonly fraction?: boolean;
  /** The only texts that it takes. */
  readonly choices?: readonly string[];
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

/** Steps and frames of headless commands: ten hours of it. */
const MOST_STEPS = 2_160_000;

const MOST_SEED = 4_294_967_295;

export const ENGINES = ["auto", "rapier", "swarm"] as const;
export const MODES = ["braille", "half", "ascii"] as const;
export const FORMATS = ["text", "png", "cast"] as const;

/** Smallest and largest radius of a ball in units. */
const RADII: readonly [least: number, most: number] = [0.05, 1];

/** Options by the heading that the help gives them. */
export const FLAG_GROUPS: Readonly<Record<string, readonly Flag[]>> = {
  World: [
    {
      name: "balls",
      kind: "number",
      value: "N",
      range: [BALLS.least, BALLS.most],
      clamped: true,
      help: "how many, 100 to 100,000",
      usual: grouped(BALLS.initial),
    },
    {
      name: "radius",
      kind: "number",
      value: "R",
      range: RADII,
      fraction: true,
      help: `of a ball in cells, ${RADII[0]} to ${RADII[1]}; 100,000 balls want a large window or 0.1`,
      usual: `${RADIUS}`,
    },
    { name: "open", kind: "text", value: "FILE", help: "a level file: its shapes and its options" },
    { name: "no-shapes", kind: "switch", help: "start with an empty world" },
    { name: "scene", kind: "text", value: "NAME", help: "one of those below" },
    {
      name: "seed",
      kind: "number",
      value: "N",
      range: [0, MOST_SEED],
      help: "the same number, the same run",
      usual: "7, on a terminal a new one",
    },
    {
      name: "engine",
      kind: "text",
      value: "NAME",
      choices: ENGINES,
      help: "swarm: any number of discs; rapier: rigid bodies that spin, slower; auto: the swarm",
      usual: "auto",
    },
  ],
  Picture: [
    { name: "color", kind: "switch", help: "balls in colours" },
    {
      name: "mode",
      kind: "text",
      value: "NAME",
      choices: MODES,
      help: "braille, half (blocks) or ascii",
      usual: "by the terminal, else braille",
    },
    { name: "reduced-motion", kind: "switch", help: "no flashes, 30 frames a second" },
    {
      name: "size",
      kind: "text",
      value: "COLSxROWS",
      help: "of the whole terminal, whose last three rows are the status and the buttons",
      usual: "120x40",
    },
  ],
  Run: [
    { name: "steps", kind: "number", value: "N", range: [1, MOST_STEPS], help: "sixtieths of a second", usual: "600" },
    {
      name: "frames",
      kind: "number",
      value: "N",
      range: [1, MOST_STEPS],
      help: "sixtieths of a second until the picture",
      usual: "300",
    },
    {
      name: "speed",
      kind: "number",
      value: "N",
      range: [0.1, 16],
      fraction: true,
      help: "2 is twice as fast, 0.1 to 16",
      usual: "1",
    },
  ],
  Output: [
    {
      name: "output",
      short: "o",
      kind: "text",
      value: "FILE",
      help: "where to: a file, whose folder has to be there; render also takes a folder/, which is made, and - for the standard output",
    },
    { name: "force", kind: "switch", help: "replaces a recording that is there already" },
    { name: "format", kind: "text", value: "NAME", choices: FORMATS, help: "text, png, cast", usual: "by the name" },
    { name: "json", kind: "switch", help: "the result as one line of JSON" },
  ],
};

/** Options that every command takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: "quiet", short: "q", kind: "switch", help: "no progress and no notes; errors stay" },
  { name: "verbose", kind: "switch", help: "where a mistake of ours happened" },
  { name: "help", short: "h", kind: "switch", help: "this text, or that of a command" },
  { name: "version", kind: "switch", help: "version of ballin" },
];

export const FLAGS: readonly Flag[] = [...Object.values(FLAG_GROUPS).flat(), ...COMMON_FLAGS];
