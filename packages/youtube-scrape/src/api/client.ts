import { checkBaseUrl, GOOGLE_BASE_URL } from "../api-base.ts";
import type { Clock } from "../clock.ts";
import { systemClock } from "../clock.ts";
import { classify, type Failure } from "../core/classify.ts";
import { type Bucket, ScrapeError } from "../core/error.ts";
import { isRecord } from "../core/record.ts";
import type { ApiOptions, ScrapeEvent } from "../options.ts";
import { nextPacificMidnight } from "../pacific.ts";
import { backoff, LONGEST_ASKED_MS } from "./backoff.ts";
import { decode } from "./decode.ts";
import { Secret } from "./secret.ts";
import type { ApiAnswer, Transport } from "./transport.ts";
import { networkTransport } from "./undici-transport.ts";

/** Attempts more that a limit per minute gets: with pauses of at least half the ceiling they outlast the minute. */
const RATE_ATTEMPTS = 4;

/** Google answers with gzip only where both headers name it. */
const HEADERS = { accept: "application/json", "accept-encoding": "gzip", "user-agent": "youtube-scrape (gzip)" };

/** Reasons for which a request can't have reached the server, so that no unit was charged. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/;

/** Keeps account of calls. It is told before a request leaves, so that a crash can only leave the account too high. */
export interface Account {
  /** @throws ScrapeError E_UNITS where no further call may be made */
  charge(bucket: Bucket): void;
  /** Takes a charge back for a request that never left. */
  refund(bucket: Bucket): void;
}

export interface ApiCall {
  /** Path below the base address, such as `videos`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The allowance that it counts against. @default general */
  readonly bucket?: Bucket;
  /** An answer without a list of items is no answer, rather than an empty one. @default false */
  readonly hasItems?: boolean;
}

/** What came back: a parsed body, or word that the playlist is absent or the page token is no longer good. */
export type ApiReply =
  | { readonly type: "body"; readonly body: unknown }
  | { readonly type: "absent" }
  | { readonly type: "restart" };

export interface CallSignals {
  /** Ends the call at once. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the call where it would wait for another attempt; a request in flight may still end. @default signal */
  readonly halt?: AbortSignal | undefined;
}

export interface ApiClient {
  /**
   * Makes a call, trying again where the failure is a passing one.
   *
   * @throws ScrapeError
   */
  call(call: ApiCall, signals?: CallSignals): Promise<ApiReply>;
  /** Milliseconds by which the server's clock was ahead of ours at its last answer; undefined where it sent no date. */
  skew(): number | undefined;
  close(): Promise<void>;
}

/** @throws ScrapeError E_HOST, E_USAGE, E_NO_KEY */
export function createClient(options: ApiOptions, account: Account, connections = 5): ApiClient {
  const key = keyOf(options.apiKey);
  const base = checkApiOptions(options);
  const network = options.transport === undefined ? networkTransport(connections) : undefined;
  const caller = new Caller({
    base,
    key,
    transport: options.transport ?? network?.transport ?? unreachable,
    clock: options.clock ?? systemClock(),
    random: options.random ?? Math.random,
    timeoutMs: 1000 * (options.timeout ?? 30),
    attempts: options.attempts ?? 6,
    account,
    tell: options.onEvent ?? (() => undefined),
  });
  return {
    call: (call, signals) => caller.call(call, signals ?? {}),
    skew: () => caller.skew,
    close: async () => {
      await network?.close();
    },
  };
}

/**
 * The address of the API and whether it may be asked with these options, before anything is stored.
 *
 * @throws ScrapeError E_HOST, E_USAGE, E_NO_KEY
 */
export function checkApiOptions({ apiKey, baseUrl = GOOGLE_BASE_URL, allowHosts = [] }: ApiOptions): string {
  keyOf(apiKey);
  return checkBaseUrl(baseUrl, allowHosts);
}

function keyOf(apiKey: string | Secret): Secret {
  // Callers without types may leave it out.
  const key = apiKey instanceof Secret ? apiKey : new Secret(typeof apiKey === "string" ? apiKey : "");
  if (/^[\x21-\x7e]+$/.test(key.reveal())) return key;
  const found = key.reveal() === "" ? "there is no API key" : "the API key holds characters that no key has";
  throw new ScrapeError("E_NO_KEY", found, {
    hint: "write YOUTUBE_API_KEY=... into .env, or try it without a key: youtube-scrape scrape --demo",
  });
}

function unreachable(): never {
  throw new Error("there is no transport");
}

interface CallerOptions {
  readonly base: string;
  readonly key: Secret;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly account: Account;
  readonly tell: (event: ScrapeEvent) => void;
}

