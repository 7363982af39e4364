import { FIELDS } from "./fields.ts";
import type { ReportData } from "./model.ts";

/**
 * The numbers of the page with names in snake case, always in the same order. Computed ones begin with `derived_`; `fields`
 * says what each is.
 */
export function json(data: ReportData): string {
  return `${JSON.stringify({ report: "youtube-scrape", version: 1, fields: FIELDS, ...data }, null, 1)}\n`;
}
