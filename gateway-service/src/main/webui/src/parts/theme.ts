import { useState } from "react";

export type Theme = "system" | "light" | "dark";
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const KEY = "civstack-theme";

/** The theme as chosen, kept for the next visit; "system" follows the machine. */
export function useTheme(): { theme: Theme; turn: () => void } {
  const [theme, setTheme] = useState<Theme>(() => apply(stored()));
  const turn = () => {
    const next = NEXT[theme];
    localStorage.setItem(KEY, next);
    setTheme(apply(next));
  };
  return { theme, turn };
}

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

function apply(theme: Theme): Theme {
  document.documentElement.dataset.theme = theme;
  return theme;
}
