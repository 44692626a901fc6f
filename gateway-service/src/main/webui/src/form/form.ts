import type { ImageRequest, Job, Model } from "../api/types";
import {
  emptySettings, isWhole, PLAIN, settingErrors, settingTexts, type SettingTexts, settingValues,
} from "../settings/settings";

/** The fields of the form as typed. Numbers are text, because a half-typed number is not yet an error. */
export interface Form extends SettingTexts {
  modelId: string;
  prompt: string;
  negativePrompt: string;
  seed: string;
  count: string;
}

export type FormErrors = Partial<Record<keyof Form, string>>;

export const PROMPT_MAX_CHARS = 6000;
export const COUNT_MAX = 4;
const SEED_MAX = 4_294_967_295;

export const BLANK: Form = {
  modelId: "",
  prompt: "",
  negativePrompt: "",
  ...emptySettings(),
  seed: "",
  count: "1",
};

/** The form with a model's recommended settings; prompts, seed and count stay. */
export function withModel(form: Form, model: Model): Form {
  return { ...form, modelId: model.id, ...settingTexts(model.defaults ?? {}) };
}

/** The form with the settings of an old job; with the seed of one of its pictures it draws the same picture again. */
export function withSettings(form: Form, job: Job, seed?: number): Form {
  const { request } = job;
  return {
    modelId: request.model?.id ?? form.modelId,
    prompt: request.prompt,
    negativePrompt: request.negativePrompt ?? "",
    ...settingTexts(request),
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
  Object.assign(errors, settingErrors(form));
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
    ...settingValues(form),
    ...(form.seed.trim() ? { seed: Number(form.seed) } : {}),
    count: Number(form.count),
  };
}

/** Square, tall and wide pictures, with the size that the model was made for as the shorter side. */
export function shapes(model: Model | undefined): { name: string; width: number; height: number }[] {
  const { width = PLAIN.width, height = PLAIN.height } = model?.defaults ?? {};
  const side = Math.max(64, Math.min(width, height));
  const long = Math.min(2048, Math.round((side * 1.5) / 8) * 8);
  return [
    { name: "Square", width: side, height: side },
    { name: "Tall", width: side, height: long },
    { name: "Wide", width: long, height: side },
  ];
}
