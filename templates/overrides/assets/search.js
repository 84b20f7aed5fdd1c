// Search: Pagefind's index, of which a search loads the few pieces that it needs. Nothing is loaded before a word is typed.
"use strict";
{
  const base = new URL("../", document.currentScript.src);
  const form = document.querySelector("form.search");
  const [input, status, hits, more] = ["input", "[role=status]", ".hits", "button.more"].map((what) => form.querySelector(what));
  const narrow = form.querySelector(".narrow");
  const choices = narrow.querySelector("div");
  const NAMES = { kind: _("Kind"), theme: _("Topic"), source: _("Article"), assessment: _("Assessment") };
  const PAGE = 6;
  // What may be left of a word behind what it has in common with another of the same stem.
  const ENDING = /^(|e?s|e?d|ing|ies?|y|ied|er|ers|ly|al|ion|ions|’s|'s)$/;
  let index, results = [], shown = 0, latest = 0;

  const make = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text, ...props });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // A sign beside a number or a word is no part of it; one within a number or a name is.
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu) || [];
  // Pagefind's worker is spoken to as Pagefind 1.5 speaks to it: its other half holds the whole of it once more.
  const start = () => {
    const worker = new Worker(new URL("pagefind/pagefind-worker.js", base));
    const waiting = [];
    let sent = 0;
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const [resolve, reject] = waiting[id];
      if (error) reject(new Error(error)); else resolve(result);
    });
    worker.addEventListener("error", () => waiting.forEach(([, reject]) => reject(new Error("no worker"))));
    return (method, ...args) => new Promise((resolve, reject) => {
      waiting[sent] = [resolve, reject];
      worker.postMessage({ id: sent, method, args });
      sent += 1;
    });
  };

  const load = () => (index ??= fetch(new URL("pagefind/names.json", base)).then(async (answer) => {
    // Of an id no more is told than tells it from others.
    const [length, ids, kinds] = await answer.json();
    const ask = start();
    // Entries are short and long: how long one is says nothing of how well it answers.
    const ranking = { pageLength: 0 };
    const basePath = new URL("pagefind/", base).pathname;
    await ask("init", { basePath, baseUrl: "/", language: document.documentElement.lang, excerptLength: 24, ranking, primary: true });
    const named = new Map();
    kinds.forEach((entries, rank) => {
      for (const line of entries.split("\n")) {
        const written = line.split("\t").filter(Boolean);
        const at = named.size * length;
        named.set(ids.slice(at, at + length), { rank, names: written.map((name) => split(name)), written });
      }
    });
    const search = async (words) => {
      const { results: found } = await ask("search", words, {});
      return found.map((result) => ({ ...result, data: () => ask("getData", result.data) }));
    };
    return { search, named, last: kinds.length, length };
  }));

  const same = (one, other) => one.length === other.length && one.every((word, at) => word === other[at]);
  // How well a name answers: 0 it is what was asked for, 1 it has all the words, 2 it does not.
  const grade = (names, words) => {
    if (names.some((name) => same(name, words))) return 0;
    return names.some((name) => words.every((word) => name.some((other) => other.startsWith(word)))) ? 1 : 2;
  };

  // Exact names go first, then those with all the words, by kind; then what the words are found in.
  const ordered = (found, { named, last, length }, words) => {
    const graded = found.map((result) => {
      const entry = named.get(result.id.replace(/^.*_/, "").slice(0, length));
      const rank = entry ? entry.rank : last;
      const by = entry ? grade(entry.names, words) : 2;
      // Scores differ in their last digits from load to load: what is as good as equal stands in one order.
      const score = Math.round((result.score * 100) / (1 + rank / 4));
      return { result, key: [by, by < 2 ? rank : -score, -score] };
    });
    graded.sort((one, other) => {
      const at = one.key.findIndex((part, number) => part !== other.key[number]);
      return at < 0 ? (one.result.id < other.result.id ? -1 : 1) : one.key[at] - other.key[at];
    });
    return graded.map((each) => each.result);
  };

  const english = document.documentElement.lang.startsWith("en");
  // What is written together with the word behind it in Arabic and Hebrew is no part of it.
  const bare = (word) => word.replace(/^[وفبكل]?ال(?=..)|^[והבכלמש](?=...)/u, "");
  const related = (word, other) => {
    let at = 0;
    while (at < word.length && word[at] === other[at]) at += 1;
    if (at === word.length) return true;
    if (english) return at > 3 && ENDING.test(word.slice(at)) && ENDING.test(other.slice(at));
    if (bare(word) !== word || bare(other) !== other) return bare(other).startsWith(bare(word).slice(0, -1));
    // Other languages have other and longer endings; those without spaces have the word within what stands there.
    return (at > 2 && word.length - at < 5) || (/[^\p{sc=Latn}\p{sc=Cyrl}]/u.test(word) && other.includes(word));
  };
  // Pagefind cuts a word that is nowhere until something begins with it: that is no answer.
  const answers = ({ meta, content }, words) => {
    const there = new Set(split(`${meta.title} ${content} ${meta.said || ""}`).flatMap((word) => [word, ...word.split(/[-'’]/)]));
    return words.every((word) => [...there].some((other) => related(word, other)));
  };

  const distance = (one, other) => {
    let row = [...Array(other.length + 1).keys()];
    for (let at = 1; at <= one.length; at += 1) {
      const next = [at];
      for (let to = 1; to <= other.length; to += 1) {
        next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] !== other[to - 1]));
      }
      row = next;
    }
    return row[other.length];
  };
  // The words as the names of entries have them: each that none has, by the nearest that one has.
  const meant = ({ named }, words) => {
    const known = new Map();
    for (const { names, written } of named.values()) {
      names.forEach((name, at) => {
        const spelt = written[at].match(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu) || [];
        name.forEach((word, to) => { if (word.length > 3) known.set(word, [spelt[to], (known.get(word)?.[1] || 0) + 1]); });
      });
    }
    const found = words.map((word) => {
      if (known.has(word) || /\d/.test(word)) return [word, known.get(word)?.[0] || word];
      const near = [...known].map(([other, [spelt, times]]) => [distance(word, other) - (word[0] === other[0]) / 2, -times, spelt])
        .sort((one, other) => one[0] - other[0] || one[1] - other[1])[0];
      return [word, near && near[0] <= Math.max(1.5, word.length / 4) ? near[2] : word];
    });
    return found.some(([word, spelt]) => word !== fold(spelt)) ? found.map(([, spelt]) => spelt).join(" ") : "";
  };

  // A result is loaded when it is shown or counted: a few hundred bytes each.
  const next = async () => {
    const run = latest;
    const wanted = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()));
    if (run !== latest) return;
    show(wanted);
  };

  const show = (wanted) => {
    for (const { meta, excerpt } of wanted) {
      const item = make("li", "");
      const link = make("a", meta.title, { href: new URL(meta.url || "", base), dir: "auto" });
      const said = make("small", [meta.kind, meta.said].filter(Boolean).join(" · "));
      // Pagefind's excerpt is escaped text with <mark> around what was found.
      const text = make("p", "", { dir: "auto" });
      text.append(...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes);
      item.append(link, said, text);
      hits.append(item);
    }
    shown += wanted.length;
    more.hidden = shown >= results.length;
  };

  const select = (name, counts, chosen) => {
    const list = make("select", "", { name });
    list.append(make("option", _("All"), { value: "" }));
    for (const [value, count] of Object.entries(counts)) {
      if (count || value === chosen) list.append(make("option", `${value} (${count})`, { value }));
    }
    list.value = chosen || "";
    const label = make("label", `${NAMES[name]} `);
    label.append(list);
    return label;
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

  const nothing = (words, spelt) => {
    status.textContent = _("Nothing was found for “%(words)s”.", { words });
    document.documentElement.removeAttribute("data-asked");
    if (!spelt) return;
    const [before, behind] = _("Did you mean %(words)s?").split("%(words)s");
    status.append(` ${before}`, make("a", spelt, { href: `?${new URLSearchParams({ q: spelt })}` }), behind);
  };

  // The ways to everything stand back while something is looked for, before anything is loaded: nothing moves then.
  const begin = () => document.documentElement.toggleAttribute("data-asked", Boolean(input.value.trim()));

  const find = async () => {
    const run = ++latest;
    const words = input.value.trim();
    const chosen = {};
    for (const list of choices.querySelectorAll("select")) if (list.value) chosen[list.name] = list.value;
    const query = new URLSearchParams(words ? { q: words, ...chosen } : {}).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
    begin();
    if (!words) {
      hits.replaceChildren();
      status.textContent = "";
      narrow.hidden = more.hidden = true;
      return;
    }
    status.textContent = _("Searching …");
    const asked = split(words);
    let found, first, site;
    try {
      site = await load();
      found = ordered(await site.search(asked.join(" ")), site, asked);
      first = await Promise.all(found.slice(0, PAGE).map((result) => result.data()));
      if (!first.some((one) => answers(one, asked))) found = [];
      else if (narrow.open) {
        found = await narrowed(found, chosen);
        first = await Promise.all(found.slice(0, PAGE).map((result) => result.data()));
      }
    } catch {
      status.textContent = _("The index could not be loaded. Everything is listed below.");
      document.documentElement.removeAttribute("data-asked");
      return;
    }
    if (run !== latest) return;
    [results, shown] = [found, 0];
    hits.replaceChildren();
    more.hidden = true;
    narrow.hidden = !found.length && !narrow.open;
    if (!found.length) {
      nothing(words, narrow.open && Object.keys(chosen).length ? "" : meant(site, asked));
      return;
    }
    status.textContent = ngettext("%(num)s result", "%(num)s results", results.length);
    show(first);
  };

  const offer = (counts, chosen) => choices.replaceChildren(...Object.keys(NAMES).filter((name) => counts[name])
    .map((name) => select(name, counts[name], chosen[name])));
  narrow.addEventListener("toggle", () => { if (narrow.open) find(); });

  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  let wait;
  input.addEventListener("input", () => { begin(); clearTimeout(wait); wait = setTimeout(find, 250); });
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
