import assert from "node:assert/strict";
import { test } from "node:test";
import type { Job, Picture } from "../src/api/types";
import { applyProgress, jobIdOf, mergeJobs } from "../src/job/jobs";
import { deliveredPictures, undeliveredPictures } from "../src/job/pictures";
import { summarize } from "../src/job/status";
import { aJob } from "./fixtures";

const step = (n: number, changes: object = {}) => ({
  jobId: aJob().id,
  attempt: 1,
  picture: 0,
  count: 1,
  step: n,
  steps: 20,
  ...changes,
});
const picture = (changes: Partial<Picture> = {}): Picture => ({
  id: "p1",
  index: 0,
  seed: 1,
  status: "delivered",
  width: 8,
  height: 8,
  url: "/api/v1/pictures/p1",
  ...changes,
});

test("a pushed step starts the job and fills its progress bar", () => {
  const [job] = applyProgress([aJob({ status: "queued" })], step(5));
  assert.equal(job!.status, "running");
  assert.equal(summarize(job!).fraction, 0.25);
});

test("a step that comes late does not move the bar back", () => {
  const [job] = applyProgress(applyProgress([aJob()], step(9)), step(8));
  assert.equal(job!.progress!.step, 9);
});

test("a step of an older attempt changes nothing, one of a newer attempt starts over", () => {
  const running = applyProgress([aJob({ attempt: 2 })], step(9, { attempt: 2 }));
  assert.equal(applyProgress(running, step(15, { attempt: 1 }))[0]!.progress!.step, 9);
  assert.equal(applyProgress(running, step(1, { attempt: 3 }))[0]!.progress!.step, 1);
});

test("a step does not restart a job that has ended", () => {
  for (const status of ["completed", "failed", "cancelled", "scanning"] as const) {
    assert.equal(applyProgress([aJob({ status })], step(3))[0]!.status, status);
  }
});

test("a response that was sent earlier keeps the steps that were pushed since", () => {
  const known = applyProgress([aJob()], step(9));
  const read = aJob({ progress: { picture: 0, count: 1, step: 4, steps: 20 } });
  assert.equal(mergeJobs(known, [read])[0]!.progress!.step, 9);
});

test("jobs are sorted newest first, each once", () => {
  const old = aJob();
  const young = aJob({ id: "b", createdAt: "2026-11-22T11:00:00Z" });
  assert.deepEqual(mergeJobs([old], [young, old]).map((job) => job.id), ["b", old.id]);
});

test("the second of two pictures fills the second half", () => {
  const [job] = applyProgress([aJob({ count: 2 })], step(10, { picture: 1, count: 2 }));
  assert.equal(summarize(job!).fraction, 0.75);
  assert.match(summarize(job!).detail, /Picture 2 of 2, step 10 of 20/);
});

test("the queue says the place and how long it takes", () => {
  const queued = (changes: Partial<Job>) => summarize(aJob({ status: "queued", ...changes })).detail;
  assert.equal(queued({ position: 1, etaSeconds: 12.4 }), "Next in line, about 12 s.");
  assert.equal(queued({ position: 3, etaSeconds: 600 }), "Number 3 in line, about 10 min.");
  assert.equal(queued({}), "Waiting for a worker.");
});

test("the end says what was paid and what came back", () => {
  const partly = aJob({ status: "cancelled", count: 3, total: 12, charged: 4, pictures: [picture()] });
  assert.equal(summarize(partly).detail, "1 of 3 delivered. 4 Buzz paid, 8 back.");
  assert.equal(summarize(aJob({ status: "failed" })).detail, "Nothing was charged.");
});

test("a cancelled job says that it is stopping until it has", () => {
  assert.equal(summarize(aJob({ cancelRequested: true })).headline, "Stopping");
  const completed = aJob({ cancelRequested: true, status: "completed", charged: 4, pictures: [picture()] });
  assert.equal(summarize(completed).headline, "Done");
});

test("events find their job, by job, hold or picture", () => {
  const jobs = [aJob({ id: "j", pictures: [picture()] })];
  assert.equal(jobIdOf(jobs, "generation.job-completed", { jobId: "j" }), "j");
  assert.equal(jobIdOf(jobs, "ledger.buzz-hold-refused", { holdId: "j" }), "j");
  assert.equal(jobIdOf(jobs, "moderation.scan-completed", { subject: { kind: "IMAGE", id: "p1" } }), "j");
  assert.equal(jobIdOf(jobs, "moderation.scan-completed", { subject: { kind: "IMAGE", id: "other" } }), undefined);
  assert.equal(jobIdOf(jobs, "ledger.buzz-granted", { userId: "u" }), undefined);
});

test("only delivered pictures are shown, the others are listed separately", () => {
  const withheld = picture({ id: "p2", index: 1, status: "withheld" });
  const job = aJob({ pictures: [withheld, picture({ id: "p3", index: 2 }), picture()] });
  assert.deepEqual(deliveredPictures([job]).map((item) => item.picture.id), ["p1", "p3"]);
  assert.deepEqual(undeliveredPictures(job).map(({ id }) => id), ["p2"]);
});
