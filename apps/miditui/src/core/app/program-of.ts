/**
 * The program, 0 to 127, that a text tells: a number from 1 to 128 as General MIDI counts them, or a name or the start or
 * another part of one. Else what is wrong with it.
 *
 * @param names of the 128 programs
 */
export function programOf(text: string, names: readonly string[]): number | string {
  if (text === "") return "type a number from 1 to 128, or a part of a name";
  const found = programsLike(text, names)[0];
  if (found !== undefined) return found;
  return isWhole(text) ? "instruments go from 1 to 128" : `no instrument has "${text}" in its name`;
}

/** The programs that a text may tell, the likeliest first: of that number, of that name, that begin so, that have it. */
export function programsLike(text: string, names: readonly string[]): readonly number[] {
  const wanted = text.toLowerCase();
  if (isWhole(text)) return Number(text) >= 1 && Number(text) <= names.length ? [Number(text) - 1] : [];
  if (wanted === "") return [];
  const rank = (name: string): number => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  return names
    .map((name, program) => ({ program, name: name.toLowerCase() }))
    .filter(({ name }) => name.includes(wanted))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.program - b.program)
    .map(({ program }) => program);
}

function isWhole(text: string): boolean {
  return text !== "" && Number.isInteger(Number(text));
}
