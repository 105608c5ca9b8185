// What can be done with a quote: copy it in any form, and choose the style of its reference.
const chosen = "quotes-style";

/** Makes the buttons and the choice of an article work. */
export function enliven(root) {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
  const styles = root.querySelector("[data-styles]");
  if (styles) offer(styles);
}

function offer(styles) {
  const all = [...styles.querySelectorAll("[data-style]")];
  const select = document.createElement("select");
  for (const { dataset } of all) select.add(new Option(dataset.name, dataset.style));
  select.value = remembered(all);
  const show = () => {
    for (const style of all) style.hidden = style.dataset.style !== select.value;
  };
  select.addEventListener("change", () => {
    show();
    try {
      localStorage.setItem(chosen, select.value);
    } catch {
      // Nothing may be stored: the choice holds for this page.
    }
  });
  const label = document.createElement("label");
  label.className = "label";
  label.append(styles.dataset.label, select);
  styles.prepend(label);
  show();
}

function remembered(all) {
  let style = null;
  try {
    style = localStorage.getItem(chosen);
  } catch {
    // As above.
  }
  return all.some(({ dataset }) => dataset.style === style) ? style : all[0]?.dataset.style;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  button.label ??= [...button.childNodes];
  clearTimeout(button.told);
  let said = button.dataset.done;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  } catch {
    said = button.dataset.failed;
  }
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.textContent = said;
  button.replaceChildren(told);
  button.told = setTimeout(() => button.replaceChildren(...button.label), 2500);
});

enliven(document);
