import type { ImageRequest, Job, Model } from "../api/types";

/** The fields of the form as typed. Numbers are text, because a half-typed number is not yet an error. */
export interface Form {
  modelId: string;
  prompt: string;
  negativePrompt: string;
  width: string;
  height: string;
  steps: string;
  cfg: string;
  sampler: string;
  schedule: string;
  seed: string;
  count: string;
}

export type FormErrors = Partial<Record<keyof Form, string>>;

export const SAMPLERS = ["Euler", "Euler a", "Heun", "DPM++ 2M"] as const;
export const SCHEDULES = ["normal", "karras"] as const;
export const PROMPT_MAX_CHARS = 6000;
export const COUNT_MAX = 4;
const SEED_MAX = 4_294_967_295;

const FALLBACK = { width: 512, height: 512, steps: 20, cfg: 7, sampler: "Euler", schedule: "normal" };

export const BLANK: Form = {
  modelId: "",
  prompt: "",
  negativePrompt: "",
  width: "",
  height: "",
  steps: "",
  cfg: "",
  sampler: "",
  schedule: "",
  seed: "",
  count: "1",
};

/** The form with a model's recommended settings; prompts, seed and count stay. */
export function withModel(form: Form, model: Model): Form {
  const defaults = { ...FALLBACK, ...withoutUndefined(model.defaults ?? {}) };
  const sampler = splitSampler(defaults.sampler);
  return {
    ...form,
    modelId: model.id,
    width: String(defaults.width),
    height: String(defaults.height),
    steps: String(defaults.steps),
    cfg: String(defaults.cfg),
    sampler: sampler.name,
    schedule: sampler.karras ? "karras" : defaults.schedule,
  };
}

/** The form with the settings of an old job; with the seed of one of its pictures it draws the same picture again. */
export function withSettings(form: Form, job: Job, seed?: number): Form {
  const { request } = job;
  const sampler = splitSampler(request.sampler);
  return {
    modelId: request.model?.id ?? form.modelId,
    prompt: request.prompt,
    negativePrompt: request.negativePrompt ?? "",
    width: String(request.width),
    height: String(request.height),
    steps: String(request.steps),
    cfg: String(request.cfg),
    sampler: sampler.name,
    schedule: sampler.karras ? "karras" : request.schedule,
    seed: seed === undefined ? "" : String(seed),
    count: seed === undefined ? String(request.count) : "1",
  };
}

/** What is wrong with the form, a sentence for each field. The platform checks again; this saves the request. */
export function formErrors(form: Form): FormErrors {
  const errors: FormErrors = {};
  if (form.prompt.trim() === "") errors.prompt = "Say what the picture shows.";
  if (form.prompt.length > PROMPT_MAX_CHARS) errors.prompt = `A prompt has at most ${PROMPT_MAX_CHARS} characters.`;
  if (form.negativePrompt.length > PROMPT_MAX_CHARS) {
    errors.negativePrompt = `A negative prompt has at most ${PROMPT_MAX_CHARS} characters.`;
  }
  for (const side of ["width", "height"] as const) {
    if (!isWhole(form[side], 64, 2048) || Number(form[side]) % 8 !== 0) {
      errors[side] = `The ${side} is a multiple of 8 from 64 to 2048.`;
    }
  }
  if (!isWhole(form.steps, 1, 150)) errors.steps = "Steps are a whole number from 1 to 150.";
  if (!(Number(form.cfg) >= 1 && Number(form.cfg) <= 30) || form.cfg.trim() === "") {
    errors.cfg = "Guidance is a number from 1 to 30.";
  }
  if (form.seed.trim() !== "" && !isWhole(form.seed, 0, SEED_MAX)) {
    errors.seed = `A seed is a whole number from 0 to ${SEED_MAX}; empty means random.`;
  }
  if (!isWhole(form.count, 1, COUNT_MAX)) errors.count = `One to ${COUNT_MAX} pictures at a time.`;
  return errors;
}

/** The request for a form that has no errors. */
export function toRequest(form: Form): ImageRequest {
  return {
    ...(form.modelId ? { modelId: form.modelId } : {}),
    prompt: form.prompt.trim(),
    ...(form.negativePrompt.trim() ? { negativePrompt: form.negativePrompt.trim() } : {}),
    width: Number(form.width),
    height: Number(form.height),
    steps: Number(form.steps),
    cfg: Number(form.cfg),
    sampler: form.sampler,
    schedule: form.schedule,
    ...(form.seed.trim() ? { seed: Number(form.seed) } : {}),
    count: Number(form.count),
  };
}

/** Square, tall and wide pictures, with the size that the model was made for as the shorter side. */
export function shapes(model: Model | undefined): { name: string; width: number; height: number }[] {
  const { width = FALLBACK.width, height = FALLBACK.height } = model?.defaults ?? {};
  const side = Math.max(64, Math.min(width, height));
  const long = Math.min(2048, Math.round((side * 1.5) / 8) * 8);
  return [
    { name: "Square", width: side, height: side },
    { name: "Tall", width: side, height: long },
    { name: "Wide", width: long, height: side },
  ];
}

function isWhole(text: string, min: number, max: number): boolean {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= min && value <= max;
}

function splitSampler(name: string): { name: string; karras: boolean } {
  return name.endsWith(" Karras") ? { name: name.slice(0, -" Karras".length), karras: true } : { name, karras: false };
}

function withoutUndefined<T extends object>(values: T): Partial<T> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(defined) as Partial<T>;
}
