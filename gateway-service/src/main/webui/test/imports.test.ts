import assert from "node:assert/strict";
import { test } from "node:test";
import { fileGraph, findCycle, folderGraph, readSources } from "./importGraph";

for (const root of ["src", "mock"]) {
  test(`no file and no folder of ${root} imports itself over others`, () => {
    const files = fileGraph(readSources(root));
    assert.ok(files.size > 0);
    assert.equal(findCycle(files), undefined);
    assert.equal(findCycle(folderGraph(files)), undefined);
  });
}

test("every relative import of a source file is found", () => {
  const graph = fileGraph(readSources("src"));
  assert.ok(graph.get("main.tsx")!.has("app/App.tsx"));
  assert.ok(graph.get("platform/context.ts")!.has("api/types.ts"));
});

test("a cycle between files is named", () => {
  const files = fileGraph(new Map([
    ["a/one.ts", 'import { two } from "../b/two";\nimport "../style/base.css";'],
    ["b/two.ts", 'import {\n  type Three,\n} from "./three";\nimport react from "react";'],
    ["b/three.tsx", 'export * from "../a/one.ts";'],
  ]));
  assert.deepEqual(findCycle(files), ["a/one.ts", "b/two.ts", "b/three.tsx", "a/one.ts"]);
});

test("a cycle between folders is named, even when its files form none", () => {
  const files = fileGraph(new Map([
    ["a/one.ts", 'import type { Two } from "../b/two";'],
    ["b/two.ts", ""],
    ["b/three.ts", 'const lazy = import("../a/four");'],
    ["a/four.ts", ""],
  ]));
  assert.equal(findCycle(files), undefined);
  assert.deepEqual(findCycle(folderGraph(files)), ["a", "b", "a"]);
});
