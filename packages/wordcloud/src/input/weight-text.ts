const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;
const COMMA_GROUPS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DOT_GROUPS = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const GROUP_SIGNS = /(?<=\d)[ '_\u00a0\u2009\u202f\u2019](?=\d{3})/g;

/**
 * The number that people write in a table: `1234.5`, `1,234.5`, `1.234,5`, `1 234`, `1'234`, `0,5`, `1e3`, `12 %`; NaN for
 * what is no number. `1,234` is a thousand, `1.234` a little more than one.
 */
export function weightFromText(text: string): number {
  const bare = text.trim().slice(0, 100).replace(/\s?%$/, "").replace(GROUP_SIGNS, "");
  if (PLAIN.test(bare)) return Number(bare);
  if (COMMA_GROUPS.test(bare)) return Number(bare.replaceAll(",", ""));
  if (DOT_GROUPS.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  if (DECIMAL_COMMA.test(bare)) return Number(bare.replace(",", "."));
  return Number.NaN;
}
