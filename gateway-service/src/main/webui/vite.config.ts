import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` uses a running gateway; `npm run dev -- --mode mock` answers API requests from memory.
export default defineConfig(async ({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [(await import("./mock/api.ts")).mockApi()] : [])],
  server: {
    host: "localhost", // The same host as the gateway, because cookies depend on the host and not on the port.
    proxy: mode === "mock" ? {} : { "/api": process.env.CIVSTACK_GATEWAY_URL ?? "http://localhost:8080" },
  },
  build: {
    assetsInlineLimit: 0, // The content security policy forbids scripts and styles in data: URLs.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
}));
