/** A place in a regular expression that takes one character, with the places that may take the next. */
export interface Place {
  /** The expression for the character, as written. */
  readonly source: string;
  /** Numbers of the places that may follow, with one that may follow in two ways given twice. */
  readonly next: number[];
}

/** A part of the expression: where it may begin and end, and whether it may take nothing. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const NOTHING: Part = { first: [], last: [], empty: true };
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|\d+|.)/suy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const GROUP = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy;
const QUANTIFIER = /([*+?]|\{(\d+)(,(\d*))?\})\??/uy;
const TAKES_NOTHING = /^\\(?:[bB]|k<|[1-9])/;

/**
 * The places of a valid regular expression and which may follow which, after V. M. Glushkov, "The abstract theory of
 * automata" (1961). What a look-around sees is a part of its own; a back-reference counts as nothing.
 */
export function regexpGraph(source: string): Place[] {
  const places: Place[] = [];
  let at = 0;

  function read(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  }

  function alternatives(): Part {
    let whole = sequence();
    while (source[at] === "|") {
      at++;
      const other = sequence();
      whole = {
        first: [...whole.first, ...other.first],
        last: [...whole.last, ...other.last],
        empty: whole.empty || other.empty,
      };
    }
    return whole;
  }

  function sequence(): Part {
    let whole = NOTHING;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const part = quantified(term());
      link(whole.last, part.first);
      whole = {
        first: whole.empty ? [...whole.first, ...part.first] : whole.first,
        last: part.empty ? [...whole.last, ...part.last] : part.last,
        empty: whole.empty && part.empty,
      };
    }
    return whole;
  }

  function quantified(part: Part): Part {
    const match = read(QUANTIFIER);
    if (match === null) return part;
    const [, sign, least, range, most] = match;
    const again = sign === "*" || sign === "+" || (range !== undefined && most !== least);
    if (again && most !== "1") link(part.last, part.first);
    return { ...part, empty: part.empty || sign === "*" || sign === "?" || least === "0" };
  }

  function term(): Part {
    const group = read(GROUP)?.[0];
    if (group !== undefined) {
      const inside = alternatives();
      at++;
      return /[=!]$/.test(group) ? NOTHING : inside;
    }
    const place = read(ESCAPE)?.[0] ?? read(CLASS)?.[0] ?? character();
    if (place === "^" || place === "$" || TAKES_NOTHING.test(place)) return NOTHING;
    places.push({ source: place, next: [] });
    return { first: [places.length - 1], last: [places.length - 1], empty: false };
  }

  function character(): string {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += character.length;
    return character;
  }

  function link(from: readonly number[], to: readonly number[]): void {
    for (const place of from) places[place]?.next.push(...to);
  }

  alternatives();
  return places;
}
