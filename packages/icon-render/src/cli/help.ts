import { FLAG_GROUPS, type Flag } from "./flags.ts";

const EXAMPLES = `icon-render: icons from a font, as pictures

  icon-render fa-solid-star                  fa-solid-star.png, 1024 x 1024
  icon-render heart -c '#e0245e' -b transparent -o heart.webp
  icon-render star heart github --sizes 16,32,64,128 -o 'out/{icon}-{size}.png'
  icon-render 'arrow-*' -s 64 --style solid -o arrows/
  icon-render rocket --format ico --sizes 16,32,48,256 -o favicon.ico
  icon-render sun --gradient 'linear(45deg, gold, red)' --shadow '0 8 16 #0006'
  icon-render cloud --font bootstrap-icons.woff2 --css bootstrap-icons.css
  icon-render 'path:M0 0H24L12 24Z' -s 256 -o triangle.svg
  icon-render heart -o - | other-command

  icon-render list [--style STYLE]      every name
  icon-render search WORD...            names that match a word or a glob
  icon-render info ICON...              styles, aliases and a small picture
  icon-render batch FILE|-              a manifest: JSON, or a name a line
`;

const NOTES = `
Names are Font Awesome Free's: heart, fa-heart, 'far fa-heart', U+F004.
list, search and info are commands; their icons are fa-list, fa-search, fa-info.
Templates know {icon} {style} {size} {format}.
Exit code 2 for bad input, 1 for what the system refuses.
`;

/** The text of --help. */
export function helpText(): string {
  const groups = Object.entries(FLAG_GROUPS).map(([title, flags]) => `\n${title}\n${flags.map(lineOf).join("\n")}\n`);
  return `${EXAMPLES}${groups.join("")}${NOTES}`;
}

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 29;

function lineOf({ name, short, value = "", help, usual }: Flag): string {
  const left = `  ${short === undefined ? "    " : `-${short}, `}--${name} ${value}`;
  const lines = [left.length < INDENT ? left.padEnd(INDENT) : `${left}\n${" ".repeat(INDENT)}`];
  let column = INDENT;
  for (const word of `${help}${usual === undefined ? "" : ` [${usual}]`}`.split(" ")) {
    if (column + word.length > WIDTH) {
      lines.push(`\n${" ".repeat(INDENT)}`);
      column = INDENT;
    }
    lines.push(`${word} `);
    column += word.length + 1;
  }
  return lines.join("").replace(/ +(?=\n|$)/g, "");
}
