// A check answers on the same page, and keeps the text where the service can't be reached.
import { page, swap, trouble } from "./swap.js";

const form = document.querySelector("[data-check]");
let asked;

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  asked?.abort();
  asked = new AbortController();
  const results = document.querySelector("#results");
  results.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form));
    swap(await page(form.action, { method: "POST", body, signal: asked.signal }), "#results");
    trouble(false);
  } catch (reason) {
    if (reason.name !== "AbortError") trouble(true);
  } finally {
    results.removeAttribute("aria-busy");
  }
});
