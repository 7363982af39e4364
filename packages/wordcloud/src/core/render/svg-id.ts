import type { CloudLayout } from "../cloud.ts";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { SvgOptions } from "./options.ts";

const PREFIX = /^[a-z][\w-]{0,63}$/i;

/**
 * What the ids of a document begin with, so that two of them can stand in one page.
 *
 * @throws CloudError E_OPTION
 */
export function idPrefixOf(layout: CloudLayout, { idPrefix, text, scale, background }: SvgOptions): string {
  if (idPrefix === undefined) {
    const { width, height, gradients } = layout;
    const words = layout.words.map((word) => [word.text, word.x, word.y, word.size, word.angle, word.color]);
    return `c${hash(JSON.stringify([width, height, gradients, words, text, scale, background])).toString(36)}-`;
  }
  if (typeof idPrefix === "string" && PREFIX.test(idPrefix)) return idPrefix;
  throw new CloudError("E_OPTION", `the id prefix ${quote(idPrefix)}`, "use a letter, then letters, digits, - or _");
}

/** FNV-1a of 32 bits (G. Fowler, L. C. Noll, K.-P. Vo). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
