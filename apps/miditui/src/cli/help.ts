import { helpEntry } from "@side-projects/command";
import { COMMANDS, COMPOSE_COMMAND, type Command } from "./command-list.ts";
import { COMMON_FLAGS, FLAGS, type Flag, flagId } from "./flags.ts";

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 27;
const COLUMNS = { indent: INDENT, width: WIDTH };
const EXAMPLE = 46;

const EXAMPLES = [
  ["song.mid", "open a song; ? tells of the keys"],
  ["", "go on where it was left"],
  ["--new", "a new song"],
  ["kept", "unsaved work, and how to open it"],
  ["play song.mid", "hear it"],
  ["render song.mid -o song.wav", "as a sound file"],
  ["info song.mid", "what is in it"],
  ["convert song.mid song.json", "as text"],
  ["lint song.mid", "what is wrong in it"],
] as const;

const CODES = `
Environment
  MIDITUI_STATE_DIR        where unsaved work is kept, else in the user's own
                           folder for that, such as ~/.local/state/miditui
  MIDITUI_AUDIO            what --audio is where it is left out
  MIDITUI_SOUNDFONTS       folders of SoundFonts, instead of the system's
  NO_COLOR, FORCE_COLOR, COLORTERM, TERM

Exit codes
  0   done; for lint: nothing found
  1   the system refused, such as a full disk; for lint: findings
  2   bad input: an option, a file, no terminal where one is needed
  70  a mistake in miditui
  130 stopped by Ctrl+C
`;

/** The text of --help, or that of a command. */
export function helpText(command: Command): string {
  return command === COMPOSE_COMMAND || command.name === "help" ? overview() : commandHelp(command);
}

function overview(): string {
  const list = COMMANDS.map(({ name, words, summary }) => `  ${`${name} ${words}`.padEnd(INDENT - 2)}${summary}`);
  return `miditui: a MIDI composer in a terminal, with sound

${EXAMPLES.map(exampleLine).join("\n")}

${COMPOSE_COMMAND.about}

Options
${flagLines(COMPOSE_COMMAND)}

Commands, of whose options miditui help COMMAND tells
${list.join("\n")}
${CODES}`;
}

function commandHelp(command: Command): string {
  const { name, words, summary, about, examples } = command;
  return `${`miditui ${name} ${words}`.trimEnd()}: ${summary}

${about}

${examples.map(exampleLine).join("\n")}

Options
${flagLines(command)}
${CODES}`;
}

function flagLines({ flags }: Command): string {
  return [...FLAGS.filter((flag) => flags.includes(flagId(flag))), ...COMMON_FLAGS].map(flagLine).join("\n");
}

function exampleLine([args, effect]: readonly [string, string]): string {
  const command = `miditui ${args}`.trimEnd();
  return `  ${command.padEnd(Math.max(EXAMPLE - 2, command.length + 2))}${effect}`.trimEnd();
}

function flagLine({ name, short, value, help, usual }: Flag): string {
  const dashed = `--${name}${value === undefined ? "" : ` ${value}`}`;
  const left = `  ${short === undefined ? "    " : `-${short}, `}${dashed}`;
  return helpEntry(left, usual === undefined ? help : `${help} [${usual}]`, COLUMNS);
}
