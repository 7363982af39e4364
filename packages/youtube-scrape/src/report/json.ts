import type { ReportData } from "./model.ts";

export function json(data: ReportData): string {
  return `${JSON.stringify({ report: "youtube-scrape", version: 1, ...data }, null, 1)}\n`;
}
