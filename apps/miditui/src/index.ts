export { MidituiError, type MidituiErrorCode } from "./core/error.ts";
