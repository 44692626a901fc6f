import assert from "node:assert/strict";
import { test } from "node:test";
import { price } from "../src/draw/price";
import { claim, kindName, signed, until } from "../src/purse/purse";

const now = new Date("2026-11-22T10:00:00Z");
const allowance = { amount: 100, claimable: true, nextAt: "2026-11-23T00:00:00Z" };
const purse = { available: 3, held: 0, buckets: [], allowance };

test("the button carries the total, and the gap when the purse is short", () => {
  const quoted = price({ unitPrice: 2, count: 4, total: 8, factors: [] }, purse);
  assert.deepEqual([quoted.label, quoted.detail, quoted.missing], ["Draw for 8 Buzz", "4 pictures, 2 Buzz each", 5]);
  assert.equal(price({ unitPrice: 3, count: 1, total: 3, factors: [] }, purse).missing, 0);
  assert.equal(price(undefined, purse).label, "Draw");
});

test("the claim button says when the next allowance comes", () => {
  assert.equal(claim(purse, now).label, "Claim 100 Buzz");
  const claimed = claim({ ...purse, allowance: { ...allowance, claimable: false } }, now);
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
