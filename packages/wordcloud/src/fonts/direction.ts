/**
 * Order of text of mixed direction, after the Unicode Bidirectional Algorithm (UAX 9) without its rules for explicit
 * embeddings and paired brackets, which words of a cloud do not need: levels are even from left to right, odd the
 * other way.
 */
type BidiClass = "L" | "R" | "AN" | "EN" | "separator" | "terminator" | "neutral";

/** Hebrew, Arabic and what else runs from right to left: the blocks that Unicode reserves for it. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ARABIC_NUMBER = /[\u0660-\u0669\u066b\u066c]/u;
const EUROPEAN_NUMBER = /[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070-\u2089\uff10-\uff19]/u;
const SEPARATOR = /[+\-,./:\u00a0\u060c\u2212]/u;
const TERMINATOR = /[#$%\u00a2-\u00a5\u00b0\u00b1\u066a\u2030\u20a0-\u20cf]/u;
const NEUTRAL = /[\p{P}\p{S}\p{Z}\p{C}]/u;

/** Embedding level of each cluster: 0 and 2 from left to right, 1 from right to left. */
export function bidiLevels(clusters: readonly string[]): readonly number[] {
  const classes = clusters.map(classOf);
  if (!classes.some((each) => each === "R" || each === "AN")) return clusters.map(() => 0);
  const strong = classes.find((each) => each === "L" || each === "R");
  const base = strong === "R" ? 1 : 0;
  const resolved = resolveNeutrals(resolveNumbers(classes, base), base);
  return resolved.map((each) => {
    if (each === "R") return 1;
    return each === "L" && base === 0 ? 0 : 2;
  });
}

/** The items from left to right. */
export function visualOrder<Item extends { readonly level: number }>(items: readonly Item[]): readonly Item[] {
  const order = [...items];
  for (let level = items.reduce((most, item) => Math.max(most, item.level), 0); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if ((order[from]?.level ?? 0) < level) continue;
      let end = from;
      while ((order[end]?.level ?? 0) >= level) end++;
      order.splice(from, end - from, ...order.slice(from, end).reverse());
      from = end;
    }
  }
  return order;
}

function classOf(cluster: string): BidiClass {
  const first = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
  if (ARABIC_NUMBER.test(first)) return "AN";
  if (EUROPEAN_NUMBER.test(first)) return "EN";
  if (SEPARATOR.test(first)) return "separator";
  if (TERMINATOR.test(first)) return "terminator";
  if (RIGHT_TO_LEFT.test(first) && (first === "\u200f" || !NEUTRAL.test(first))) return "R";
  return NEUTRAL.test(first) ? "neutral" : "L";
}

/** Rules W4 to W7: what joins or surrounds numbers becomes part of them, and numbers among Latin letters Latin. */
function resolveNumbers(classes: readonly BidiClass[], base: number): BidiClass[] {
  const joined = classes.map((each, i): BidiClass => {
    const before = classes[i - 1];
    if (each === "separator" && (before === "EN" || before === "AN") && before === classes[i + 1]) return before;
    return each;
  });
  const spread = (from: number, to: number, step: number): void => {
    for (let i = from; i !== to; i += step) {
      if (joined[i] === "terminator" && joined[i - step] === "EN") joined[i] = "EN";
    }
  };
  spread(1, joined.length, 1);
  spread(joined.length - 2, -1, -1);
  let strong: BidiClass = base === 1 ? "R" : "L";
  return joined.map((each) => {
    if (each === "L" || each === "R") strong = each;
    return each === "EN" && strong === "L" ? "L" : each;
  });
}

/** Rules N1 and N2: what has no direction takes that of both its neighbours, or of the whole line. */
function resolveNeutrals(classes: readonly BidiClass[], base: number): BidiClass[] {
  const whole = base === 1 ? "R" : "L";
  const isNeutral = (each: BidiClass | undefined): boolean =>
    each === "neutral" || each === "separator" || each === "terminator";
  const side = (each: BidiClass | undefined): BidiClass => (each === undefined ? whole : each === "L" ? "L" : "R");
  const resolved = [...classes];
  for (let from = 0; from < resolved.length; from++) {
    if (!isNeutral(resolved[from])) continue;
    let end = from;
    while (isNeutral(resolved[end])) end++;
    const before = side(resolved[from - 1]);
    resolved.fill(before === side(resolved[end]) ? before : whole, from, end);
    from = end;
  }
  return resolved;
}
