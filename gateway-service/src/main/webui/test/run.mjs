// Bundles the tests with Vite and runs them with the test runner of Node.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const outDir = fileURLToPath(new URL("../node_modules/.tests", import.meta.url));
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));

await build({
  configFile: false,
  logLevel: "error",
  build: { ssr: true, outDir, emptyOutDir: true, rolldownOptions: { input: tests.map((name) => here + name) } },
});
const bundles = tests.map((name) => `${outDir}/${name.replace(/\.ts$/, ".js")}`);
const run = spawnSync(process.execPath, ["--test", "--test-reporter=dot", ...bundles], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  stdio: "inherit",
});
process.exit(run.status ?? 1);
