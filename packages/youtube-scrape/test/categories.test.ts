import { expect, test } from "vitest";
import { categoryName } from "../src/core/categories.ts";

test("ids have the names that videoCategories.list gives them", () => {
  expect(["1", "10", "20", "22", "24", "27", "28", "44"].map(categoryName)).toEqual([
    "Film & Animation",
    "Music",
    "Gaming",
    "People & Blogs",
    "Entertainment",
    "Education",
    "Science & Technology",
    "Trailers",
  ]);
});

test("an id that is not known has no name", () => {
  for (const id of ["", "0", "3", "010", "45", "__proto__", "constructor"]) expect(categoryName(id)).toBeUndefined();
});
