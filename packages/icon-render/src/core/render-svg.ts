import type { Icon, RenderOptions } from "./options.ts";
import { type DefaultFont, guarded, prepare } from "./render.ts";
import { sceneSvg } from "./svg.ts";

/** @throws IconError */
export function svg(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): string {
  const { scene, settings, info } = prepare(icon, options, defaultFont);
  return guarded(() => sceneSvg(scene, settings, info?.label ?? info?.name));
}
