import type { ServerResponse } from "node:http";

/** The live connections of the browser. */
const connections = new Set<ServerResponse>();

export function openConnection(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write("event: welcome\ndata: {}\n\n");
  connections.add(response);
  response.on("close", () => connections.delete(response));
}

/** Sends an event to every live connection. */
export function publish(event: string, body: object): void {
  const frame = `event: ${event}\ndata: ${JSON.stringify(body)}\n\n`;
  connections.forEach((response) => response.write(frame));
}
