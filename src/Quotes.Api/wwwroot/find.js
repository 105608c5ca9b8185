// Search as you type: the answer to each pause replaces the one before, and the address always says what is shown.
import { page, swap, trouble } from "./swap.js";

const form = document.querySelector("[data-find]");
const input = form?.elements.q;
const pause = 180;
let asked,
  timer,
  composing = false;

const addressOf = (fields) => {
  const query = new URLSearchParams([...fields].filter(([, value]) => value.trim() !== ""));
  return query.size ? `/?${query}` : "/";
};

async function show(address, { push = false } = {}) {
  asked?.abort();
  asked = new AbortController();
  try {
    const other = await page(address, { signal: asked.signal });
    swap(other, "#results");
    document.title = other.title;
    // Where the language leads, and what filters the form carries on, follow the address.
    for (const link of document.querySelectorAll(".switch"))
      link.href = other.querySelector(".switch")?.href ?? link.href;
    for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
    for (const hidden of other.querySelectorAll("[data-find] input[type=hidden]"))
      form.append(document.importNode(hidden));
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    trouble(false);
  } catch (reason) {
    if (reason.name !== "AbortError") trouble(true);
  }
}

const typed = () => {
  clearTimeout(timer);
  if (!composing) timer = setTimeout(() => show(addressOf(new FormData(form))), pause);
};

if (form) {
  // Half a syllable of an input method is not what is looked for.
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => ((composing = false), typed()));
  input.addEventListener("input", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show(addressOf(new FormData(form)), { push: true });
  });
  document.querySelector("#results").addEventListener("click", (event) => {
    const link = event.target.closest(".facet a, .chosen a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute("href"), { push: true });
  });
  addEventListener("popstate", () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(location.pathname + location.search);
  });
}
