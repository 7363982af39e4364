export { buildApp } from "./app/app.ts";
export { type Assets, loadAssets } from "./app/assets.ts";
export type { AppOptions, ErrorLog, RateLimit } from "./app/options.ts";
