export { ScrapeError } from "./core/error.ts";
