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
};

const NO_PAGE: Failure = {
  status: 404,
  code: "E_NOT_FOUND",
  message: "there is no such page",
  hint: "start at the front page",
};
const BODY: Failure = {
  status: 400,
  code: "E_ASK",
  message: "the request brings something along, which the viewer does not take",
  hint: "ask with GET and nothing else",
};

const BUSY: Failure = {
  status: 503,
  code: "E_BUSY",
  message: "another program keeps the database to itself",
  hint: "try again in a moment",
};

/** Codes of a database that could be read when the viewer was started. What they say names its path, which is nobody's business. */
const GONE: ReadonlySet<ViewerErrorCode> = new Set<ViewerErrorCode>(["E_FILE", "E_DATABASE", "E_SCHEMA"]);
const UNREADABLE = {
  status: 503,
  message: "the database can no longer be read",
  hint: "the terminal that the viewer runs in says more",
} as const;

/** Of errors by the beginning of their code, as the server and SQLite give them. */
const KNOWN: readonly (readonly [begin: string, failure: Failure])[] = [
  [
    "FST_ERR_BAD_URL",
    {
      status: 400,
      code: "E_ASK",
      message: "the address cannot be read",
      hint: "percent signs are followed by two hexadecimal digits",
    },
  ],
  ["FST_ERR_MAX_PARAM_LENGTH", { ...NO_PAGE, message: "nothing here has a name as long as that" }],
  ["FST_ERR_CTP_", BODY],
  ["SQLITE_BUSY", BUSY],
  ...["SQLITE_CORRUPT", "SQLITE_NOTADB"].map((begin): readonly [string, Failure] => [
    begin,
    {
      status: 500,
      code: "E_DATABASE",
      message: "the database is damaged",
      hint: "the terminal that the viewer runs in says more",
    },
  ]),
];

/** Nothing of an error that was not made for readers is told, only that there was one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ViewerError) {
    const { code, message, hint } = error;
    const status = STATUS[code];
    if (status !== undefined) return { status, code, message, hint };
    if (code === "E_BUSY") return BUSY;
    if (GONE.has(code)) return { ...UNREADABLE, code };
  }
  const code = codeOf(error);
  const known = KNOWN.find(([begin]) => code.startsWith(begin));
  if (known !== undefined) return known[1];
  const status = statusOf(error);
  if (status === 404) return NO_PAGE;
  if (status !== undefined && status < 500) {
    return { status: 400, code: "E_ASK", message: "the request cannot be read", hint: "start at the front page" };
  }
  const hint = "try again; the terminal that the viewer runs in says more";
  return { status: 500, code: "E_SERVER", message: "the viewer failed to make this page", hint };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === "number" && statusCode >= 400 ? statusCode : undefined;
}
