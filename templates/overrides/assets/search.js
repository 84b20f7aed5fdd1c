// Search: Pagefind's index, of which a search loads the few pieces that it needs. Nothing is loaded before a word is typed.
"use strict";
{
  const base = new URL("../", document.currentScript.src);
  const form = document.querySelector("form.search");
  const [input, status, hits, more] = ["input", "[role=status]", ".hits", "button.more"].map((what) => form.querySelector(what));
  const narrow = form.querySelector(".narrow");
  const choices = narrow.querySelector("div");
  const NAMES = { kind: "Kind", theme: "Theme", source: "Article", assessment: "Assessment" };
  const PAGE = 8;
  let index, results = [], shown = 0, latest = 0;

  const make = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text, ...props });
  const load = () => (index ??= import(new URL("pagefind/pagefind.js", base)).then(async (found) => {
    // Entries are short and long: how long one is says nothing of how well it answers.
    await found.options({ baseUrl: "/", excerptLength: 24, ranking: { pageLength: 0 } });
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

  // A result is loaded when it is shown or counted: a few hundred bytes each.
  const next = async () => {
    const run = latest;
    const wanted = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()));
    if (run !== latest) return;
    for (const { meta, excerpt } of wanted) {
      const item = make("li", "");
      const link = make("a", meta.title, { href: new URL(meta.url || "", base) });
      const said = make("small", [meta.kind, meta.said].filter(Boolean).join(" · "));
      // Pagefind's excerpt is escaped text with <mark> around what was found.
      const text = make("p", "");
      text.append(...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes);
      item.append(link, said, text);
      hits.append(item);
    }
    shown += wanted.length;
    more.hidden = shown >= results.length;
  };

  const values = ({ meta }, name) => (meta[name] ? meta[name].split(" | ") : []);

  // What can be chosen is counted among the results, each choice given the others; only when asked for.
  const narrowed = async (found, chosen) => {
    const data = await Promise.all(found.map((result) => result.data()));
    const fits = (one, but) => Object.entries(chosen).every(([name, value]) => name === but || values(one, name).includes(value));
    const counts = {};
    for (const name of Object.keys(NAMES)) {
      const met = {};
      for (const one of data) if (fits(one, name)) for (const value of values(one, name)) met[value] = (met[value] || 0) + 1;
      if (chosen[name]) met[chosen[name]] ??= 0;
      if (Object.keys(met).length) counts[name] = Object.fromEntries(Object.entries(met).sort());
    }
    offer(counts, chosen);
    return found.filter((_, at) => fits(data[at]));
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
      found = (await (await load()).search(words)).results;
      // Scores differ in their last digits from load to load: what is as good as equal stands in one order.
      const score = (result) => Math.round(result.score * 100);
      found.sort((one, other) => score(other) - score(one) || (one.id < other.id ? -1 : 1));
      if (narrow.open) found = await narrowed(found, chosen);
    } catch {
      status.textContent = "The index could not be loaded. Everything is listed below.";
      return;
    }
    if (run !== latest) return;
    [results, shown] = [found, 0];
    hits.replaceChildren();
    status.textContent = results.length === 1 ? "1 result" : `${results.length} results`;
    narrow.hidden = false;
    await next();
  };

  const offer = (counts, chosen) => choices.replaceChildren(...Object.keys(NAMES).filter((name) => counts[name])
    .map((name) => select(name, counts[name], chosen[name])));
  narrow.addEventListener("toggle", () => { if (narrow.open) find(); });

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
