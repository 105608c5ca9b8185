// Pages are made on the server, once; what changes in place is a part of the page that the same address gives.

/** The page at an address, to take parts out of; throws where the service doesn't answer. */
export async function page(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { Accept: "text/html", ...options.headers } });
  const text = await answer.text();
  if (!text.includes("<main")) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(text, "text/html");
}

/** Puts a part of another page where the same part of this one stands. */
export function swap(other, selector) {
  const here = document.querySelector(selector);
  const there = other.querySelector(selector) ?? other.querySelector("main > *");
  const copy = document.importNode(there, true);
  here.replaceChildren(...(there.matches(selector) ? copy.childNodes : [copy]));
}

/** Waits for the style of another page, so that a part of it looks here as it does there. */
export async function dress(other) {
  const style = other.querySelector("link[rel=stylesheet]");
  if (!style || document.querySelector(`link[href="${style.getAttribute("href")}"]`)) return;
  const copy = document.importNode(style);
  await new Promise((done) => {
    copy.onload = done;
    // Plain is better than nothing, and the next sentence tries again.
    copy.onerror = () => done(copy.remove());
    document.head.append(copy);
  });
}

/** Says that the service doesn't answer, or no longer says so. */
export function trouble(is) {
  for (const told of document.querySelectorAll("[data-trouble]")) told.hidden = !is;
}
