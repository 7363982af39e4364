import { createRequire } from "node:module";
import { escaped, Markup } from "./markup.ts";

type Plot = typeof import("@observablehq/plot");
type PlotOptions = import("@observablehq/plot").PlotOptions;
type Linkedom = typeof import("linkedom");

/** Draws charts as SVG text without a style of its own. */
export interface Pen {
  readonly plot: Plot;
  /** @param label what a listener is told instead of the picture */
  draw(options: PlotOptions, label: string): Markup;
}

let shared: Pen | undefined;

// Both load in a third of a second, which only those who want a report should wait for; `report` itself is synchronous.
function load(): Pen {
  const require = createRequire(import.meta.url);
  const plot: Plot = require("@observablehq/plot");
  const linkedom: Linkedom = require("linkedom");
  const { document } = linkedom.parseHTML("<!doctype html><html><body></body></html>");
  return {
    plot,
    draw: (options, label) => {
      // An element of linkedom is its markup as a string; what types it has depends on who else brings DOM types along.
      return new Markup(cleaned(String(plot.plot({ ...options, document, className: "plot" })), label));
    },
  };
}

/** The pen of this process; its first use loads Observable Plot and linkedom. */
export function pen(): Pen {
  shared ??= load();
  return shared;
}

const SUPERFLUOUS = / (?:aria-label|aria-hidden|font-family|font-size|font-variant)="[^"]*"| (?=\/>)/g;
const FRACTION = /-?\d+\.\d{2,}/g;

function tenths(number: string): string {
  return String(Number(Number(number).toFixed(1)));
}

/**
 * The style element goes, because the page has one sheet and its policy allows no other; names of parts go, because the
 * picture is one image with one name; coordinates keep tenths of a pixel.
 */
function cleaned(svg: string, label: string): string {
  const bare = svg
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(SUPERFLUOUS, "").replace(FRACTION, tenths));
  const width = / width="(\d+)"/.exec(bare)?.[1] ?? "";
  return bare.replace(/^<svg [^>]*>/, (tag) => {
    const box = / viewBox="[^"]*"/.exec(tag)?.[0] ?? "";
    return `<svg class="plot w${width}" role="img" aria-label="${escaped(label)}"${box} text-anchor="middle" fill="currentColor">`;
  });
}
