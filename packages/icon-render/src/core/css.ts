import { IconError } from "./error.ts";
import { type IconNames, withoutCommonPrefix } from "./prefix.ts";

/**
 * The icons of a style sheet: classes whose `::before` has a single character as content, or that set a custom
 * property to one, as Font Awesome 6 and later do. Later rules win. Anything else in the sheet is passed over.
 *
 * @throws IconError E_CSS when there is no such rule
 */
export function parseIconCss(css: string): IconNames {
  const classes = new Map<string, number>();
  for (const declaration of declarations(css)) {
    const codepoint = characterOf(declaration);
    if (codepoint === undefined) continue;
    for (const name of classesOf(declaration)) classes.set(name, codepoint);
  }
  if (classes.size === 0) {
    throw new IconError(
      "E_CSS",
      "the style sheet names no icon",
      'expected rules like .bi-alarm::before { content: "\\f102" }',
    );
  }
  return withoutCommonPrefix(classes);
}

interface Declaration {
  readonly selector: string;
  /** In lower case. */
  readonly property: string;
  readonly value: string;
}

function* declarations(css: string): Generator<Declaration> {
  const selectors: string[] = [];
  let segment = "";
  for (const token of tokens(css)) {
    if (token === "{") {
      selectors.push(segment.trim());
      segment = "";
    } else if (token === "}" || token === ";") {
      const colon = segment.indexOf(":");
      const selector = selectors.at(-1);
      if (colon > 0 && selector !== undefined) {
        const property = segment.slice(0, colon).trim().toLowerCase();
        yield { selector, property, value: segment.slice(colon + 1).trim() };
      }
      segment = "";
      if (token === "}") selectors.pop();
    } else {
      segment += token;
    }
  }
}

/** Comments, strings, escapes, runs of plain text, and any other character by itself; each matches in linear time. */
const TOKEN = /\/\*.*?(?:\*\/|$)|"[^"\\]*(?:\\.[^"\\]*)*"?|'[^'\\]*(?:\\.[^'\\]*)*'?|\\.|[^"'{};\\/]+|./gs;

function* tokens(css: string): Generator<string> {
  for (const [token] of css.matchAll(TOKEN)) {
    if (!token.startsWith("/*")) yield token;
  }
}

const STRING_VALUE = /^(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)')\s*(?:$|!|\/)/s;

function characterOf({ property, value }: Declaration): number | undefined {
  if (property !== "content" && !property.startsWith("--")) return undefined;
  const match = STRING_VALUE.exec(value);
  const text = withoutEscapes(match?.[1] ?? match?.[2] ?? "").replace(/[\ufe0e\ufe0f]/g, "");
  const codepoint = text.codePointAt(0);
  return codepoint !== undefined && text.length === (codepoint > 0xffff ? 2 : 1) ? codepoint : undefined;
}

/** The last class of each selector; of generated content only what stands before the element, which is the icon. */
function classesOf({ selector, property }: Declaration): string[] {
  const parts = selector.split(",").filter((part) => property !== "content" || /:before\s*$/i.test(part));
  return parts.flatMap((part) => {
    const last = [...part.matchAll(CLASS)].at(-1)?.[1];
    return last === undefined ? [] : [withoutEscapes(last)];
  });
}

const CLASS = /\.((?:[\w-]|[^\0-\x7f]|\\[0-9a-f]{1,6}\s?|\\.)+)/gis;

function withoutEscapes(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|(.))/gis,
    (_, hex: string | undefined, character: string | undefined) => {
      if (hex === undefined) return character ?? "";
      const codepoint = Number.parseInt(hex, 16);
      return codepoint > 0 && codepoint <= 0x10ffff ? String.fromCodePoint(codepoint) : "\ufffd";
    },
  );
}
