import assert from "node:assert/strict";
import { test } from "node:test";
import { PATHS, viewAt } from "../src/parts/navigation";

test("every view is found at its path", () => {
  for (const path of PATHS) assert.equal(viewAt(path), path);
});

for (const pathname of ["/nothing-here", "/pictures/deeper", "/Pictures", "/pictures/", ""]) {
  test(`there is no view at "${pathname}"`, () => {
    assert.equal(viewAt(pathname), undefined);
  });
}
