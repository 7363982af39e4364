import { programName } from "../instruments.ts";

const PROGRAMS = Array.from({ length: 128 }, (_, program) => ({ program, name: programName(program).toLowerCase() }));

/**
 * The program, 0 to 127, that a text tells: a number from 1 to 128 as General MIDI counts them, or a name or the start or
 * another part of one. Else what is wrong with it.
 */
export function programOf(text: string): number | string {
  const number = Number(text);
  if (text !== "" && Number.isInteger(number)) {
    return number >= 1 && number <= 128 ? number - 1 : "instruments go from 1 to 128";
  }
  const wanted = text.toLowerCase();
  if (wanted === "") return "type a number from 1 to 128, or a part of a name";
  const found =
    PROGRAMS.find(({ name }) => name === wanted) ??
    PROGRAMS.find(({ name }) => name.startsWith(wanted)) ??
    PROGRAMS.find(({ name }) => name.includes(wanted));
  return found?.program ?? `no instrument has "${text}" in its name`;
}
