import { ViewerError, type ViewerErrorCode } from "../core/error.ts";

/** What a reader is told of something that went wrong. */
export interface Failure {
  readonly status: 400 | 404 | 429 | 500 | 503;
  readonly code: ViewerErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
}

const STATUS: Readonly<Partial<Record<ViewerErrorCode, Failure["status"]>>> = {
  E_ASK: 400,
  E_NOT_FOUND: 404,
  E_RATE: 429,
  E_BUSY: 503,
};

/** Nothing of an error that was not made for readers is told, only that there was one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ViewerError) {
    const { code, message, hint } = error;
    const status = STATUS[code];
    if (status !== undefined) return { status, code, message, hint };
  }
  if (isBusy(error)) {
    const message = "another program keeps the database to itself";
    return { status: 503, code: "E_BUSY", message, hint: "try again in a moment" };
  }
  const status = statusOf(error);
  if (status === 404) {
    return { status, code: "E_NOT_FOUND", message: "there is no such page", hint: "start at the front page" };
  }
  if (status !== undefined && status < 500) {
    const hint = "check the address: percent signs are followed by two hexadecimal digits";
    return { status: 400, code: "E_ASK", message: "the request cannot be read", hint };
  }
  const hint = "try again; the terminal that the viewer runs in says more";
  return { status: 500, code: "E_SERVER", message: "the viewer failed to make this page", hint };
}

/** As SQLite tells it, by a code that begins so. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === "number" && statusCode >= 400 ? statusCode : undefined;
}
