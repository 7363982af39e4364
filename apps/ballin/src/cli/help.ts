import { helpEntry } from "@side-projects/command";
import { SCENES } from "../core/gallery/scenes.ts";
import { BENCH_SCENE_LIST } from "../headless/scene-list.ts";
import { COMMANDS, type Command, PLAY_COMMAND } from "./command-list.ts";
import { COMMON_FLAGS, FLAG_GROUPS, type Flag } from "./flags.ts";

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 27;
const COLUMNS = { indent: INDENT, width: WIDTH };
const EXAMPLE = 54;

const EXAMPLES = [
  ["", "play; ? tells of the keys"],
  ["--balls 20000 --color", "more, in colours"],
  ["--open level.json", "a saved level"],
  ["render --frames 300 -o balls.png", "a picture of it"],
  ["bench --balls 100000 --size 200x63", "how fast is it here?"],
  ["record -o game.jsonl", "play, and keep it"],
  ["replay game.jsonl", "the same again"],
] as const;

const CODES = `
Environment
  NO_COLOR, FORCE_COLOR, COLORTERM, TERM

Exit codes
  0    done
  1    the system refused: no space, a read-only folder
  2    bad input: an option, a file, no terminal where one is needed
  3    a replay that ended otherwise than its recording
  70   a mistake in ballin
  130  SIGINT; 143 SIGTERM. Ctrl+C while playing is a key, which quits with 0
`;

const GALLERY = SCENES.map(({ name, title }) => helpEntry(`  ${name}`, title, COLUMNS)).join("\n");

/** The text of --help, or that of a command. */
export function helpText(command: Command): string {
  return command === PLAY_COMMAND || command.name === "help" ? overview() : commandHelp(command);
}

function overview(): string {
  const list = COMMANDS.map(({ name, words, summary }) => `  ${`${name} ${words}`.padEnd(INDENT - 2)}${summary}`);
  return `ballin: a hundred thousand balls in a terminal

${EXAMPLES.map(exampleLine).join("\n")}

Options
${flagLines(PLAY_COMMAND)}
${COMMON_FLAGS.map(flagLine).join("\n")}

Scenes
${GALLERY}

Commands, of whose options ballin help COMMAND tells
${list.join("\n")}
${CODES}`;
}

function commandHelp(command: Command): string {
  const { name, words, summary, about, examples, flags } = command;
  const measured = BENCH_SCENE_LIST.map(({ name: scene, about: sight }) => helpEntry(`  ${scene}`, sight, COLUMNS));
  const scenes = name === "bench" ? measured.join("\n") : GALLERY;
  return `${`ballin ${name} ${words}`.trimEnd()}: ${summary}

${about}

${examples.map(exampleLine).join("\n")}

Options
${flagLines(command)}
${COMMON_FLAGS.map(flagLine).join("\n")}
${flags.includes("scene") ? `\nScenes\n${scenes}\n` : ""}${CODES}`;
}

function flagLines({ flags }: Command): string {
  const own = Object.values(FLAG_GROUPS).flatMap((group) => group.filter(({ name }) => flags.includes(name)));
  return own.map(flagLine).join("\n");
}

function exampleLine([args, effect]: readonly [string, string]): string {
  return `  ${`ballin ${args}`.trimEnd().padEnd(EXAMPLE - 2)}${effect}`.trimEnd();
}

function flagLine({ name, short, value, help, usual }: Flag): string {
  const dashed = `--${name}${value === undefined ? "" : ` ${value}`}`;
  const left = `  ${short === undefined ? "    " : `-${short}, `}${dashed}`;
  return helpEntry(left, usual === undefined ? help : `${help} [${usual}]`, COLUMNS);
}
