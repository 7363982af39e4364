const NAME = "[A-Za-z_][\\w.-]*";
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`);
const REFERENCE = /&(?!(?:lt|gt|amp|quot|apos);|#(\d+);)/g;
const TEXT = /^[^<]+/;
/** The complement of Char in XML 1.0, section 2.2. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** What keeps a text from being an XML document of elements, attributes, text and decimal character references. */
export function xmlFaults(xml: string): string[] {
  const faults = FORBIDDEN.test(xml) ? ["a character that XML forbids"] : [];
  const open: string[] = [];
  let roots = 0;
  let rest = xml.trim();
  while (rest !== "") {
    const [text = ""] = TEXT.exec(rest) ?? [];
    const [tag = "", end, name = "", attributes = "", alone] = TAG.exec(rest) ?? [];
    if (text === "" && tag === "") return [...faults, `no tag at ${rest.slice(0, 40)}`];
    rest = rest.slice(text.length + tag.length);
    faults.push(...referenceFaults(text), ...referenceFaults(attributes));
    if (text.includes("]]>")) faults.push("the end of a section in text");
    if (open.length === 0 && text !== "") faults.push(`text outside: ${text.slice(0, 40)}`);
    if (open.length === 0) roots++;
    if (end === "/" && open.pop() !== name) faults.push(`</${name}> ends another element`);
    const names = [...attributes.matchAll(/([\w.-]+)="/g)].map(([, found]) => found);
    if (new Set(names).size < names.length) faults.push(`${name} has an attribute twice`);
    if (tag !== "" && end === "" && alone === "") open.push(name);
  }
  if (roots !== 1) faults.push(`${roots} roots`);
  return open.length > 0 ? [...faults, `${open.join(", ")} not ended`] : faults;
}

function referenceFaults(text: string): string[] {
  const bare = [...text.matchAll(REFERENCE)].map(() => `a bare ampersand in ${text.slice(0, 40)}`);
  const codes = [...text.matchAll(/&#(\d+);/g)].map(([, code]) => String.fromCodePoint(Number(code)));
  return FORBIDDEN.test(codes.join("")) ? [...bare, "a reference to a forbidden character"] : bare;
}
