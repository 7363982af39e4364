import { IconError, quote, visible } from "../core/error.ts";
import type { IconInfo, IconSet } from "../core/icon.ts";
import { renderRgba } from "../node.ts";
import { braille } from "./preview.ts";
import type { Terminal } from "./terminal.ts";

/**
 * All names, or those of icons that have a style.
 *
 * @throws IconError E_STYLE
 */
export function listCommand(font: IconSet, style: string | undefined, json: boolean, terminal: Terminal): void {
  for (const name of font.names(style)) {
    terminal.line(json ? JSON.stringify({ icon: name, styles: font.find(name).styles }) : visible(name));
  }
}

/** @throws IconError E_ICON where nothing matches */
export function searchCommand(font: IconSet, words: readonly string[], json: boolean, terminal: Terminal): void {
  const pattern = words.join(" ");
  if (pattern.trim() === "")
    throw new IconError("E_ICON", "nothing to search for", "try: icon-render search arrow; the icon is fa-search");
  const found = font.search(pattern);
  if (found.length === 0)
    throw new IconError("E_ICON", `no icon matches ${quote(pattern)}`, "try a shorter word, or icon-render list");
  for (const name of found)
    terminal.line(json ? JSON.stringify({ icon: name, styles: font.find(name).styles }) : visible(name));
}

/** Side of the preview in pixels: 20 columns and 10 lines of Braille. */
const PREVIEW = 40;

/** What is known of icons, with a small picture of each of their styles. */
export function infoCommand(font: IconSet, words: readonly string[], json: boolean, terminal: Terminal): void {
  if (words.length === 0)
    throw new IconError("E_ICON", "no icon named", "try: icon-render info heart; the icon is fa-info");
  for (const info of words.map((word) => font.find(word))) {
    const { name, label, styles, codepoint, aliases } = info;
    const code = `U+${codepoint.toString(16).toUpperCase().padStart(4, "0")}`;
    if (json) {
      terminal.line(JSON.stringify({ icon: name, label, styles, codepoint: code, aliases }));
      continue;
    }
    terminal.line(`${terminal.bold(visible(name))}${label === undefined ? "" : `  ${label}`}  ${terminal.dim(code)}`);
    terminal.line(`styles   ${styles.join(", ")}`);
    if (aliases.length > 0) terminal.line(`aliases  ${visible(aliases.join(", "))}`);
    for (const line of previews(font, info, terminal.columns())) terminal.line(line);
  }
}

/** Side by side where the terminal is wide enough, else below each other. */
function previews(font: IconSet, { name, styles }: IconInfo, columns: number): string[] {
  const pictures = styles.map((style) =>
    braille(renderRgba(name, { font, style, size: PREVIEW, background: "white", color: "black" })),
  );
  if (styles.length * (PREVIEW / 2 + 2) > columns) return pictures.flat();
  const rows = pictures[0]?.length ?? 0;
  return Array.from({ length: rows }, (_, row) => pictures.map((lines) => lines[row]).join("  "));
}
