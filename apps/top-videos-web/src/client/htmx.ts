/** What the client touches of a request that htmx 4.0.1 makes: the `ctx` of its events. */
export interface RequestContext {
  readonly sourceElement: Element;
  readonly sourceEvent?: Event;
  target: Element | null;
  swap: string;
  select: string | null | undefined;
  /** The answer, once it has come. */
  readonly text: string;
  readonly response?: { readonly status: number };
  fetch?: (path: string, request: RequestInit) => Promise<Response>;
  readonly request: {
    readonly action: string;
    /** The fields of the form, until they become the query of the action. */
    readonly body: FormData | null;
    readonly headers: Readonly<Record<string, string>>;
    signal: AbortSignal;
    abort?: () => void;
  };
}

interface HistoryUpdate {
  readonly history: { type: "push" | "replace"; readonly path: string };
}

interface Internals {
  initSecurity(policy: unknown): void;
}

interface Htmx {
  ajax(verb: string, path: string, options: Readonly<Record<string, string>>): Promise<void>;
  registerExtension(name: string, extension: { init(internals: Internals): void }): void;
}

declare global {
  interface DocumentEventMap {
    "htmx:config:request": CustomEvent<{ readonly ctx: RequestContext }>;
    "htmx:before:request": CustomEvent<{ readonly ctx: RequestContext }>;
    "htmx:finally:request": CustomEvent<{ readonly ctx: RequestContext }>;
    "htmx:before:swap": CustomEvent<{ readonly ctx: RequestContext }>;
    "htmx:after:swap": CustomEvent<{ readonly ctx: RequestContext }>;
    "htmx:before:history:update": CustomEvent<HistoryUpdate>;
    "htmx:error": CustomEvent<{ readonly ctx?: RequestContext }>;
  }
  interface Window {
    /** Missing where the browser could not load it. */
    readonly htmx?: Htmx;
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(text: string): string; createScript(): string }): unknown;
    };
  }
}

/** How a list takes the place of the list before: in one step, and without a scroll that nobody asked for. */
const SWAP = "outerHTML settle:0 show:none";

/** Asks for a list and puts it in place, with its address in the history. */
export function loadList(path: string): void {
  void window.htmx?.ajax("GET", path, { target: "#list", swap: SWAP, push: "true" });
}

/**
 * Lets htmx parse answers where the page demands Trusted Types. Answers are pages of this server, which escapes by
 * default; a script in one never runs.
 */
function trust(): void {
  window.htmx?.registerExtension("trust", {
    init(internals) {
      const rules = { createHTML: (text: string): string => text, createScript: (): string => "" };
      if (window.trustedTypes) internals.initSecurity(window.trustedTypes.createPolicy("htmx", rules));
    },
  });
}

/** Makes the restore of a history entry a list like any other, which a newer request can stop. */
function restoreAsList(ctx: RequestContext, list: Element): void {
  ctx.target = list;
  ctx.select = undefined;
  // htmx gives such a request no way to be stopped, so an answer that is late would undo a newer click.
  const stop = new AbortController();
  ctx.request.signal = AbortSignal.any([ctx.request.signal, stop.signal]);
  ctx.request.abort = (): void => stop.abort();
}

/** The status that stands for no answer at all; no server gives it. */
const NO_ANSWER = 599;

/** Whether a server has answered a request. */
export function isAnswered({ response }: RequestContext): boolean {
  return response !== undefined && response.status !== NO_ANSWER;
}

/** Asks as fetch does, but where no answer comes it is none instead of an error, of which htmx would print the stack. */
async function ask(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch (error) {
    const { signal } = request;
    // A request that makes room for a newer one is nobody's trouble.
    if (signal?.aborted && signal.reason !== "timeout") throw error;
    return new Response(null, { status: NO_ANSWER });
  }
}

/** The order and the defaults of the fields in an address. */
const USUAL: Readonly<Record<string, string>> = { month: "", sort: "views", n: "10", kind: "", q: "" };

/** The query of an address that says what the fields say, without what goes without saying. */
export function canonicalQuery(fieldValue: (name: string) => string): string {
  const query = new URLSearchParams();
  for (const [name, usual] of Object.entries(USUAL)) {
    const value = fieldValue(name);
    if (value !== usual) query.append(name, value);
  }
  return query.toString();
}

function makeCanonical(body: FormData): void {
  const fieldValue = (name: string): string => {
    const value = body.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const query = new URLSearchParams(canonicalQuery(fieldValue));
  for (const name of Object.keys(USUAL)) body.delete(name);
  for (const [name, value] of query) body.append(name, value);
}

/** Says whether the list is about to be another; the style shows it once that takes a while. */
function setBusy(busy: boolean): void {
  const list = document.getElementById("list");
  if (busy) list?.setAttribute("aria-busy", "true");
  else list?.removeAttribute("aria-busy");
}

/** Fits htmx to these pages; before its first request. */
export function setUpHtmx(): void {
  trust();
  let last: RequestContext | undefined;
  let typing = false;
  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    const list = document.getElementById("list");
    if (list && ctx.request.headers["HX-History-Restore-Request"]) {
      typing = false;
      restoreAsList(ctx, list);
    }
    if (ctx.target === list) ctx.swap = SWAP;
    // The newest wins, whether a link, the form or the history asks; hx-sync leaves the history out.
    last?.request.abort?.();
    last = ctx;
    ctx.fetch = ask;
    if (ctx.sourceElement.id === "controls" && ctx.request.body) makeCanonical(ctx.request.body);
  });
  document.addEventListener("htmx:before:request", () => setBusy(true));
  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    if (ctx === last) setBusy(false);
  });
  document.addEventListener("htmx:before:history:update", ({ detail: { history } }) => {
    const typed = last?.sourceEvent?.type === "input";
    // As a browser does: following a link to where one is already makes no new entry. Nor does each letter of a search.
    if ((typed && typing) || history.path === location.pathname + location.search) history.type = "replace";
    typing = typed;
  });
  // htmx 4.0.1 takes the default from a click before it looks for a modifier key, so that no tab would open.
  document.addEventListener(
    "click",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) event.stopPropagation();
    },
    true,
  );
}
