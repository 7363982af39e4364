import { FLAG_GROUPS, type Flag } from "./flags.ts";

const EXAMPLES = `icon-render: icons from a font, as pictures

  icon-render fa-solid-star                       fa-solid-star.png, 1024 x 1024
  icon-render heart -c '#e0245e' -b transparent -o heart.webp
  icon-render star heart github --sizes 16,32,64,128 -o 'out/{icon}-{size}.png'
  icon-render 'arrow-*' -s 64 --style solid -o arrows/
  icon-render rocket --format ico --sizes 16,32,48,256 -o favicon.ico
  icon-render circle-check --gradient 'linear(45deg, #0a8, #06c)' --shadow '0 12 24 #0006'
  icon-render cloud --font bootstrap-icons.woff2 --css bootstrap-icons.css
  icon-render 'path:M0 0H24L12 24Z' -s 256 -o triangle.svg
  icon-render heart -o - | other-command

  icon-render list [--style STYLE]                every name
  icon-render search WORD...                      names that match a word or a glob
  icon-render info ICON...                        styles, aliases and a small picture
  icon-render batch FILE|-                        icons of a manifest: JSON, or a name a line
`;

const NOTES = `
Names are those of Font Awesome Free: heart, fa-heart, 'far fa-heart', fa-regular-heart, U+F004.
list, search and info are commands; the icons of these names are fa-list, fa-search and fa-info.
Templates know {icon} {style} {size} {format}. Exit code 2 for bad input, 1 for what the system refuses.
`;

/** The text of --help. */
export function helpText(): string {
  const groups = Object.entries(FLAG_GROUPS).map(([title, flags]) => `\n${title}\n${flags.map(lineOf).join("\n")}\n`);
  return `${EXAMPLES}${groups.join("")}${NOTES}`;
}

function lineOf({ name, short, value = "", help, usual }: Flag): string {
  const left = `  ${short === undefined ? "    " : `-${short}, `}--${name} ${value}`;
  return `${left.padEnd(32)} ${help}${usual === undefined ? "" : ` [${usual}]`}`;
}
