// A click on a sentence shows its quote beside the text; the address names the sentence.
import { enliven } from "./quote.js";
import { dress, page, trouble } from "./swap.js";

const panel = document.querySelector("[data-panel]");
const place = panel?.querySelector("[data-place]");
let selected, asked;

async function select(sentence) {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  selected?.removeAttribute("aria-current");
  selected = sentence;
  sentence.setAttribute("aria-current", "true");
  history.replaceState(null, "", `#${sentence.id}`);
  panel.hidden = false;
  place.setAttribute("aria-busy", "true");
  try {
    const other = await page(sentence.href, { signal });
    const quote = other.querySelector("#quote");
    if (!quote) throw new Error("no quote");
    await dress(other);
    signal.throwIfAborted();
    place.replaceChildren(document.importNode(quote, true));
    enliven(place);
    trouble(false);
    place.querySelector("#quote").focus({ preventScroll: true });
    panel.scrollTop = 0;
  } catch (reason) {
    if (reason.name === "AbortError") return;
    place.replaceChildren();
    trouble(true);
  }
  place.removeAttribute("aria-busy");
}

function close() {
  asked?.abort();
  panel.hidden = true;
  place.replaceChildren();
  history.replaceState(null, "", location.pathname + location.search);
  selected?.removeAttribute("aria-current");
  selected?.focus({ preventScroll: true });
  selected = undefined;
}

if (panel) {
  document.querySelector(".interview").addEventListener("click", (event) => {
    const sentence = event.target.closest(".words a");
    // Whoever marks text with the mouse wants to mark text.
    if (!sentence || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
    event.preventDefault();
    select(sentence);
  });
  panel.querySelector("[data-close]").addEventListener("click", close);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches(".words a")) select(named);
}
