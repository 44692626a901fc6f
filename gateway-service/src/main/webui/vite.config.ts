import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` talks to a gateway; `npm run dev -- --mode mock` plays the platform in memory, for work on the looks.
export default defineConfig(async ({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [(await import("./mock/platform.ts")).mockPlatform()] : [])],
  server: {
    host: "localhost", // Where the gateway is: cookies are of a name, whatever the port.
    proxy: mode === "mock" ? {} : { "/api": process.env.CIVSTACK_GATEWAY_URL ?? "http://localhost:8080" },
  },
  build: {
    assetsInlineLimit: 0, // The content security policy has no room for data: scripts or styles.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
}));
