import { readFileSync } from "node:fs";
import { findIcon, IconError, listIcons, renderRgba } from "icon-render";
import { unpackFont } from "../../../packages/icon-render/src/unpack.ts";
import { readCmap } from "../../../packages/icon-render/test/cmap.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { iconRender, inFolder } from "./command.ts";
import { fileOf } from "./modules.ts";
import { ink } from "./pixels.ts";

const FONTS = { solid: "fa-solid-900", regular: "fa-regular-400", brands: "fa-brands-400" };

/** Font Awesome's own files by another way: code points of the names by a plain pattern, and the cmap of each font. */
async function truth(): Promise<{ names: Map<string, number>; cmaps: [string, Map<number, number>][] }> {
  const names = new Map<string, number>();
  for (const file of ["css/fontawesome.css", "css/brands.css"]) {
    const css = readFileSync(fileOf("@fortawesome/fontawesome-free", file), "utf8");
    for (const [, name = "", hex, character] of css.matchAll(
      /\.fa-([a-z0-9-]+) \{\s*--fa: "(?:\\([0-9a-f]{2,5}) ?|\\?(.))";/g,
    )) {
      names.set(name, hex === undefined ? (character?.codePointAt(0) ?? 0) : Number.parseInt(hex, 16));
    }
  }
  const cmaps = Object.entries(FONTS).map(async ([style, file]): Promise<[string, Map<number, number>]> => {
    const font = readFileSync(fileOf("@fortawesome/fontawesome-free", `webfonts/${file}.woff2`));
    return [style, readCmap(await unpackFont(font))];
  });
  return { names, cmaps: await Promise.all(cmaps) };
}

/** All names in all styles: there exactly where the font has a glyph, and then not blank. */
export async function styleMatrix(every: number): Promise<Finding[]> {
  const { names, cmaps } = await truth();
  const wrong: string[] = [];
  const blank: string[] = [];
  let [checked, drawn] = [0, 0];
  for (const [i, [name, codepoint]] of [...names].entries()) {
    for (const [style, cmap] of cmaps) {
      checked++;
      const found = attempt(() => findIcon(name, style));
      const fits = cmap.has(codepoint) ? !(found instanceof IconError) : isMissingStyle(found, style);
      if (!fits) wrong.push(`${style} ${name}`);
      if (found instanceof IconError || i % every !== 0) continue;
      drawn++;
      if (ink(renderRgba(name, { style, size: 16, background: "transparent" })) === 0) blank.push(`${style} ${name}`);
    }
  }
  const listed = listIcons().join() === [...names.keys()].sort().join();
  return [
    allOf(`${names.size} names x ${cmaps.length} styles as in the fonts' cmaps`, checked, wrong),
    allOf("of them drawn and not blank", drawn, blank),
    { met: listed, text: `list ${listed ? "is" : "is not"} the names of the style sheets` },
  ];
}

function isMissingStyle(found: unknown, style: string): boolean {
  return (
    found instanceof IconError && found.code === "E_STYLE" && found.message.includes(`has no ${style} style, only `)
  );
}

/** The command on a style that an icon lacks. */
export async function missingStyle(): Promise<Finding> {
  return inFolder(async (folder) => {
    const { code, stderr } = await iconRender(["rocket", "--style", "regular"], folder);
    const met = code === 2 && /^icon-render: E_STYLE: rocket has no regular style, only solid; \S/.test(stderr);
    return { met, text: `rocket --style regular ends with ${code}: ${stderr.trim()}` };
  });
}

function attempt<T>(work: () => T): T | IconError {
  try {
    return work();
  } catch (error) {
    if (error instanceof IconError) return error;
    throw error;
  }
}
