import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";
import { compile } from "sass";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Kept by every tool; what they say is in NOTICE, once for all files. */
const LOUD_COMMENT = /\/\*![\s\S]*?\*\//g;
const FONT = /url\(\s*["']?[^"')]*\.woff2["']?\s*\)/g;

/**
 * The style sheet, in which every WOFF2 file is the one font that there is.
 *
 * @param fontFile name of the font beside the style sheet
 */
export function buildStyle(fontFile: string): Buffer {
  const { css } = compile(join(root, "src/style/main.scss"), {
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
    charset: false,
  });
  const named = css.replaceAll(LOUD_COMMENT, "").replaceAll(FONT, `url("${fontFile}")`);
  const { code } = transform({ filename: "style.css", code: Buffer.from(named), minify: true });
  return Buffer.from(code);
}
