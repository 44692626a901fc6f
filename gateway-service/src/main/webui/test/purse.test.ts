import assert from "node:assert/strict";
import { test } from "node:test";
import { newKey, reasonOf, refusal } from "../src/api/client";
import { price } from "../src/draw/price";
import { claim, kindName, signed, until } from "../src/purse/purse";
import { due, opening, rulingFault } from "../src/reviews/decision";

const now = new Date("2026-11-22T10:00:00Z");
const purse = { available: 3, held: 0, buckets: [], allowance: { amount: 100, claimable: true, nextAt: "2026-11-23T00:00:00Z" } };

test("the button carries the total, and the gap when the purse is short", () => {
  const quoted = price({ unitPrice: 2, count: 4, total: 8, factors: [] }, purse);
  assert.deepEqual([quoted.label, quoted.detail, quoted.missing], ["Draw for 8 Buzz", "4 pictures, 2 Buzz each", 5]);
  assert.equal(price({ unitPrice: 3, count: 1, total: 3, factors: [] }, purse).missing, 0);
  assert.equal(price(undefined, purse).label, "Draw");
});

test("the claim button says when the next allowance comes", () => {
  assert.equal(claim(purse, now).label, "Claim 100 Buzz");
  const claimed = claim({ ...purse, allowance: { ...purse.allowance, claimable: false } }, now);
  assert.deepEqual([claimed.ready, claimed.hint], [false, "The next 100 Buzz can be claimed in 14 h."]);
});

test("moments are told in the unit that matters", () => {
  assert.equal(until("2026-11-22T10:20:00Z", now), "in 20 min");
  assert.equal(until("2026-11-22T09:00:00Z", now), "now");
  assert.equal(until("2026-11-30T10:00:00Z", now), "in 8 days");
});

test("amounts carry a sign, kinds a word, unknown kinds themselves", () => {
  assert.deepEqual([signed({ amount: -1200 }), signed({ amount: 5 })], ["−1,200", "+5"]);
  assert.deepEqual([kindName("HOLD"), kindName("released"), kindName("tip")], ["Set aside", "Given back", "tip"]);
});

test("a problem becomes its sentence and its action", () => {
  const refused = refusal(429, { code: "gateway/rate-limited", detail: "Too fast.", action: "Wait 3 s." }, "3");
  assert.deepEqual([refused.code, refused.sentence, refused.action, refused.retryAfterSeconds], ["gateway/rate-limited", "Too fast.", "Wait 3 s.", 3]);
});

test("an answer that is no problem still says something, and so does a broken connection", () => {
  assert.equal(refusal(502, "<html>").sentence, "The platform answered 502.");
  assert.equal(reasonOf(new TypeError("fetch failed")).code, "page/offline");
});

test("keys are version 4 UUIDs and differ", () => {
  assert.match(newKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newKey(), newKey());
});

const review = { id: "r", subject: { kind: "IMAGE", id: "p" }, owner: "u", revision: 3, decision: "REVIEW", rating: "R", labels: [], openedAt: "", dueBy: "2026-11-22T15:00:00Z" };

test("a ruling starts with the rating found and without a decision", () => {
  assert.deepEqual(opening(review), { decision: "", rating: "R", note: "", revision: 3 });
  assert.equal(rulingFault(opening(review)), "Choose a decision.");
});

test("every decision is signed with a sentence", () => {
  const allow = { decision: "ALLOW", rating: "PG", revision: 3 };
  assert.match(rulingFault({ ...allow, note: " " }) ?? "", /Say why/);
  assert.equal(rulingFault({ ...allow, note: "a holiday by the sea" }), undefined);
});

test("a case that is late says so", () => {
  assert.deepEqual(due(review, now), { text: "due in 5 h", late: false });
  assert.deepEqual(due({ ...review, dueBy: "2026-11-22T07:00:00Z" }, now), { text: "late by 3 h", late: true });
});
