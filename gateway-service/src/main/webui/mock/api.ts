import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { entries, model, purse, reviews } from "./data.ts";
import { openConnection } from "./events.ts";
import { draw, jobs } from "./jobs.ts";

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

let signedIn = process.env.CIVSTACK_MOCK_SIGNED_OUT === undefined;

/** Answers API requests from memory, for work on the look of the page. It is not part of a build. */
export function mockApi(): Plugin {
  return {
    name: "civstack-mock",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? "/", "http://mock");
        if (url.pathname === "/login" || url.pathname === "/logout") {
          signedIn = url.pathname === "/login";
          response.writeHead(302, { Location: "/" }).end();
        } else if (url.pathname.startsWith("/api/v1")) {
          void answer(request, response, url.pathname.slice("/api/v1".length));
        } else {
          next();
        }
      });
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (!signedIn) return problem(response, 401, "web/unauthenticated", "You are not signed in.", "Sign in.");
  const body = request.method === "POST" ? await read(request) : undefined;
  const route = `${request.method} ${path.replace(ID, "{id}")}`;
  const id = path.match(ID)?.[0];
  switch (route) {
    case "GET /me":
      return json(response, { id: "u1", name: "demo", roles: ["user", "member", "moderator"] });
    case "GET /models":
      return json(response, { items: [model], next: null });
    case "GET /live":
      return openConnection(response);
    case "GET /buzz":
      return json(response, purse);
    case "POST /buzz/allowance":
      purse.available += 100;
      purse.buckets[0]!.amount += 100;
      purse.allowance.claimable = false;
      return json(response, purse);
    case "GET /buzz/history":
      return json(response, { items: entries, next: null });
    case "POST /images/quote":
      return json(response, { unitPrice: 1, count: body?.count, total: body?.count, factors: [] });
    case "POST /images":
      if (String(body?.prompt).includes("forbidden")) {
        const sentence = "The prompt asks for something that is not made here.";
        return problem(response, 422, "moderation/prompt-blocked", sentence, "Change the prompt.");
      }
      return json(response, draw(body ?? {}), 202);
    case "GET /images":
      return json(response, { items: [...jobs.values()].reverse(), next: null });
    case "GET /images/{id}":
      return json(response, jobs.get(id!));
    case "POST /images/{id}/cancel": {
      const job = jobs.get(id!)!;
      job.cancelRequested = true;
      return json(response, job, 202);
    }
    case "GET /moderation/reviews":
      return json(response, { items: reviews, next: null });
    case "POST /moderation/reviews/{id}/decision":
      return json(response, {});
    case "GET /pictures/{id}":
      response.writeHead(200, { "Content-Type": "image/svg+xml" });
      response.end(picture(parseInt(id!.slice(0, 8), 16)));
      return;
    default:
      return problem(response, 404, "web/not-found", "There is nothing here.", "");
  }
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, detail: string, action: string): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ status, code, detail, action }));
}

/** A drawing of sky, sea and sun whose colours depend on the seed. */
function picture(seed: number): string {
  const hue = (shift: number) => (seed + shift) % 360;
  const radius = 15 + (seed % 50) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">
<rect width="128" height="128" fill="hsl(${hue(0)} 60% 78%)"/>
<rect y="86" width="128" height="42" fill="hsl(${hue(160)} 50% 45%)"/>
<circle cx="${40 + (seed % 48)}" cy="64" r="${radius}" fill="hsl(${hue(40)} 80% 55%)" stroke="#fff" stroke-width="4"/>
</svg>`;
}
