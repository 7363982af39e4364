import { parseColor } from "../core/color/color.ts";
import { listPalettes, samplePalette } from "../palettes.ts";
import type { Terminal } from "./terminal.ts";

/** Colours of a palette that are shown. */
const SHOWN = 12;

/** A line for each palette: its name, kind and source, and on a terminal its colours. */
export function palettesCommand(json: boolean, terminal: Terminal): void {
  for (const { name, kind, source } of listPalettes()) {
    if (json) terminal.line(JSON.stringify({ name, kind, source }));
    else if (terminal.colored)
      terminal.line(`${preview(name)}  ${name.padEnd(24)}${terminal.dim(`${kind}, ${source}`)}`);
    else terminal.line(`${name}  ${kind}, ${source}`);
  }
}

function preview(name: string): string {
  const blocks = samplePalette(name, SHOWN).map((color) => {
    const [red, green, blue] = parseColor(color);
    return `\u001b[48;2;${red};${green};${blue}m  `;
  });
  return `${blocks.join("")}\u001b[49m`;
}
