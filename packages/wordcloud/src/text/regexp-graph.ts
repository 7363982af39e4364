/** A place in a regular expression that takes one character, with the places that may take the next. */
export interface Place {
  /** The expression for the character, as written. */
  readonly source: string;
  /** Numbers of the places that may follow, with one that may follow in two ways given twice. */
  readonly next: number[];
}

/** A regular expression as places. */
export interface RegexpGraph {
  readonly places: readonly Place[];
  /** The places that may take the first character. */
  readonly first: readonly number[];
  /** Whether a look-behind has something that repeats or may be left out, which Python refuses. */
  readonly looksFarBehind: boolean;
}

/** A part of the expression: where it may begin and end, and whether it may take nothing. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const NOTHING: Part = { first: [], last: [], empty: true };

/** What is counted out (`\w{9}`) has a place for each time; more than this are given up as too many. */
const MOST_PLACES = 4000;
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|\d+|.)/suy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const GROUP = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy;
const QUANTIFIER = /([*+?]|\{(\d+)(,(\d*))?\})\??/uy;
const LOOK_BEHIND = /<[=!]$/;
const BORDER = /^(?:\^|\$|\\[bB])$/;
const REFERENCE = /^\\(?:k<|[1-9])/;
const ANYTHING = "[^]";

/**
 * The places of a valid regular expression and which may follow which, after V. M. Glushkov, "The abstract theory of
 * automata" (1961). What a look-around sees is a way that ends there; a back-reference is one character or none.
 *
 * @returns undefined for more places than can be looked at
 */
export function regexpGraph(source: string): RegexpGraph | undefined {
  const places: Place[] = [];
  let at = 0;
  let lookBehinds = 0;
  let looksFarBehind = false;

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
      whole = joined(whole, quantified());
    }
    return whole;
  }

  function joined(one: Part, two: Part): Part {
    link(one.last, two.first);
    return {
      first: one.empty ? [...one.first, ...two.first] : one.first,
      last: two.empty ? [...one.last, ...two.last] : two.last,
      empty: one.empty && two.empty,
    };
  }

  function quantified(): Part {
    const begin = at;
    const part = term();
    const match = read(QUANTIFIER);
    if (match === null) return part;
    const [, sign, least, range, most] = match;
    const whole = times(part, begin, Number(least ?? 1));
    const again = sign === "*" || sign === "+" || (range !== undefined && most !== least);
    if (lookBehinds > 0 && (again || sign === "?")) looksFarBehind = true;
    if (again && most !== "1") link(whole.end.last, whole.end.first);
    const { first, last, empty } = whole;
    return { first, last, empty: empty || sign === "*" || sign === "?" || least === "0" };
  }

  /** A part so many times in a row, read again for each; with the last one. */
  function times(part: Part, begin: number, count: number): Part & { readonly end: Part } {
    const after = at;
    let whole = part;
    let end = part;
    for (let i = 1; i < count && places.length <= MOST_PLACES; i++) {
      at = begin;
      end = term();
      whole = joined(whole, end);
    }
    at = after;
    return { ...whole, end };
  }

  function term(): Part {
    const group = read(GROUP)?.[0];
    if (group !== undefined) {
      const behind = LOOK_BEHIND.test(group) ? 1 : 0;
      lookBehinds += behind;
      const inside = alternatives();
      lookBehinds -= behind;
      at++;
      return /[=!]$/.test(group) ? { first: inside.first, last: [], empty: true } : inside;
    }
    const place = read(ESCAPE)?.[0] ?? read(CLASS)?.[0] ?? character();
    if (BORDER.test(place)) return NOTHING;
    const refers = REFERENCE.test(place);
    places.push({ source: refers ? ANYTHING : place, next: [] });
    return { first: [places.length - 1], last: [places.length - 1], empty: refers };
  }

  function character(): string {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += character.length;
    return character;
  }

  function link(from: readonly number[], to: readonly number[]): void {
    for (const place of from) places[place]?.next.push(...to);
  }

  const { first } = alternatives();
  return places.length > MOST_PLACES ? undefined : { places, first, looksFarBehind };
}
