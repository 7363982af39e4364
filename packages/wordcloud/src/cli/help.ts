import { FLAG_GROUPS, type Flag } from "./flags.ts";

const EXAMPLES = `wordcloud: a text, or words with weights, as a picture

  wordcloud README.md -o cloud.svg
  wordcloud book.txt -m star --gradient horizontal --angles any -b transparent
  wordcloud words.csv --size 1200x630 --palette Set2 --max-words 90 -o x.webp
  wordcloud a.txt b.txt --mask text:HELLO --contour 3,#333 --repeat
  wordcloud videos.csv --column title --stopwords en,de --add-stopwords part,new
  cat book.txt | wordcloud - > cloud.png
  wordcloud book.txt --save-layout cloud.json -o cloud.png
  wordcloud --from-layout cloud.json --palette viridis -o other.svg
  wordcloud book.txt --layers layers.json -o layers.png
`;

const NOTES = `
Input is text, Markdown, HTML, CSV (word,weight) or JSON ({ "word": weight } or
a list); several are joined, - is the standard input. No address is fetched.
Without -o the picture is wordcloud.png; that of the standard input alone, where
the output is no terminal, goes there.
Icons are Font Awesome Free's: star, fa-heart, fa-solid-dog. Transparent pixels
of a picture are kept free of words, where none is transparent pure white ones.
A layer has words, text or file, and options by their names in the library:
[{ "file": "a.txt", "mask": "star" }, { "mask": "star", "invert": true }]
--json prints path, format, width, height, words, placed, skipped, ink and ms.
Exit code 2 for bad input, 1 for what the system refuses.
`;

/** The text of --help. */
export function helpText(): string {
  const groups = Object.entries(FLAG_GROUPS).map(([title, flags]) => `\n${title}\n${flags.map(lineOf).join("\n")}\n`);
  return `${EXAMPLES}${groups.join("")}${NOTES}`;
}

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 31;

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
