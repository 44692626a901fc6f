import assert from "node:assert/strict";
import { test } from "node:test";
import { deadline, decisionError, initialDecision } from "../src/reviews/decision";

const now = new Date("2026-11-22T10:00:00Z");
const review = {
  id: "r",
  subject: { kind: "IMAGE", id: "p" },
  owner: "u",
  revision: 3,
  decision: "REVIEW",
  rating: "R",
  labels: [],
  openedAt: "",
  dueBy: "2026-11-22T15:00:00Z",
};

test("a input starts with the rating found and without a decision", () => {
  assert.deepEqual(initialDecision(review), { decision: "", rating: "R", note: "", revision: 3 });
  assert.equal(decisionError(initialDecision(review)), "Choose a decision.");
});

test("every decision needs a sentence", () => {
  const allow = { decision: "ALLOW", rating: "PG", revision: 3 };
  assert.match(decisionError({ ...allow, note: " " }) ?? "", /Say why/);
  assert.equal(decisionError({ ...allow, note: "a holiday by the sea" }), undefined);
});

test("a case that is late says so", () => {
  assert.deepEqual(deadline(review, now), { text: "due in 5 h", late: false });
  assert.deepEqual(deadline({ ...review, dueBy: "2026-11-22T07:00:00Z" }, now), { text: "late by 3 h", late: true });
});
