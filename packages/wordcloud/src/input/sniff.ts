export type InputFormat = "text" | "markdown" | "csv" | "json";

const BY_EXTENSION: Readonly<Record<string, InputFormat>> = {
  txt: "text",
  text: "text",
  log: "text",
  md: "markdown",
  markdown: "markdown",
  mdx: "markdown",
  html: "markdown",
  htm: "markdown",
  csv: "csv",
  tsv: "csv",
  json: "json",
};

const JSON_START = /^\s{0,1000}(?:\{\s{0,1000}["}]|\[\s{0,1000}(?:["{\]]|\[\s{0,1000}"))/;
const WEIGHTED_LINE = /^[^,;\t]{1,200}[,;\t]\s{0,8}[\d.]{1,20}$/;
const HEADING = /^#{1,6} \S/m;
const FENCE_OR_LINK = /^```|\]\(/m;
const LINES_TO_SEE = 20;

/** What the content is written in, by the extension of its name or else by its start. */
export function sniffFormat(content: string, name?: string): InputFormat {
  const extension = name?.slice(name.lastIndexOf(".") + 1).toLowerCase() ?? "";
  const known =
    name?.includes(".") === true && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (known !== undefined) return known;
  const start = content.slice(0, 16_384);
  if (JSON_START.test(start)) return "json";
  if (isWeighted(start)) return "csv";
  return HEADING.test(start) && FENCE_OR_LINK.test(start) ? "markdown" : "text";
}

// The first line may be a header, the last one may be cut.
function isWeighted(start: string): boolean {
  const lines = start.trim().split(/\r?\n/, LINES_TO_SEE);
  const rows = lines.slice(1, lines.length === LINES_TO_SEE ? -1 : undefined);
  return rows.length > 0 && rows.every((line) => line === "" || WEIGHTED_LINE.test(line));
}
