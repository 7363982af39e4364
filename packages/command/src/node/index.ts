export { readBounded } from "./bounded.ts";
export { replaceFile } from "./replace.ts";
export { processStreams, type Streams } from "./streams.ts";
