/** A request for the API. The key is in the headers only. */
export interface ApiRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds without an answer after which the request fails. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer, its body as it came over the wire. */
export interface ApiAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Performs one request, once: no retry, no redirect followed. Rejects where there is no whole answer; a `code` such as
 * `ECONNREFUSED` on the reason tells that the request never left.
 */
export type Transport = (request: ApiRequest) => Promise<ApiAnswer>;
