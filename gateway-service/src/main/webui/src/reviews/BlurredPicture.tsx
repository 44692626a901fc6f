import { useState } from "react";

/** A reported picture, so that nobody sees it by accident: it is loaded on demand, and then shown blurred first. */
export function BlurredPicture({ url }: { url: string }) {
  const [state, setState] = useState<"closed" | "blurred" | "open">("closed");
  if (state === "closed") {
    return (
      <button type="button" className="veil" onClick={() => setState("blurred")}>
        Load the picture, blurred
      </button>
    );
  }
  return (
    <button type="button" className={`veil ${state}`} onClick={() => setState(state === "open" ? "blurred" : "open")}>
      <img src={url} alt={state === "open" ? "The picture under review" : "Blurred picture under review"} />
      <span>{state === "open" ? "Blur" : "Reveal"}</span>
    </button>
  );
}
