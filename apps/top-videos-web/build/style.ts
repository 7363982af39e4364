import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";
import { compile, NodePackageImporter } from "sass";

const root = fileURLToPath(new URL("..", import.meta.url));
const FONT = /url\(\s*["']?[^"')]*\.woff2["']?\s*\)/g;

/**
 * The style sheet, in which every WOFF2 file is the one font that there is.
 *
 * @param fontFile name of the font beside the style sheet
 */
export function buildStyle(fontFile: string): Buffer {
  const source = join(root, "src/style/main.scss");
  const css = existsSync(source) ? compileSass(source) : `@font-face{font-family:Figtree;src:url("figtree.woff2")}`;
  const named = css.replaceAll(FONT, `url("${fontFile}")`);
  const { code } = transform({ filename: "style.css", code: Buffer.from(named), minify: true });
  return Buffer.from(code);
}

function compileSass(file: string): string {
  const { css } = compile(file, {
    loadPaths: [join(root, "node_modules")],
    importers: [new NodePackageImporter(root)],
    quietDeps: true,
    charset: false,
  });
  return css;
}
