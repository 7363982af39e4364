import type { AcceptanceRun, CheckedLine } from "./line.ts";

/** A checked line as text for a terminal. */
export function printed(line: CheckedLine): string {
  const head = `${line.met ? "met   " : "MISSED"} ${String(line.id).padStart(2)}  ${line.title}`;
  const detail = [line.figure, line.command && `$ ${line.command}`, `${line.seconds.toFixed(1)} s`].filter(Boolean);
  return `${head}\n${detail.map((text) => `           ${text}`).join("\n")}`;
}

/** Last line of a run: how many were met. */
export function summary(lines: readonly CheckedLine[]): string {
  const met = lines.filter((line) => line.met).length;
  return `${met} of ${lines.length} met`;
}

/** docs/acceptance.md: the last results of each package as a table. */
export function page(runs: readonly AcceptanceRun[]): string {
  const intro = [
    "# Acceptance",
    "",
    "Written by `npm run accept -- <package> --write`; do not edit. Each list is code in `tools/acceptance/<package>.ts`.",
  ];
  return `${[...intro, ...runs.flatMap(section)].join("\n")}\n`;
}

function section(run: AcceptanceRun): string[] {
  const kind = run.quick ? "small counts" : "full counts";
  const rows = run.lines.map((line) => {
    const cells = [
      line.id,
      line.title,
      line.met ? "met" : "missed",
      line.figure,
      line.command && `\`${line.command}\``,
    ];
    return `| ${cells.map((text) => cell(String(text))).join(" | ")} |`;
  });
  return [
    "",
    `## ${run.package}`,
    "",
    `${summary(run.lines)}, ${kind}, on ${run.date} with ${run.machine}.`,
    "",
    "| # | what has to hold | | figure | command |",
    "|---|---|---|---|---|",
    ...rows,
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}
