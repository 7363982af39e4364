import { ScrapeError } from "@side-projects/youtube-scrape";
import { ViewerError, type ViewerErrorCode } from "../core/error.ts";

const CODES: Readonly<Record<string, ViewerErrorCode>> = {
  E_FILE: "E_FILE",
  E_DISK: "E_FILE",
  E_DATABASE: "E_DATABASE",
  E_SCHEMA: "E_SCHEMA",
  E_BUSY: "E_BUSY",
};

/** What kept a database from being opened, as the viewer tells it; any other error is handed back as it is. */
export function openFailure(error: unknown): unknown {
  if (!(error instanceof ScrapeError)) return error;
  const code = CODES[error.code];
  if (code === undefined) return error;
  return new ViewerError(code, error.message, hintOf(error));
}

function hintOf({ code, message, hint }: ScrapeError): string | undefined {
  if (code === "E_SCHEMA" && message.includes("knows up to")) return "update top-videos-web, or name another file";
  if (code === "E_BUSY") return "wait until it has finished, or end it, and start the viewer again";
  return hint;
}
