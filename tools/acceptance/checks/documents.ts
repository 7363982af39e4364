import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { compareImages, decodePng, repository } from "@side-projects/testkit";
import { type Icon, type RenderOptions, renderPng, renderRgba, renderSvg } from "icon-render";
import { SCENES } from "../../../packages/icon-render/test/scenes/all.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { somePictures } from "./icons.ts";
import { drawnByResvg, meanOnWhite } from "./svg-pixels.ts";

/** Our SVG drawn by resvg against our pixels: icons as they are, and every scene of the gallery. */
export function svgFindings(count: number): Finding[] {
  return [worstOf(count, 512, 1), worstOf(count, 64, ZOOM)];
}

/** Small pictures show more of resvg's coarser edges than of a difference, so it draws those larger. */
const ZOOM = 8;

function worstOf(count: number, size: number, zoom: number): Finding {
  let [worst, at] = [0, ""];
  const icons = somePictures(count);
  for (const { name, style } of icons) {
    const mean = apart(name, { style, size }, zoom);
    if (mean > worst) [worst, at] = [mean, `${style} ${name}`];
  }
  const how = zoom === 1 ? "" : `, drawn ${zoom} times as large by resvg`;
  return atMost(`${icons.length} icons at ${size} px${how}, worst mean (${at})`, worst, 1, "/255");
}

function apart(icon: Icon, options: RenderOptions, zoom: number): number {
  return meanOnWhite(drawnByResvg(renderSvg(icon, options), zoom), renderRgba(icon, options));
}

/** Each effect's picture against its reference and, save for the blending that SVG has not, our SVG of it by resvg. */
export function sceneFindings(): Finding[] {
  const wrong: string[] = [];
  let [worst, at, compared] = [0, "", 0];
  for (const { name, icon, options } of SCENES) {
    const file = path.join(repository, "packages/icon-render/test/output", `${name}.png`);
    if (!existsSync(file)) wrong.push(`${name} has no reference`);
    else if (!isLike(decodePng(renderPng(icon, options)), decodePng(readFileSync(file)))) wrong.push(name);
    if (options.blend === "linear") continue;
    compared++;
    const mean = apart(icon, options, options.size === 16 ? ZOOM : 1);
    if (mean > worst) [worst, at] = [mean, name];
  }
  const effects = ["gradient", "flip", "padding", "radius", "outline", "shadow", "stack", "duotone"] as const;
  const unseen = effects.filter((effect) => !SCENES.some(({ options }) => options[effect] !== undefined));
  return [
    allOf("scenes within 1/255 of their reference pictures", SCENES.length, wrong),
    atMost(`${compared} of them drawn from SVG by resvg, worst mean (${at})`, worst, 1, "/255"),
    allOf("effects that have a scene", effects.length, unseen),
  ];
}

function isLike(actual: ReturnType<typeof decodePng>, reference: ReturnType<typeof decodePng>): boolean {
  return (
    actual.width === reference.width && actual.height === reference.height && compareImages(actual, reference).max <= 1
  );
}
