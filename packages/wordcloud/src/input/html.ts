import { Pieces } from "./pieces.ts";

const TAG = /<\/?[a-zA-Z][^<>]*>/y;
const DOCTYPE = /<![a-zA-Z][^<>]*>/y;
const HIDDEN = /^<(script|style|template|svg|pre|code)\b/i;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp|shy|rsquo|lsquo|mdash|ndash|hellip));/y;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  rsquo: "\u2019",
  lsquo: "\u2018",
  mdash: " - ",
  ndash: "-",
  hellip: "...",
};

/** Text without tags and comments, nor what stands in scripts, styles and code. */
export function withoutTags(source: string): string {
  const text = new Pieces();
  let done = 0;
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", Math.max(at + 1, done))) {
    const end = endOfMarkup(source, at);
    if (end === at) continue;
    text.add(source.slice(done, at));
    text.add(" ");
    done = end;
  }
  text.add(source.slice(done));
  return text.text();
}

/** Text with its entities as the characters they stand for, where they are common ones. */
export function withoutEntities(source: string): string {
  const text = new Pieces();
  let done = 0;
  for (let at = source.indexOf("&"); at >= 0; at = source.indexOf("&", at + 1)) {
    ENTITY.lastIndex = at;
    const entity = ENTITY.exec(source);
    if (entity === null) continue;
    text.add(source.slice(done, at));
    text.add(characterOf(entity));
    done = ENTITY.lastIndex;
  }
  text.add(source.slice(done));
  return text.text();
}

function characterOf([, decimal, hex = "", name]: RegExpExecArray): string {
  if (name !== undefined) return NAMED[name] ?? " ";
  const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
  return code >= 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

function endOfMarkup(source: string, at: number): number {
  if (source.startsWith("<!--", at)) return after(source, "-->", at);
  DOCTYPE.lastIndex = at;
  if (DOCTYPE.test(source)) return DOCTYPE.lastIndex;
  TAG.lastIndex = at;
  if (!TAG.test(source)) return at;
  const end = TAG.lastIndex;
  const hidden = HIDDEN.exec(source.slice(at, at + 12))?.[1];
  return hidden === undefined || source[end - 2] === "/" ? end : endOfElement(source, hidden.toLowerCase(), end);
}

// What is never closed goes to the end, as a browser has it, and so is looked for once.
function endOfElement(source: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s{0,100}>`, "gi");
  close.lastIndex = from;
  return close.test(source) ? close.lastIndex : source.length;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}
