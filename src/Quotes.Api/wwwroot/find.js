// Search as you type: the answer to each pause replaces the one before, and the address always says what is shown.
import { page, swap, trouble } from "./swap.js";

const form = document.querySelector("[data-find]");
const input = form?.elements.q;
const pause = 180;
const kept = ["theme", "speaker", "interview", "lang"];
let asked,
  timer,
  composing = false;

const addressOf = (fields) => {
  const query = new URLSearchParams([...fields].filter(([, value]) => value.trim() !== ""));
  return query.size ? `/?${query}` : "/";
};

// What is typed next goes with the filters that were chosen last, whether they are shown yet or not.
const carryOn = (address) => {
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  for (const [name, value] of new URLSearchParams(address.split("?")[1])) {
    if (!kept.includes(name)) continue;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
};

async function show(address, { push = false } = {}) {
  clearTimeout(timer);
  asked?.abort();
  asked = new AbortController();
  carryOn(address);
  try {
    const other = await page(address, { signal: asked.signal });
    swap(other, "#results");
    document.title = other.title;
    // Where the language leads follows the address.
    for (const link of document.querySelectorAll(".switch"))
      link.href = other.querySelector(".switch")?.getAttribute("href") ?? link.href;
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
    show(addressOf(new FormData(form)), { push: true });
  });
  document.querySelector("#results").addEventListener("click", (event) => {
    const link = event.target.closest(".facet a, .chosen a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // Words that were typed just before count too; the link knows those that were shown.
    const fields = new URLSearchParams(link.search);
    fields.set("q", input.value);
    show(addressOf(fields), { push: true });
  });
  addEventListener("popstate", () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(location.pathname + location.search);
  });
}
