/** Whether a value out of JSON is an object with named fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a `fields` parameter names: everything below a name, or only some of it. */
type Named = Map<string, Named | "all">;

/**
 * Keeps what Google's `fields` parameter names: `items(id,snippet/title),nextPageToken`; `*` stands for every name.
 *
 * @throws RangeError when the parameter can't be read
 */
export function onlyFields(value: unknown, fields: string): unknown {
  const tokens = fields.match(/[^,/()]+|[,/()]/g) ?? [];
  const named = readNames(tokens);
  if (tokens.length > 0) throw new RangeError(`fields: ${tokens.join("")} is left over`);
  return keep(value, named);
}

function readNames(tokens: string[]): Named {
  const named: Named = new Map();
  do {
    const name = tokens.shift();
    if (name === undefined || /[,/()]/.test(name)) throw new RangeError(`fields: a name is missing at ${name}`);
    const below = readBelow(tokens);
    const known = named.get(name);
    const both = known instanceof Map && below instanceof Map ? new Map([...known, ...below]) : below;
    named.set(name, both);
  } while (tokens[0] === "," && tokens.shift());
  return named;
}

function readBelow(tokens: string[]): Named | "all" {
  if (tokens[0] === "/") {
    tokens.shift();
    const name = tokens.shift() ?? "";
    return new Map([[name, readBelow(tokens)]]);
  }
  if (tokens[0] !== "(") return "all";
  tokens.shift();
  const named = readNames(tokens);
  if (tokens.shift() !== ")") throw new RangeError("fields: a parenthesis is open");
  return named;
}

function keep(value: unknown, named: Named): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, named));
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const below = named.get(name) ?? named.get("*");
    if (below !== undefined) kept[name] = below === "all" ? field : keep(field, below);
  }
  return kept;
}
