import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type IconSet, loadIconFont, renderPng, renderRgba } from "icon-render";
import { unpackFont } from "../../../packages/icon-render/src/unpack.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { fileOf } from "./modules.ts";
import { ink, same } from "./pixels.ts";
import { drawnByResvg } from "./svg-pixels.ts";

const bootstrap = (file: string): string => fileOf("bootstrap-icons", `font/${file}`);
const material = (file: string): string => fileOf("material-icons", `iconfont/${file}`);
const awesome = (file: string): string => fileOf("@fortawesome/fontawesome-free", file);

/** Fonts in each container with each kind of names: none of their icons is blank, and all ways give the same pixels. */
export async function otherFontFindings(every: number): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const bare = path.join(folder, "bootstrap.ttf");
    writeFileSync(bare, await unpackFont(readFileSync(bootstrap("fonts/bootstrap-icons.woff2"))));
    const css = bootstrap("bootstrap-icons.css");
    const alike = [
      await loadIconFont(bootstrap("fonts/bootstrap-icons.woff2"), { css }),
      await loadIconFont(bootstrap("fonts/bootstrap-icons.woff"), { css: bootstrap("bootstrap-icons.json") }),
      await loadIconFont(bare, { css: readFileSync(css) }),
    ];
    const sets: [string, IconSet][] = [
      ["Bootstrap woff2 and CSS", alike[0] ?? (await loadIconFont(bare))],
      ["Material woff2", await loadIconFont(material("material-icons.woff2"))],
      ["Material woff and CSS", await loadIconFont(material("material-icons-round.woff"))],
    ];
    return [
      ...sets.map(([title, font]) => drawn(title, font, every)),
      sameEverywhere(alike, every),
      againstDrawings(alike[0] ?? (await loadIconFont(bare)), every),
      await awesomeFromItsFont(folder),
      pathFinding(every),
    ];
  });
}

function drawn(title: string, font: IconSet, every: number): Finding {
  const names = font.names().filter((_, i) => i % every === 0);
  const blank = names.filter((name) => ink(renderRgba(name, { font, size: 24, background: "transparent" })) === 0);
  // A few icon fonts hold glyphs that are meant to be empty.
  const meant = blank.filter((name) => font.glyph(font.find(name)).outline.ops.length === 0);
  return allOf(
    `${title}, icons drawn`,
    names.length,
    blank.filter((name) => !meant.includes(name)),
  );
}

function sameEverywhere([first, ...others]: readonly IconSet[], every: number): Finding {
  const names = (first?.names() ?? []).filter((_, i) => i % every === 0);
  const png = (name: string, font: IconSet | undefined): Uint8Array =>
    renderPng(name, { size: 48, ...(font && { font }) });
  const wrong = names.filter((name) => others.some((other) => !same(png(name, first), png(name, other))));
  return allOf("alike from woff2 with CSS, woff with JSON and a bare font with CSS", names.length, wrong);
}

/**
 * Bootstrap's own drawings, by resvg, against the ink of its font's glyphs. The font rounds to 300 units, and fills some
 * holes that its drawings leave open by the even-odd rule (easel3), so a few differ.
 */
function againstDrawings(font: IconSet, every: number): Finding {
  const names = font.names().filter((name, i) => i % Math.ceil(every / 5) === 0 && font.find(name).name === name);
  const unlike = names.filter((name) => {
    const source = readFileSync(fileOf("bootstrap-icons", `icons/${name}.svg`), "utf8");
    const drawing = drawnByResvg(source.replace('width="16" height="16"', 'width="128" height="128"'));
    const glyph = renderRgba(name, { font, size: 128, iconSize: 128, background: "transparent", overflow: "crop" });
    return Math.abs(ink(glyph) / ink(drawing) - 1) > 0.06;
  });
  return atMost(
    `of ${names.length} glyphs, more than 6 % off the ink of their drawings`,
    (100 * unlike.length) / names.length,
    1,
    " %",
  );
}

/** Font Awesome's own font read at run time, as woff2 and as the bare font inside it, against the built-in table. */
async function awesomeFromItsFont(folder: string): Promise<Finding> {
  const bare = path.join(folder, "solid.otf");
  writeFileSync(bare, await unpackFont(readFileSync(awesome("webfonts/fa-solid-900.woff2"))));
  const names = ["heart", "fingerprint", "circle", "face-grin-squint-tears", "0"];
  const wrong: string[] = [];
  for (const file of [awesome("webfonts/fa-solid-900.woff2"), bare]) {
    const font = await loadIconFont(file, { css: awesome("css/fontawesome.css") });
    wrong.push(
      ...names.filter(
        (name) => !same(renderPng(name, { font, size: 64 }), renderPng(name, { size: 64, style: "solid" })),
      ),
    );
  }
  return allOf("Font Awesome's own font with the pixels of the built-in icons", 2 * names.length, wrong);
}

/** Bootstrap's drawings as SVG paths, against resvg. */
function pathFinding(every: number): Finding {
  const names = ["alarm", "heart", "github", "star-fill", "gear", "0-circle"].slice(
    0,
    Math.max(3, Math.ceil(6 / every)),
  );
  const wrong = names.filter((name) => {
    const source = readFileSync(fileOf("bootstrap-icons", `icons/${name}.svg`), "utf8");
    const d = [...source.matchAll(/ d="([^"]+)"/g)].map(([, found = ""]) => found).join(" ");
    const rule = source.includes("evenodd") ? "evenodd" : "nonzero";
    const icon = { path: d, viewBox: [0, 0, 16, 16], rule } as const;
    const flat = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 16 16"><path fill-rule="${rule}" d="${d}"/></svg>`;
    const ours = renderRgba(icon, { size: 64, iconSize: 64, overflow: "crop", background: "transparent" });
    return Math.abs(ink(ours) / ink(drawnByResvg(flat)) - 1) > 0.01;
  });
  return allOf("SVG paths with the ink that resvg gives them", names.length, wrong);
}
