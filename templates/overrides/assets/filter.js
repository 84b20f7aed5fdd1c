// Lists narrowed in place; the choice stands in the address, and each step back takes one choice off. Without it each
// choice is a link to a page of its own.
"use strict";

const all = (what, where = document) => [...where.querySelectorAll(what)];

{
  const panel = document.querySelector("[data-filters]");
  const lists = all("[data-filtered]");
  if (panel && lists.length) {
    const tools = document.querySelector(".tools");
    const [sort, clear] = [tools.querySelector("select"), tools.querySelector("button")];
    const bar = document.querySelector(".narrowing");
    const status = (bar || tools).querySelector("[role=status]");
    const chips = bar?.querySelector(".chosen");
    const fold = panel.closest("details");
    // Where everything is parted, what is left stands in one list of its own.
    const found = document.querySelector("[data-found]");
    const items = lists.flatMap((list) => all(":scope > :not(.quote)", list));
    const homes = new Map(items.map((item) => [item, item.parentElement]));
    const order = new Map(items.map((item, number) => [item, number]));
    const options = all("a[data-facet]", panel);
    const facets = [...new Set(options.map((option) => option.dataset.facet))];
    const has = (item, facet, value) => (item.dataset[facet] || "").split(" ").includes(value);
    const name = (option) => [...option.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join("").trim();

    const read = () => new URLSearchParams(location.search);
    const at = (chosen) => location.pathname + (chosen.toString() ? `?${chosen}` : "");
    const go = (chosen) => {
      history.pushState(null, "", at(chosen));
      show();
      const top = found?.hidden === false ? found : panel;
      if (top.getBoundingClientRect().top < 0) top.scrollIntoView();
    };
    const sorted = (by) => {
      const key = { said: (i) => i.dataset.said || "9", title: (i) => i.querySelector("h3").textContent,
        assessment: (i) => String(options.findIndex((o) => o.dataset.value === i.dataset.assessment)) }[by];
      return [...items].sort((a, b) => (key ? key(a).localeCompare(key(b)) : 0) || order.get(a) - order.get(b));
    };
    const place = (by, narrowed) => {
      if (!found) return;
      const flat = narrowed || Boolean(by);
      if (flat) found.querySelector("ol").append(...sorted(by));
      else for (const item of items) homes.get(item).append(item);
      found.hidden = !flat;
      for (const each of all("[data-unfiltered]")) each.hidden = flat;
    };
    const chip = (option, chosen) => {
      const rest = new URLSearchParams(chosen);
      rest.delete(option.dataset.facet);
      const link = Object.assign(document.createElement("a"), { className: "chip", href: at(rest), textContent: `${name(option)} ` });
      link.dataset.off = option.dataset.facet;
      link.append(Object.assign(document.createElement("span"), { ariaHidden: "true", textContent: "×" }),
        Object.assign(document.createElement("span"), { className: "vh", textContent: ": ".concat(_("take away")) }));
      const item = document.createElement("li");
      item.append(link);
      return item;
    };
    const show = () => {
      const chosen = read();
      const fits = (item, but) => facets.every((f) => f === but || !chosen.has(f) || has(item, f, chosen.get(f)));
      const narrowed = facets.some((facet) => chosen.has(facet));
      for (const item of items) item.hidden = !fits(item);
      const on = [];
      for (const option of options) {
        const { facet, value } = option.dataset;
        const count = items.filter((item) => fits(item, facet) && has(item, facet, value)).length;
        const chose = chosen.get(facet) === value;
        option.toggleAttribute("data-none", !count && !chose);
        option.querySelector("b").textContent = count;
        if (chose) { option.setAttribute("aria-current", "true"); on.push(option); } else option.removeAttribute("aria-current");
      }
      for (const details of all("details", panel)) {
        const current = on.find((option) => details.contains(option));
        details.querySelector("summary span").textContent = current ? name(current) : _("All");
      }
      const left = items.filter((item) => !item.hidden).length;
      status.textContent = narrowed ? _("%(left)s of %(all)s", { left, all: items.length }) : status.dataset.all || _("All %(left)s", { left });
      chips?.replaceChildren(...on.map((option) => chip(option, chosen)));
      clear.hidden = !narrowed;
      if (!found) for (const list of lists) {
        // What was published among events stands there only while all are shown.
        for (const each of all(":scope > .quote", list)) each.hidden = left < items.length;
        // A year without anything left goes with its heading.
        const none = lists.length > 1 && [...list.children].every((item) => item.hidden);
        const [part, fold] = [list.closest("section") || list, list.closest("details")];
        part.hidden = none;
        if (fold && left < items.length) fold.open = true;
      }
      if (sort) sort.value = chosen.get("sort") || "";
      place(sort?.value, narrowed);
    };
    const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    const choose = (event, pairs) => {
      if (!plain(event)) return;
      event.preventDefault();
      const chosen = read();
      for (const [facet, value] of pairs) {
        if (pairs.length === 1 && chosen.get(facet) === value) chosen.delete(facet); else chosen.set(facet, value);
      }
      // The choices would hide what they leave.
      if (bar && fold) fold.open = false;
      go(chosen);
    };
    panel.addEventListener("click", (event) => {
      const option = event.target.closest("a[data-facet]");
      if (option) choose(event, [[option.dataset.facet, option.dataset.value]]);
    });
    chips?.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || !plain(event)) return;
      event.preventDefault();
      const chosen = read();
      chosen.delete(link.dataset.off);
      go(chosen);
      (chips.querySelector("a") || fold.querySelector("summary")).focus();
    });
    document.querySelector(".matrix")?.addEventListener("click", (event) => {
      const cell = event.target.closest("a[data-topic]");
      if (cell) choose(event, [["topic", cell.dataset.topic], ["article", cell.dataset.article]]);
    });
    clear.addEventListener("click", () => {
      const chosen = read();
      for (const facet of facets) chosen.delete(facet);
      go(chosen);
    });
    sort?.addEventListener("change", () => {
      const chosen = read();
      if (sort.value) chosen.set("sort", sort.value); else chosen.delete("sort");
      history.replaceState(null, "", at(chosen));
      show();
    });
    // Opened, the line lets go of the window's edge.
    if (bar && fold) fold.addEventListener("toggle", () => { if (fold.open && bar.getBoundingClientRect().top < 0) bar.scrollIntoView(); });
    addEventListener("popstate", show);
    show();
    // A fold around the choices is open where one was made, unless a line beside it says which.
    if (!bar && fold && facets.some((facet) => read().has(facet))) fold.open = true;
  }
}
