/** The program, 0 to 127, that a text tells: a number from 1 to 128, or a part of a name. Else what is wrong with it. */
export function programOf(text: string): number | string {
  const number = Number(text);
  if (text !== "" && Number.isInteger(number)) {
    return number >= 1 && number <= 128 ? number - 1 : "instruments go from 1 to 128";
  }
  return `no instrument is called ${text}`;
}
