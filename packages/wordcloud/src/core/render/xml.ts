/** Text fit for an element or an attribute of XML 1.0: what the standard (section 2.2) has no place for is left out. */
export function escapeXml(text: string): string {
  let escaped = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isCharacter(code)) continue;
    escaped += MARKUP.has(character) || code < 0x20 ? `&#${code};` : character;
  }
  return escaped;
}

const MARKUP: ReadonlySet<string> = new Set(["<", ">", "&", '"', "'"]);

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}
