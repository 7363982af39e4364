const NAME = "[A-Za-z_][\\w.-]*";
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`);
const REFERENCE = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/i;

const TEXT = /^[^<]+/;

/** What keeps a text from being an XML document of elements, attributes and text; nothing where it is one. */
export function wellFormed(xml: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let roots = 0;
  let rest = xml.trim();
  while (rest !== "") {
    const [text = ""] = TEXT.exec(rest) ?? [];
    const [tag = "", end, name = "", attributes = "", alone] = TAG.exec(rest) ?? [];
    if (text === "" && tag === "") return [...found, `no tag at ${rest.slice(0, 40)}`];
    rest = rest.slice(text.length + tag.length);
    if (REFERENCE.test(text)) found.push(`a bare ampersand in ${text.slice(0, 40)}`);
    if (open.length === 0) {
      if (text !== "") found.push(`text outside: ${text.slice(0, 40)}`);
      roots++;
    }
    if (end === "/" && open.pop() !== name) found.push(`</${name}> ends another element`);
    found.push(...attributeFaults(name, attributes));
    if (tag !== "" && end === "" && alone === "") open.push(name);
  }
  if (roots !== 1) found.push(`${roots} roots`);
  return open.length > 0 ? [...found, `${open.join(", ")} not ended`] : found;
}

function attributeFaults(element: string, attributes: string): string[] {
  const names = [...attributes.matchAll(/([\w.-]+)="/g)].map(([, name]) => name);
  const faults = new Set(names).size < names.length ? [`${element} has an attribute twice`] : [];
  return REFERENCE.test(attributes) ? [...faults, `a bare ampersand in an attribute of ${element}`] : faults;
}
