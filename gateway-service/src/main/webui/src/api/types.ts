import type { SettingValues } from "../settings/settings";

/** The types of the public API, as in its OpenAPI document. Fields that this page does not read are left out. */

export interface Me {
  id: string;
  name: string;
  roles: string[];
}

export interface Reason {
  code: string;
  sentence: string;
  action: string;
}

export interface ImageRequest extends SettingValues {
  modelId?: string;
  prompt: string;
  negativePrompt?: string;
  seed?: number;
  count: number;
}

export type JobStatus = "requested" | "queued" | "running" | "scanning" | "completed" | "failed" | "cancelled";
export type PictureStatus = "pending" | "delivered" | "withheld" | "blocked" | "quarantined";

export interface Picture {
  id: string;
  index: number;
  seed: number;
  status: PictureStatus;
  rating?: string;
  width: number;
  height: number;
  url?: string;
  reason?: Reason;
}

export interface Progress {
  picture: number;
  count: number;
  step: number;
  steps: number;
  preview?: string;
}

export interface Job {
  id: string;
  status: JobStatus;
  cancelRequested: boolean;
  request: Omit<ImageRequest, "modelId"> & { model?: { id: string; name: string } };
  count: number;
  unitPrice: number;
  total: number;
  charged: number;
  position?: number;
  etaSeconds?: number;
  attempt: number;
  progress?: Progress;
  pictures: Picture[];
  reason?: Reason;
  createdAt: string;
  endedAt?: string;
}

export interface Quote {
  unitPrice: number;
  count: number;
  total: number;
  factors: { name: string; value: number | string }[];
}

export interface Model {
  id: string;
  name: string;
  kind: string;
  family?: string;
  defaults?: Partial<SettingValues>;
}

export interface Purse {
  available: number;
  held: number;
  buckets: { bucket: string; amount: number; expiresAt?: string }[];
  allowance: { amount: number; claimable: boolean; nextAt: string };
}

export interface Entry {
  at: string;
  kind: string;
  amount: number;
  bucket: string;
  reference: string;
  balance: number;
}

export interface Review {
  id: string;
  subject: { kind: string; id: string };
  owner: string;
  revision: number;
  decision: string;
  rating: string;
  labels: { name: string; score: number; layer: string }[];
  reason?: Reason;
  openedAt: string;
  dueBy: string;
  pictureUrl?: string;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}
