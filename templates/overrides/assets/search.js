// Search: Pagefind's index, of which a search loads the few pieces that it needs. Nothing is loaded before a word is typed.
"use strict";
{
  const base = new URL("../", document.currentScript.src);
  const form = document.querySelector("form.search");
  const [input, status, hits, more] = ["input", "[role=status]", ".hits", "button.more"].map((what) => form.querySelector(what));
  const narrow = form.querySelector(".narrow");
  const choices = narrow.querySelector("div");
  const NAMES = { kind: "Kind", theme: "Theme", source: "Article", assessment: "Assessment" };
  const PAGE = 10;
  let index, results = [], shown = 0, latest = 0;

  const make = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text, ...props });
  const load = () => (index ??= import(new URL("pagefind/pagefind.js", base)).then(async (found) => {
    await found.options({ baseUrl: "/", excerptLength: 24 });
    return found;
  }));

  const select = (name, counts, chosen) => {
    const list = make("select", "", { name });
    list.append(make("option", "All", { value: "" }));
    for (const [value, count] of Object.entries(counts)) {
      if (count || value === chosen) list.append(make("option", `${value} (${count})`, { value }));
    }
    list.value = chosen || "";
    const label = make("label", `${NAMES[name]} `);
    label.append(list);
    return label;
  };

  const next = async () => {
    const wanted = results.slice(shown, shown + PAGE);
    const run = latest;
    const data = await Promise.all(wanted.map((result) => result.data()));
    if (run !== latest) return;
    for (const { meta, excerpt, filters } of data) {
      const item = make("li", "");
      const link = make("a", meta.title, { href: new URL(meta.url || "", base) });
      const said = make("small", [filters.kind?.[0], meta.said].filter(Boolean).join(" · "));
      // Pagefind's excerpt is escaped text with <mark> around what was found.
      const text = make("p", "");
      text.append(...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes);
      item.append(link, said, text);
      hits.append(item);
    }
    shown += wanted.length;
    more.hidden = shown >= results.length;
  };

  const find = async () => {
    const run = ++latest;
    const words = input.value.trim();
    const chosen = {};
    for (const list of choices.querySelectorAll("select")) if (list.value) chosen[list.name] = list.value;
    const query = new URLSearchParams(words ? { q: words, ...chosen } : {}).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
    if (!words) {
      hits.replaceChildren();
      status.textContent = "";
      narrow.hidden = more.hidden = true;
      return;
    }
    status.textContent = "Searching …";
    let found;
    try {
      found = await (await load()).search(words, { filters: chosen });
    } catch {
      status.textContent = "The index could not be loaded. Everything is listed below.";
      return;
    }
    if (run !== latest) return;
    [results, shown] = [found.results, 0];
    hits.replaceChildren();
    status.textContent = results.length === 1 ? "1 result" : `${results.length} results`;
    narrow.hidden = false;
    if (narrow.open) offer(found.filters, chosen);
    await next();
  };

  // What can be chosen, and how often it is met, is loaded only when asked for.
  const offer = (counts, chosen) => choices.replaceChildren(...Object.keys(NAMES).filter((name) => counts[name])
    .map((name) => select(name, counts[name], chosen[name])));
  narrow.addEventListener("toggle", async () => {
    if (!narrow.open) return;
    await (await load()).filters();
    find();
  });

  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  let wait;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 250); });
  narrow.addEventListener("change", find);
  more.addEventListener("click", next);
  const asked = new URLSearchParams(location.search);
  if (asked.get("q")) {
    input.value = asked.get("q");
    const chosen = Object.fromEntries(Object.keys(NAMES).map((name) => [name, asked.get(name)]));
    offer(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value).map(([name, value]) => [name, { [value]: 0 }])), chosen);
    narrow.open = Object.values(chosen).some(Boolean);
    find();
  } else {
    input.focus({ preventScroll: true });
  }
}
