import { expect, test } from "vitest";
import { differenceOf } from "../src/sameness.ts";

test("space beside tags and the way a double quote is written make no difference", () => {
  expect(
    differenceOf('<p>a &quot;b&quot;</p><i class="x">c</i>', '<p>\n  a &#34;b&#34;\n</p>\n<i class="x">c</i>\n'),
  ).toBeUndefined();
});

test("another text, attribute or space within a text is a difference, and its place is told", () => {
  expect(differenceOf("<p>one two</p>", "<p>onetwo</p>")).toContain("one two");
  expect(differenceOf('<a href="/1">x</a>', '<a href="/2">x</a>')).toContain('\\"/1\\"');
  expect(differenceOf("<p>a</p>", "<p>a</p><p>b</p>")).toContain("<p>b</p>");
  expect(differenceOf("<p>a</p>", "")).toBeDefined();
});
