import { connect, type Connection } from "./connection.js";
import type { components } from "./schema.js";
import { read } from "./reading.js";

type Schemas = components["schemas"];

const styles = `:host{display:block;padding:var(--quote-card-padding,1.25em 1.5em);
font:var(--quote-card-font,1em/1.8 serif);
color:var(--quote-card-color,inherit);background:var(--quote-card-background,none);
border-inline-start:.2em solid var(--quote-card-accent,#b3261e)}
:host([hidden]){display:none}blockquote,p{margin:0}blockquote{font-size:1.15em}
p{margin-top:.6em;font-size:.85em;overflow-wrap:anywhere}`;

// One connection a service: cards on one page share what it has answered.
const services = new Map<string, Connection>();

/**
 * A quote as a card: `<quote-card src="https://…/v1/quotes/q-…">`, with who said it, its themes and a reference.
 * Attributes: `src`; `citation`, the id of a style, or `none`; `lang`, for the names of themes. Parts to style: `text`,
 * `speaker`, `themes`, `citation`, `problem`. Properties: `--quote-card-accent`, `-background`, `-color`, `-font`,
 * `-padding`. Sends the event `load`, or `error` where the quote cannot be had; then its own content stays to be seen.
 */
export class QuoteCard extends HTMLElement {
  static readonly observedAttributes = ["src", "citation", "lang"];
  #asked = new AbortController();

  connectedCallback(): void {
    void this.#load();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#load();
  }

  disconnectedCallback(): void {
    this.#asked.abort();
  }

  async #load(): Promise<void> {
    this.#asked.abort();
    const { signal } = (this.#asked = new AbortController());
    // The parser sets one attribute after the other: only the last asks.
    await null;
    if (signal.aborted) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    try {
      const { href } = new URL(this.getAttribute("src") ?? "", this.baseURI);
      const [, base, self] = /^(.*)(\/v1\/quotes\/q-[^/]+)$/.exec(href) ?? [];
      if (!base || !self) throw Error(`src must be …/v1/quotes/q-…, not ${href}`);
      const service = services.get(base) ?? connect(base);
      services.set(base, service);
      const quote = (await read(service, self, signal)) as Schemas["Quote"];
      const style = this.getAttribute("citation");
      const cited = quote.links.citation;
      const [citation, themes] = await Promise.all([
        cited && style !== "none"
          ? (read(
              service,
              cited + (style ? `?style=${encodeURIComponent(style)}` : ""),
              signal,
            ) as Promise<Schemas["Citation"]>)
          : null,
        quote.themes.length ? (read(service, "/v1/themes?limit=100", signal) as Promise<Schemas["ThemePage"]>) : null,
      ]);
      const language = (this.closest("[lang]") as HTMLElement | null)?.lang.startsWith("en") ? "en" : "zh";
      const names = quote.themes.map(({ id }) => themes?.items.find((theme) => theme.id === id)?.names[language] ?? id);
      const text = part("blockquote", "text", quote.text);
      text.lang = quote.language;
      root.replaceChildren(
        text,
        part("p", "speaker", `— ${quote.speaker?.name ?? "?"}, ${quote.interview.title}`),
        ...(names.length ? [part("p", "themes", names.join(" · "))] : []),
        ...(citation ? [part("p", "citation", citation.formatted[0]!.reference)] : []),
      );
      this.dispatchEvent(new Event("load"));
    } catch (reason) {
      // Stopped, because another quote is wanted: that one will be told of.
      if (signal.aborted) return;
      root.replaceChildren(document.createElement("slot"), part("p", "problem", (reason as Error).message));
      this.dispatchEvent(new Event("error"));
    }
  }
}

const part = (tag: string, name: string, text: string): HTMLElement => {
  const element = document.createElement(tag);
  element.part.add(name);
  element.textContent = text;
  return element;
};

customElements.get("quote-card") ?? customElements.define("quote-card", QuoteCard);
