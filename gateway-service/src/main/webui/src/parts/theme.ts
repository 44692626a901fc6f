import { useState } from "react";

export type Theme = "system" | "light" | "dark";
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const KEY = "civstack-theme";

/** The chosen theme, kept in the browser; "system" follows the setting of the operating system. */
export function useTheme(): { theme: Theme; next: () => void } {
  const [theme, setTheme] = useState<Theme>(() => apply(stored()));
  const next = () => {
    const chosen = NEXT[theme];
    localStorage.setItem(KEY, chosen);
    setTheme(apply(chosen));
  };
  return { theme, next };
}

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

function apply(theme: Theme): Theme {
  document.documentElement.dataset.theme = theme;
  return theme;
}
