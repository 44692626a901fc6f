import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` talks to a gateway; `npm run dev -- --mode mock` plays the platform in memory, for work on the looks.
export default defineConfig(async ({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [(await import("./mock/platform.ts")).mockPlatform()] : [])],
  server: {
    host: "127.0.0.1",
    proxy: mode === "mock" ? {} : { "/api": process.env.CIVSTACK_GATEWAY_URL ?? "http://127.0.0.1:8080" },
  },
  build: {
    assetsInlineLimit: 0, // The content security policy has no room for data: scripts or styles.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
}));
