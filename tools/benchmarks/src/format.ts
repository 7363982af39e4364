/** Milliseconds in the unit that leaves one to three digits before the point. */
export function formatTime(ms: number): string {
  if (ms < 1) return `${short(ms * 1000)} us`;
  return ms < 1000 ? `${short(ms)} ms` : `${short(ms / 1000)} s`;
}

/** Work done in a second: `21.3 Mpx/s`. */
export function formatRate(amount: number, unit: string, ms: number): string {
  const perSecond = (1000 * amount) / ms;
  if (perSecond >= 1e6) return `${short(perSecond / 1e6)} M${unit}/s`;
  return perSecond >= 1e4 ? `${short(perSecond / 1e3)} k${unit}/s` : `${short(perSecond)} ${unit}/s`;
}

/** Share as signed percent: `+4.1 %`. */
export function formatChange(change: number): string {
  return `${change >= 0 ? "+" : "-"}${Math.abs(100 * change).toFixed(1)} %`;
}

export function formatP(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

export function formatBytes(bytes: number): string {
  return bytes.toLocaleString("en-US");
}

/** Whole megabytes of 10^6 bytes, empty where there is no figure. */
export function formatMegabytes(bytes: number | undefined): string {
  return bytes === undefined ? "" : `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Three significant digits. */
function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Size of a file or an answer: in bytes up to a hundred thousand, else in megabytes; empty where there is no figure. */
export function formatSize(bytes: number | undefined): string {
  return bytes !== undefined && bytes < 1e5 ? formatBytes(bytes) : formatMegabytes(bytes);
}

/** Columns padded to the widest cell: the first to the left, the others to the right. */
export function alignRows(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** A table in Markdown, numbers to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? ":--" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export type Paint = (text: string, colour: "red" | "green" | "dim") => string;

const CODES = { red: 31, green: 32, dim: 2 } as const;

/** Colours for a terminal; plain text elsewhere, with NO_COLOR, and on a dumb terminal. */
export function painter(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): Paint {
  const plain = !isTerminal || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  return (text, colour) => (plain ? text : `\u001b[${CODES[colour]}m${text}\u001b[0m`);
}
