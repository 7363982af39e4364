import { FLAGS, type Flag } from "./flags.ts";

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 25;

const EXAMPLES = [
  ["", "youtube_videos.db, else a made-up one"],
  ["--db channel.db --open", "another one, in the browser"],
  ["--tz Europe/Berlin", "months as they are in Berlin"],
  ["--host 0.0.0.0 --port 80", "for everyone in the network"],
] as const;

const REST = `
A database comes from: youtube-scrape scrape @handle
It is only read; a scrape may go on meanwhile, and the page shows it.

Environment
  NO_COLOR, FORCE_COLOR

Exit codes
  0    ended by Ctrl-C or SIGTERM; --check found nothing wrong
  1    the system refused: no space for the made-up channel
  2    bad input: an option, a port that is taken, a database that can't be read
  70   a mistake in top-videos-web
  130  interrupted before there was a page; 143 terminated
`;

/** The text of --help. */
export function helpText(): string {
  const examples = EXAMPLES.map(([args, effect]) => `  ${`top-videos-web ${args}`.padEnd(40)}${effect}`.trimEnd());
  return `top-videos-web: a channel's top videos by month, as a page on this machine

${examples.join("\n")}

Options
${FLAGS.map(flagLines).join("\n")}
${REST}`;
}

function flagLines({ name, short, value, help, usual }: Flag): string {
  const dashed = `--${name}${value === undefined ? "" : ` ${value}`}`;
  const left = `  ${short === undefined ? "    " : `-${short}, `}${dashed}`;
  const lines: string[] = [];
  let line = left.padEnd(INDENT);
  for (const word of (usual === undefined ? help : `${help} [${usual}]`).split(" ")) {
    if (line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = " ".repeat(INDENT);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}