class Caller {
  readonly #options: CallerOptions;
  skew: number | undefined;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  async call(call: ApiCall, { signal, halt }: CallSignals): Promise<ApiReply> {
    const { random, attempts, tell } = this.#options;
    const bucket = call.bucket ?? "general";
    for (let attempt = 1; ; attempt++) {
      const { reply, failure, retryAfterMs } = await this.#attempt(call, bucket, signal);
      if (reply !== undefined) return reply;
      if (failure.verdict === "absent" || failure.verdict === "restart") return { type: failure.verdict };
      if (failure.verdict === "stop") throw this.#stopped(failure.error);
      const patient = failure.error.code === "E_RATE";
      const last = attempt >= attempts + (patient ? RATE_ATTEMPTS : 0) || isAborted(halt);
      if (failure.verdict === "fatal" || last || (retryAfterMs ?? 0) > LONGEST_ASKED_MS) throw failure.error;
      const waitMs = backoff(attempt, patient ? (1 + random()) / 2 : random(), retryAfterMs);
      tell({ type: "retry", reason: failure.error.message, attempt, waitMs, bucket });
      await this.#pause(waitMs, { signal, halt }, failure.error);
    }
  }

  async #pause(ms: number, { signal, halt }: CallSignals, error: ScrapeError): Promise<void> {
    try {
      await this.#options.clock.sleep(ms, halt ?? signal);
    } catch (reason) {
      if (isAborted(signal)) throw aborted();
      throw isAborted(halt) ? error : reason;
    }
  }

  async #attempt(call: ApiCall, bucket: Bucket, signal: AbortSignal | undefined): Promise<Attempt> {
    const { account, key } = this.#options;
    if (isAborted(signal)) throw aborted();
    account.charge(bucket);
    let answer: ApiAnswer;
    try {
      answer = await this.#send(call, signal);
    } catch (reason) {
      if (NEVER_LEFT.test(codeOf(reason))) account.refund(bucket);
      if (isAborted(signal)) throw aborted();
      return { failure: { verdict: "retry", error: networkError(reason, this.#options.base, bucket) } };
    }
    this.#noteDate(answer.headers.date);
    const body = decode(answer, key);
    if (answer.status === 200 && isAnswer(body, call)) return { reply: { type: "body", body } };
    const retryAfterMs = retryAfter(answer.headers["retry-after"], this.#options.clock.now());
    const failure = answer.status === 200 ? unreadable(bucket) : classify(answer.status, body, bucket);
    return { failure, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }

  #send({ path, query }: ApiCall, signal: AbortSignal | undefined): Promise<ApiAnswer> {
    const { base, key, transport, timeoutMs } = this.#options;
    const fields = Object.entries({ ...query, prettyPrint: "false" }).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const url = `${base}/${path}?${new URLSearchParams(fields).toString()}`;
    return transport({ url, headers: { ...HEADERS, "x-goog-api-key": key.reveal() }, timeoutMs, signal });
  }

  #noteDate(date: string | undefined): void {
    const server = Date.parse(date ?? "");
    if (!Number.isNaN(server)) this.skew = server - this.#options.clock.now();
  }

  /** The error of a daily stop, with the moment of renewal in its hint. */
  #stopped(error: ScrapeError): ScrapeError {
    const now = this.#options.clock.now();
    const reset = nextPacificMidnight(now);
    const minutes = Math.ceil((reset - now) / 60_000);
    const away = `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    const hint = `it is renewed at ${new Date(reset).toISOString().slice(0, 16).replace("T", " ")} UTC, midnight Pacific time, in ${away}; then: youtube-scrape resume`;
    return new ScrapeError(error.code, error.message, { hint, bucket: error.bucket, reason: error.reason });
  }
}

type Attempt =
  | { readonly reply: ApiReply; readonly failure?: undefined; readonly retryAfterMs?: undefined }
  | { readonly reply?: undefined; readonly failure: Failure; readonly retryAfterMs?: number };

/** The error of a run that its signal ended. */
function aborted(): ScrapeError {
  return new ScrapeError("E_ABORTED", "interrupted", { hint: "youtube-scrape resume goes on from here" });
}

/** Asked anew each time, since a signal changes while one waits. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function codeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return "";
  const code = "code" in reason && typeof reason.code === "string" ? reason.code : "";
  return code === "" && reason.cause !== undefined ? codeOf(reason.cause) : code;
}

function networkError(reason: unknown, base: string, bucket: Bucket): ScrapeError {
  const code = codeOf(reason) || "no answer";
  return new ScrapeError("E_NETWORK", `no answer from ${new URL(base).host} (${code})`, {
    hint: "check the network; what is stored stays, and youtube-scrape resume goes on from there",
    bucket,
    reason: code,
  });
}

function isAnswer(body: unknown, { hasItems = false }: ApiCall): boolean {
  return isRecord(body) && body.error === undefined && (!hasItems || Array.isArray(body.items));
}

function unreadable(bucket: Bucket): Failure {
  const hint = "try again later, and check --base-url; youtube-scrape resume goes on from there";
  return {
    verdict: "retry",
    error: new ScrapeError("E_SERVER", "the answer is not the JSON of the YouTube API", { hint, bucket }),
  };
}

/** Milliseconds that the header asks to wait: seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return 1000 * Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
