/** A command: how it is called and what it is for. */
export interface Command {
  /** "play" is what happens without a name. */
  readonly name: "play" | "bench" | "render" | "record" | "replay" | "help";
  /** Words after the name, as the help writes them. */
  readonly words: string;
  /** How many words there may be at most. */
  readonly most: number;
  /** One line of the list of commands. */
  readonly summary: string;
  /** What it does, in lines of at most 78 characters. */
  readonly about: string;
  readonly examples: readonly (readonly [args: string, effect: string])[];
  /** Names of its own options, beside those that all commands take. */
  readonly flags: readonly string[];
}

const WORLD = ["balls", "radius", "engine", "seed"] as const;
const PLAY = [...WORLD, "open", "no-shapes", "scene", "color", "mode", "reduced-motion"] as const;

export const PLAY_COMMAND: Command = {
  name: "play",
  words: "",
  most: 0,
  summary: "play, in a terminal",
  about: `Balls fall on shapes. A click below bursts, one above pours, 1 to 6 are
geysers, arrows tilt the world; ? tells of every key, Q ends it.`,
  examples: [
    ["--balls 20000 --color", "more of them, in colours"],
    ["--open level.json", "a level that was saved"],
    ["--scene picture", "geysers that paint 10,000 balls"],
  ],
  flags: PLAY,
};

export const COMMANDS: readonly Command[] = [
  {
    name: "bench",
    words: "",
    most: 0,
    summary: "measure steps and frames, without a terminal",
    about: `Simulates a scene and measures each step, and each frame: balls to dots, dots
to cells, cells to the bytes that a terminal would get. The result ends with a
hash of the positions, the same for the same seed on every machine.`,
    examples: [
      ["bench --balls 10000 --steps 600 --size 200x53", ""],
      ["bench --balls 100000 --scene settled --json", "a line of JSON"],
    ],
    flags: [...WORLD, "scene", "size", "steps", "color", "mode", "json"],
  },
  {
    name: "render",
    words: "",
    most: 0,
    summary: "a picture or a film, without a terminal",
    about: `Simulates so many frames and writes the last one as text or PNG, or all of
them as an asciicast, which asciinema plays. A file of that name is replaced,
once the new one is whole.`,
    examples: [
      ["render --frames 300 --scene picture -o balls.png", ""],
      ["render --frames 600 --color -o balls.cast", "asciinema play balls.cast"],
      ["render --frames 60 --size 60x23 --seed 7", "as text, to the screen"],
    ],
    flags: [...PLAY, "frames", "size", "format", "output"].filter((name) => name !== "reduced-motion"),
  },
  {
    name: "record",
    words: "",
    most: 0,
    summary: "play, and write down what was done",
    about: `Plays as ballin does without a command, and writes every action with its step:
lines of JSON that replay repeats exactly. The file has its name once the game
is over; until then, and after a crash, it is FILE.partial, which replays too.
A FILE that is there already is refused, unless --force says to replace it.`,
    examples: [["record -o game.jsonl --balls 5000", ""]],
    flags: [...PLAY, "output", "force"],
  },
  {
    name: "replay",
    words: "FILE",
    most: 1,
    summary: "repeat a recording exactly",
    about: `In a terminal it is shown: space pauses, + and - change the speed, Q ends it.
With --json, or without a terminal, it is only computed, and the hash of the
positions compared with the recorded one; exit code 3 if they differ.`,
    examples: [
      ["replay game.jsonl --speed 2", ""],
      ["replay game.jsonl --json", "does it still end so?"],
    ],
    flags: ["speed", "mode", "json"],
  },
  {
    name: "help",
    words: "[COMMAND]",
    most: 1,
    summary: "this text, or that of a command",
    about: "Tells what a command does.",
    examples: [["help bench", ""]],
    flags: [],
  },
];

export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
