import type { TableIcon } from "./encode-table.ts";

/** The icons of Font Awesome's icon-families.json: names, code points and search words, no drawing. */
export function readMetadata(json: string): Omit<TableIcon, "glyphs">[] {
  const families: unknown = JSON.parse(json);
  const icons = Object.entries(record(families)).map(([name, value]) => {
    const family = record(value);
    const aliases = isRecord(family.aliases) ? family.aliases : {};
    const further = isRecord(aliases.unicodes) ? aliases.unicodes : {};
    const names = strings(aliases.names).sort();
    return {
      name,
      aliases: names,
      codepoint: hexadecimal(family.unicode),
      codes: [...strings(further.primary), ...strings(further.composite)].map(hexadecimal),
      terms: searchWords(isRecord(family.search) ? strings(family.search.terms) : [], [name, ...names]),
    };
  });
  // A further code point that two icons claim belongs to the one whose own it is, else to the first.
  const taken = new Set(icons.map((icon) => icon.codepoint));
  return icons.map((icon) => ({
    ...icon,
    codes: icon.codes.filter((code) => !taken.has(code) && taken.add(code) !== undefined),
  }));
}

function searchWords(terms: readonly string[], names: readonly string[]): string[] {
  const words = new Set(terms.flatMap((term) => term.toLowerCase().split(/[\s-]+/u)));
  return [...words].filter((word) => word !== "" && !names.some((name) => name.includes(word)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error("the metadata is not as expected");
  return value;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function hexadecimal(value: unknown): number {
  const number = typeof value === "string" ? Number.parseInt(value, 16) : Number.NaN;
  if (!Number.isInteger(number)) throw new Error("the metadata has an icon without a code point");
  return number;
}
