import fc from "fast-check";
import { expect, test } from "vitest";
import type { Period } from "../src/core/ask.ts";
import { askToQuery, parseAsk } from "../src/core/ask-query.ts";
import { ViewerError } from "../src/core/error.ts";
import { anyAsk } from "./any-ask.ts";

const latest: Period = { type: "month", year: 2026, month: 10 };
const parse = (query: Record<string, unknown>, derived = true) => parseAsk(query, { latest, derived });

const failure = (query: Record<string, unknown>, derived = true): ViewerError => {
  try {
    parse(query, derived);
  } catch (error) {
    if (error instanceof ViewerError) return error;
  }
  throw new Error("was accepted");
};

test("an ask is read back from its query string, and the string from the ask", () => {
  fc.assert(
    fc.property(anyAsk, (ask) => {
      const text = askToQuery(ask);
      expect(parse(Object.fromEntries(new URLSearchParams(text)))).toEqual(ask);
    }),
  );
});

test("defaults are left out of the query string", () => {
  expect(askToQuery(parse({}))).toBe("month=2026-10");
  expect(askToQuery(parse({ q: " a&b ", kind: "short", n: "25", sort: "likes", month: "2024" }))).toBe(
    "month=2024&sort=likes&n=25&kind=short&q=a%26b",
  );
});

test("a search without a month is over all time, and empty fields of a form are as if not given", () => {
  expect(parse({ q: "mario" }).period).toEqual({ type: "all" });
  expect(parse({ q: "  ", month: "", sort: "", n: "", kind: "" })).toEqual({
    period: latest,
    sort: "views",
    n: 10,
    kind: null,
    q: "",
  });
  expect(parse({ unknown: ["a", "b"], utm_source: "x" }).period).toEqual(latest);
});

test("what a page cannot hold is taken out of a search", () => {
  expect(parse({ q: "\u0000a\r\nb\ud800\uffff" }).q).toBe("a b\ufffd");
});

test("each wrong parameter is named with what is expected", () => {
  expect(failure({ sort: "best" })).toMatchObject({ code: "E_ASK", message: 'sort is "best"' });
  expect(failure({ sort: "best" }).hint).toContain("comments_per_view");
  expect(failure({ sort: "percentile" }, false).hint).not.toContain("percentile");
  expect(failure({ n: "11" }).hint).toBe("n is one of 10, 25, 50, 100");
  expect(failure({ n: "1e1" }).message).toBe('n is "1e1"');
  expect(failure({ kind: ["long", "short"] }).message).toBe("kind is given more than once");
  expect(failure({ month: "2024-13" }).hint).toContain("month=2024-12");
  expect(failure({ q: "x".repeat(201) }).message).toBe("q has 201 characters");
  expect(failure({ sort: "y".repeat(5000) }).message.length).toBeLessThan(60);
});

test("any query is an ask or E_ASK", () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()));
  const query = fc.dictionary(fc.oneof(fc.constantFrom("month", "sort", "n", "kind", "q"), fc.string()), value);
  fc.assert(
    fc.property(query, (given) => {
      try {
        parse(given);
      } catch (error) {
        if (!(error instanceof ViewerError && error.code === "E_ASK")) throw error;
      }
    }),
  );
});
