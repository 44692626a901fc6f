import assert from "node:assert/strict";
import { test } from "node:test";
import { newKey, reasonOf, refusal } from "../src/api/client";

test("a problem becomes its sentence and its action", () => {
  const refused = refusal(429, { code: "gateway/rate-limited", detail: "Too fast.", action: "Wait 3 s." }, "3");
  const { code, sentence, action, retryAfterSeconds } = refused;
  assert.deepEqual([code, sentence, action, retryAfterSeconds], ["gateway/rate-limited", "Too fast.", "Wait 3 s.", 3]);
});

test("an answer that is no problem still says something, and so does a broken connection", () => {
  assert.equal(refusal(502, "<html>").sentence, "The platform answered 502.");
  assert.equal(reasonOf(new TypeError("fetch failed")).code, "page/offline");
});

test("keys are version 4 UUIDs and differ", () => {
  assert.match(newKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newKey(), newKey());
});
