/** A setting that is a number; the step is 1 for whole ones, "any" for others. */
interface NumberSetting {
  name: string;
  label: string;
  plain: number;
  min: number;
  max: number;
  step: number | "any";
  /** What is said of a value that is not taken. */
  wrong: string;
}

/** A setting that is one of some names. */
interface ChoiceSetting {
  name: string;
  label: string;
  plain: string;
  choices: readonly string[];
}

/**
 * The settings of a picture, in the order of the form: a field, a check, a part of requests and a line below a picture
 * follow from each. "plain" stands in for what a model or an old job does not say.
 */
export const SETTINGS = [
  { name: "steps", label: "Steps", plain: 20, min: 1, max: 150, step: 1,
    wrong: "Steps are a whole number from 1 to 150." },
  { name: "cfg", label: "Guidance", plain: 7, min: 1, max: 30, step: "any",
    wrong: "Guidance is a number from 1 to 30." },
  { name: "sampler", label: "Sampler", plain: "Euler", choices: ["Euler", "Euler a", "Heun", "DPM++ 2M"] },
  { name: "schedule", label: "Schedule", plain: "normal", choices: ["normal", "karras"] },
  { name: "width", label: "Width", plain: 512, min: 64, max: 2048, step: 8,
    wrong: "The width is a multiple of 8 from 64 to 2048." },
  { name: "height", label: "Height", plain: 512, min: 64, max: 2048, step: 8,
    wrong: "The height is a multiple of 8 from 64 to 2048." },
  { name: "clipSkip", label: "Clip skip", plain: 1, min: 1, max: 12, step: 1,
    wrong: "Clip skip is a whole number from 1 to 12." },
  { name: "cfgRescale", label: "Guidance rescale", plain: 0, min: 0, max: 1, step: "any",
    wrong: "Guidance rescale is a number from 0 to 1." },
] as const satisfies readonly (NumberSetting | ChoiceSetting)[];

type Known = (typeof SETTINGS)[number];

export type SettingName = Known["name"];

/** The settings as the API has them. */
export type SettingValues = { [S in Known as S["name"]]: S extends ChoiceSetting ? string : number };

/** The settings as they are typed. */
export type SettingTexts = Record<SettingName, string>;

/** The settings of a model that recommends none. */
export const PLAIN = Object.fromEntries(SETTINGS.map(({ name, plain }) => [name, plain])) as unknown as SettingValues;

/** The settings as text; a schedule at the end of the sampler's name becomes the schedule. */
export function settingTexts(values: Partial<SettingValues>): SettingTexts {
  const texts = texted(({ name, plain }) => String(values[name] ?? plain));
  return texts.sampler.endsWith(" Karras")
    ? { ...texts, sampler: texts.sampler.slice(0, -" Karras".length), schedule: "karras" }
    : texts;
}

/** All settings empty, before there is a model. */
export function emptySettings(): SettingTexts {
  return texted(() => "");
}

/** What is wrong, a sentence for each setting that is. */
export function settingErrors(texts: SettingTexts): Partial<Record<SettingName, string>> {
  const wrong = SETTINGS.flatMap((setting) =>
    "choices" in setting || isTaken(setting, texts[setting.name]) ? [] : [[setting.name, setting.wrong]]);
  return Object.fromEntries(wrong) as Partial<Record<SettingName, string>>;
}

/** The settings of texts without errors. */
export function settingValues(texts: SettingTexts): SettingValues {
  const values = SETTINGS.map((setting) =>
    [setting.name, "choices" in setting ? texts[setting.name] : Number(texts[setting.name])]);
  return Object.fromEntries(values) as unknown as SettingValues;
}

function texted(text: (setting: Known) => string): SettingTexts {
  return Object.fromEntries(SETTINGS.map((setting) => [setting.name, text(setting)])) as SettingTexts;
}

function isTaken({ min, max, step }: NumberSetting, text: string): boolean {
  if (step === "any") return text.trim() !== "" && Number(text) >= min && Number(text) <= max;
  return isWhole(text, min, max) && Number(text) % step === 0;
}

export function isWhole(text: string, min: number, max: number): boolean {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= min && value <= max;
}
