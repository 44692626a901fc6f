import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const COLUMNS_MAX = 120;
const LINES_MAX = 250;

const files = ["src", "test", "mock"]
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => `${root}/${name}`))
  .concat("index.html", "vite.config.ts", "build.sh")
  .filter((name) => /\.(tsx?|css|mjs|html|sh)$/.test(name));

test(`no line has more than ${COLUMNS_MAX} columns`, () => {
  const wide = files.flatMap((file) =>
    linesOf(file).flatMap((line, index) => (line.length > COLUMNS_MAX ? [`${file}:${index + 1}`] : [])),
  );
  assert.deepEqual(wide, []);
});

test(`no file has more than ${LINES_MAX} lines`, () => {
  assert.deepEqual(files.filter((file) => linesOf(file).length > LINES_MAX), []);
});

function linesOf(file: string): string[] {
  return readFileSync(file, "utf8").split("\n");
}
