import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, formErrors, PROMPT_MAX_CHARS, shapes, toRequest, withModel, withSettings } from "../src/form/form";
import { PLAIN, SETTINGS } from "../src/settings/settings";
import { aJob } from "./fixtures";

const defaults = { width: 128, height: 128, steps: 18, cfg: 5, sampler: "DPM++ 2M Karras" };
const model = { id: "m1", name: "Stickers", kind: "CHECKPOINT", defaults };
const filled = { ...withModel(BLANK, model), prompt: "a red boat" };

test("a model brings its recommended settings", () => {
  assert.equal(filled.steps, "18");
  assert.equal(filled.width, "128");
  assert.deepEqual([filled.sampler, filled.schedule], ["DPM++ 2M", "karras"]);
});

test("a filled form has no errors and becomes the request", () => {
  assert.deepEqual(formErrors(filled), {});
  assert.deepEqual(toRequest({ ...filled, seed: "7", negativePrompt: " blurry " }), {
    ...PLAIN, modelId: "m1", prompt: "a red boat", negativePrompt: "blurry", width: 128, height: 128,
    steps: 18, cfg: 5, sampler: "DPM++ 2M", schedule: "karras", seed: 7, count: 1,
  });
});

test("an empty seed is left to the platform", () => {
  assert.equal("seed" in toRequest(filled), false);
});

for (const [field, values] of Object.entries({
  prompt: ["", "   ", "x".repeat(PROMPT_MAX_CHARS + 1)],
  width: ["", "63", "100", "2056", "12.8", "1e3", "abc"],
  height: ["0", "-64", "4096"],
  steps: ["0", "151", "", "2.5"],
  cfg: ["", "0.5", "31", "strong"],
  clipSkip: ["0", "13"],
  seed: ["-1", "4294967296", "x"],
  count: ["0", "5", ""],
})) {
  for (const value of values) {
    test(`${field} does not take ${JSON.stringify(value.slice(0, 12))}`, () => {
      assert.deepEqual(Object.keys(formErrors({ ...filled, [field]: value })), [field]);
    });
  }
}

for (const setting of SETTINGS) {
  if ("choices" in setting) continue;
  const { name, min, max } = setting;
  test(`${name} is taken from its smallest to its largest value and not beyond`, () => {
    const errors = [min - 1, min, max, max + 1].map((value) => formErrors({ ...filled, [name]: String(value) }));
    assert.deepEqual(errors.map((error) => Object.keys(error)), [[name], [], [], [name]]);
  });
}

test("the edges of the range of seeds are taken", () => {
  for (const seed of ["0", "4294967295"]) assert.deepEqual(formErrors({ ...filled, seed }), {});
});

test("reusing a picture brings its seed and asks for one picture", () => {
  const form = withSettings(BLANK, aJob({ request: { ...aJob().request, count: 3 } }), 42);
  assert.deepEqual([form.prompt, form.seed, form.count, form.modelId], ["a red boat", "42", "1", "m1"]);
});

test("reusing a job brings every setting that it was drawn with", () => {
  const form = withSettings(BLANK, aJob({ request: { ...aJob().request, clipSkip: 2, sampler: "Heun" } }));
  assert.deepEqual([form.clipSkip, form.sampler], ["2", "Heun"]);
});

test("reusing a whole job clears the seed", () => {
  assert.equal(withSettings({ ...BLANK, seed: "9" }, aJob()).seed, "");
});

test("shapes are multiples of eight around the model's own size", () => {
  assert.deepEqual(shapes(model).map(({ width, height }) => [width, height]), [[128, 128], [128, 192], [192, 128]]);
  for (const { width, height } of shapes(undefined)) assert.equal((width % 8) + (height % 8), 0);
});
