export { helpEntry } from "./core/help-entry.ts";
export { nearest } from "./core/nearest.ts";
export { quote, visible } from "./core/quote.ts";
