import fc from "fast-check";
import { expect, test } from "vitest";
import { readInput } from "../src/input/read-input.ts";
import { countWords } from "../src/text/count.ts";

const options = { stopwords: false, collocations: false } as const;

function wordsOf(source: string): string[] {
  const input = readInput(source, { format: "markdown" });
  return input.kind === "text" ? countWords(input.text, options).map((word) => word.text) : [];
}

test.each([
  ["headings", "# Green tea\n\nBlack tea\n=========", ["tea", "Green", "Black"]],
  ["front matter", "---\ntitle: hidden\n---\nshown", ["shown"]],
  ["fences", "before\n```js\nconst hidden = 1;\n```\nafter", ["before", "after"]],
  ["fences of tildes with fences inside", "~~~~\n~~~\nhidden\n~~~\n~~~~\nshown", ["shown"]],
  ["a fence in a list", "- shown\n\n  ```\n  hidden\n  ```\n- too", ["shown", "too"]],
  ["a fence that is not closed", "shown\n```\nhidden", ["shown"]],
  ["inline code", "call `hidden()` and ``hid`den`` now", ["call", "and", "now"]],
  ["links", "[shown](https://hidden.example/a_(b) 'hidden') and [too][hidden]", ["shown", "and", "too"]],
  ["links of two lines", "[shown](https://hidden.example\n'hidden (hidden) hidden') too", ["shown", "too"]],
  ["pictures in the text", `![shown](data:image/png;base64,${"hidden/".repeat(20_000)}) too`, ["shown", "too"]],
  [
    "links that do not end in their paragraph",
    "[one](two\n\nthree (four) five)",
    ["one", "two", "three", "four", "five"],
  ],
  ["images in links", "[![badge](hidden.svg)](https://hidden.example)", ["badge"]],
  ["definitions", "shown\n\n[hidden]: https://hidden.example", ["shown"]],
  ["bare addresses", "see https://hidden.example/x and <https://hidden.example>", ["see", "and"]],
  ["tags", '<p class="hidden">shown <b>bold</b></p>', ["shown", "bold"]],
  ["comments", "shown <!-- hidden\nhidden --> too", ["shown", "too"]],
  ["scripts and styles", "<script>hidden</script><style>\nhidden</style>shown", ["shown"]],
  ["less-than signs", "if a < b and c > d", ["if", "a", "b", "and", "c", "d"]],
  ["tables", "| one | two |\n|---|:-:|\n| three | four |", ["one", "two", "three", "four"]],
  ["emphasis", "_one_ __two__ **three** snake_case", ["one", "two", "three", "snake_case"]],
  ["lists", "* one\n+ two\n1. three\n> four", ["one", "two", "three", "four"]],
  ["escapes", "\\# one\\_two", ["one_two"]],
  ["entities", "caf&#233; R&amp;D don&rsquo;t", ["caf\u00e9", "R", "D", "don\u2019t"]],
])("of Markdown with %s the prose is left", (_, source, words) => {
  expect(wordsOf(source)).toEqual(words);
});

test.each([
  ["brackets", "[".repeat(200_000)],
  ["links that do not end", "[a](".repeat(50_000)],
  ["tags that do not end", "<a ".repeat(60_000)],
  ["scripts that do not end", "<script>".repeat(20_000)],
  ["comments that do not end", "<!--".repeat(50_000)],
  ["backticks", "` ``".repeat(50_000)],
  ["pieces of code", "`a` ".repeat(500_000)],
  ["backticks, each row longer than the one before", Array.from({ length: 1000 }, (_, i) => "`".repeat(i)).join(" ")],
  ["low lines", "_".repeat(200_000)],
  ["dashes", `---\n${"-".repeat(200_000)}x`],
  ["quotation marks of lines", ">".repeat(200_000)],
])("a long row of %s is read at once", (_, source) => {
  expect(readInput(source, { format: "markdown" }).kind).toBe("text");
});

test.each([
  ["is prose", "some words, 20 chars"],
  ["has no space", "x"],
  ["is parentheses", "()"],
])("what stands behind a link that does not end is read, where 20 MB of it %s", (_, piece) => {
  const rest = piece.repeat(20_000_000 / piece.length);
  const input = readInput(`[broken](http://x ${rest}`, { format: "markdown" });

  expect(input.kind === "text" && input.text.length > 20_000_000).toBe(true);
});

test("code ends at the next row of as many backticks, wherever the rows are", () => {
  const naive = (line: string): string => {
    const code = /(?<!`)(`+)(?!`)(?:(?:[^`]|(?!(?<!`)\1(?!`))`)*)(?<!`)\1(?!`)/g;
    return line.replaceAll(code, " ");
  };
  const line = fc
    .array(fc.constantFrom("`", "``", "```", "a", "b "), { maxLength: 16 })
    .map((parts) => `x${parts.join("")}`);
  fc.assert(
    fc.property(line, (source) => {
      expect(readInput(source, { format: "markdown" })).toEqual({ kind: "text", text: naive(source) });
    }),
    { numRuns: 1000 },
  );
});

test("words of many pieces come out whole and in order", () => {
  const source = Array.from({ length: 40_000 }, (_, i) => `w${i}<b>&amp;</b>`).join("");
  const text = Array.from({ length: 40_000 }, (_, i) => `w${i} & `).join("");
  expect(readInput(source, { format: "markdown" })).toEqual({ kind: "text", text });
});
