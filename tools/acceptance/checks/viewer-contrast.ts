import { decodePng } from "@side-projects/testkit";
import type { Page } from "../../../apps/top-videos-web/test/browser/visit.ts";

/** A line of text on a page. */
interface Line {
  readonly text: string;
  readonly where: string;
  /** In pixels of the whole page. */
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  /** Red, green, blue, alpha: 0 to 255, the last 0 to 1. */
  readonly colour: readonly number[];
}

/** Every line of text that can be seen, and then none of them, so that what is behind can be. */
const LINES = `(() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.data.trim();
    if (text === "" || parent.closest("script, style, noscript, template, option, [hidden], [inert]")) continue;
    const style = getComputedStyle(parent);
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left < 3 || bottom - top < 3) continue;
      const inside = parent.getBoundingClientRect();
      // Text of one pixel is for those who listen.
      if (inside.width < 2 || inside.height < 2 || getComputedStyle(parent).clipPath !== "none") continue;
      lines.push({ text: text.slice(0, 40), where: parent.localName + "." + parent.className,
        box: [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY],
        colour: (style.fill !== "rgb(0, 0, 0)" && parent.ownerSVGElement ? style.fill : style.color).match(/[0-9.]+/g).map(Number) });
    }
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important; text-decoration: none !important; caret-color: transparent !important; transition: none !important } svg text { fill: transparent !important } .sr { display: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return lines;
})()`;

function luminance(red: number, green: number, blue: number): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of WCAG 2 between a colour, laid over a background, and that background. */
function contrast(
  [r = 0, g = 0, b = 0, alpha = 1]: readonly number[],
  [x, y, z]: readonly [number, number, number],
): number {
  const over = (top: number, below: number): number => top * alpha + below * (1 - alpha);
  const [text, ground] = [luminance(over(r, x), over(g, y), over(b, z)), luminance(x, y, z)];
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** A line of text with the least contrast that it has to any pixel behind it. */
export interface Measured {
  readonly text: string;
  readonly where: string;
  readonly contrast: number;
}

/**
 * The contrast of every line of text to the pixels behind it, gradients and pictures included, as the browser paints
 * them without the text. The page is of no use afterwards.
 */
export async function measureContrast(page: Page): Promise<Measured[]> {
  await page.evaluate("scrollTo(0, 0)");
  const lines: Line[] = await page.evaluate(LINES);
  const { width, height, data } = decodePng(await page.screenshot({ fullPage: true }));
  return lines.map(({ text, where, box, colour }) => {
    const [left, top, right, bottom] = box.map(Math.round);
    let least = Number.POSITIVE_INFINITY;
    const known = new Set<number>();
    for (let y = Math.max(0, (top ?? 0) + 1); y < Math.min(height, (bottom ?? 0) - 1); y++) {
      for (let x = Math.max(0, left ?? 0); x < Math.min(width, right ?? 0); x++) {
        const at = 4 * (y * width + x);
        const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
        const key = (r << 16) | (g << 8) | b;
        if (known.has(key)) continue;
        known.add(key);
        least = Math.min(least, contrast(colour, [r, g, b]));
      }
    }
    return { text, where, contrast: least };
  });
}
