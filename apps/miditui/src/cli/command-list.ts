/** A command: how it is called and what it is for. */
export interface Command {
  /** "compose" is what happens without a name. */
  readonly name: "compose" | "play" | "demo" | "info" | "convert" | "lint" | "kept" | "render" | "help";
  /** Words after the name, as the help writes them. */
  readonly words: string;
  /** How many words there have to be at least, and may be at most. */
  readonly least: number;
  readonly most: number;
  /** One line of the list of commands. */
  readonly summary: string;
  /** What it does, in lines of at most 78 characters. */
  readonly about: string;
  readonly examples: readonly (readonly [args: string, effect: string])[];
  /** Names of its own options, beside those that all commands take. */
  readonly flags: readonly string[];
}

export const COMPOSE_COMMAND: Command = {
  name: "compose",
  words: "[FILE]",
  least: 0,
  most: 1,
  summary: "compose, in a terminal",
  about: `Opens a song, of whatever kind it is, by what is in it. A FILE that is not
there yet is a new song, saved under that name. Without a FILE it goes on where
it was left. ? tells of every key, Ctrl+Q ends it; nothing is lost by that.`,
  examples: [
    ["song.mid", "open it"],
    ["--new", "a new song"],
  ],
  flags: ["new", "soundfont", "audio", "latency"],
};

export const COMMANDS: readonly Command[] = [
  {
    name: "play",
    words: "FILE",
    least: 1,
    most: 1,
    summary: "a song, as it sounds",
    about: `Plays a song and ends with it. On a terminal Space pauses, the arrows go a bar
back and on, q and Ctrl+C stop. Where there is no sound device, a player such as
pw-cat, pacat, aplay, sox or ffplay is looked for, and without one it plays in
silence. FILE may be -.`,
    examples: [
      ["play song.mid", ""],
      ["play song.mid --from 5 --to 8 --loop", "four bars, again and again"],
      ["play song.mid -s piano.sf2", "other instruments"],
    ],
    flags: ["soundfont", "audio", "latency", "from", "to-bar", "loop", "effect"],
  },
  {
    name: "demo",
    words: "[WHAT]",
    least: 0,
    most: 1,
    summary: "what it sounds like",
    about: `Plays a phrase on each of the 128 instruments, then the drums; with the word
song, a song of ten tracks. Keys and devices are those of miditui play; with -o
it is written into a file instead, and --rate, --bits, --gain, --force and
--json are those of miditui render.`,
    examples: [
      ["demo", ""],
      ["demo song", "Night Ferry, for ten players"],
      ["demo -o tour.wav", "into a file"],
    ],
    flags: [
      "soundfont",
      "audio",
      "latency",
      "from",
      "to-bar",
      "loop",
      "effect",
      "output",
      "rate",
      "bits",
      "gain",
      "force",
      "json",
    ],
  },
  {
    name: "info",
    words: "FILE",
    least: 1,
    most: 1,
    summary: "what is in a song: tracks, tempo, metre, length",
    about: `Tells of each track where it plays, of the tempo and the metre where they
change, and how long it all lasts. FILE may be - for the standard input.`,
    examples: [
      ["info song.mid", ""],
      ["info song.mid --json", "a line of JSON"],
    ],
    flags: ["json"],
  },
  {
    name: "convert",
    words: "IN OUT",
    least: 2,
    most: 2,
    summary: "from one format into another",
    about: `Reads IN by what is in it and writes OUT by its name: .mid, .json, or .oxm as
the Rust app miditui has it. JSON keeps everything; what another format cannot
keep is told. - is the standard input or output, the latter as JSON or as --to
says. An OUT that is there already is refused, unless --force is given.`,
    examples: [
      ["convert song.mid song.json", ""],
      ["convert song.oxm song.mid --force", "replaces song.mid"],
      ["convert - - --to mid <song.json >song.mid", ""],
    ],
    flags: ["to", "force"],
  },
  {
    name: "lint",
    words: "FILE",
    least: 1,
    most: 1,
    summary: "what is wrong in a song",
    about: `Lists what other programs may stumble over: notes that never end, overlaps,
a tempo in the wrong place, channels that get in each other's way. Exit code 0
without a finding, 1 with one, 2 when the file cannot be read. FILE may be -.`,
    examples: [
      ["lint song.mid", ""],
      ["lint song.mid --least warning", "without what may be meant so"],
      ["lint song.mid --json", "a line of JSON"],
    ],
    flags: ["least", "json"],
  },
  {
    name: "render",
    words: "IN",
    least: 1,
    most: 1,
    summary: "a song as sound, in a WAV",
    about: `Plays IN into a file, as fast as this computer can: every note at its sample,
reverb and chorus on, up to what rings after the last one. IN may be - for the
standard input. The same song makes the same bytes each time. What is muted is
not heard. Ctrl+C leaves nothing behind.`,
    examples: [
      ["render song.mid -o song.wav", ""],
      ["render song.mid -o song.wav --stems stems", "each track by itself too"],
      ["render song.mid -o 4.wav --to 4 --loop", "four bars that go round"],
      ["render song.mid -o - --bits 24 | flac - -o song.flac", ""],
    ],
    flags: [
      "output",
      "soundfont",
      "rate",
      "bits",
      "stems",
      "from",
      "to-bar",
      "seamless",
      "effect",
      "gain",
      "force",
      "json",
    ],
  },
  {
    name: "kept",
    words: "",
    least: 0,
    most: 0,
    summary: "unsaved work, and how to open it",
    about: `Lists what was set aside, since another program has written its file, and what
was left unsaved: song, when, notes, where, and what to type to go on with it.
What is set aside stays for 90 days, and the last ten of it for ever.`,
    examples: [
      ["kept", ""],
      ["kept --json", "a line of JSON"],
    ],
    flags: ["json"],
  },
  {
    name: "help",
    words: "[COMMAND]",
    least: 0,
    most: 1,
    summary: "this text, or that of a command",
    about: "Tells what a command does.",
    examples: [["help convert", ""]],
    flags: [],
  },
];

export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
