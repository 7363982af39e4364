export { type CheckWatch, check, choose } from "./check.ts";
export type { AcceptanceLine, AcceptanceRun, CheckedLine, CheckOptions, Outcome } from "./line.ts";
