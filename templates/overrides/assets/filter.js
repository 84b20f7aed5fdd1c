// Lists narrowed in place; the choice stands in the address. Without it each choice is a link to a page of its own.
"use strict";

const all = (what, where = document) => [...where.querySelectorAll(what)];

{
  const panel = document.querySelector("[data-filters]");
  const lists = all("[data-filtered]");
  if (panel && lists.length) {
    const tools = document.querySelector(".tools");
    const [status, sort, clear] = [tools.querySelector("p"), tools.querySelector("select"), tools.querySelector("button")];
    const items = lists.flatMap((list) => all(":scope > :not(.quote)", list));
    const order = new Map(items.map((item, number) => [item, number]));
    const options = all("a[data-facet]", panel);
    const facets = [...new Set(options.map((option) => option.dataset.facet))];
    const has = (item, facet, value) => (item.dataset[facet] || "").split(" ").includes(value);

    const read = () => new URLSearchParams(location.search);
    const go = (chosen) => {
      const query = chosen.toString();
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
      show();
    };
    const show = () => {
      const chosen = read();
      const fits = (item, but) => facets.every((f) => f === but || !chosen.has(f) || has(item, f, chosen.get(f)));
      for (const item of items) item.hidden = !fits(item);
      for (const option of options) {
        const { facet, value } = option.dataset;
        const on = chosen.get(facet) === value;
        const count = items.filter((item) => fits(item, facet) && has(item, facet, value)).length;
        option.toggleAttribute("data-none", !count && !on);
        option.querySelector("b").textContent = count;
        if (on) option.setAttribute("aria-current", "true"); else option.removeAttribute("aria-current");
      }
      for (const details of all("details", panel)) {
        const on = details.querySelector("[aria-current]");
        const label = on ? on.cloneNode(true) : null;
        label?.querySelector("b").remove();
        details.querySelector("summary span").textContent = label ? label.textContent.trim() : "All";
      }
      const left = items.filter((item) => !item.hidden).length;
      status.textContent = left === items.length ? `All ${left}` : `${left} of ${items.length}`;
      clear.hidden = left === items.length && !facets.some((facet) => chosen.has(facet));
      for (const list of lists) {
        // What was published among events stands there only while all are shown.
        for (const each of all(":scope > .quote", list)) each.hidden = left < items.length;
        // A year without anything left goes with its heading.
        const none = lists.length > 1 && [...list.children].every((item) => item.hidden);
        const [part, fold] = [list.closest("section") || list, list.closest("details")];
        part.hidden = none;
        if (fold && left < items.length) fold.open = true;
      }
      if (sort) {
        const by = sort.value = chosen.get("sort") || "";
        const key = { said: (i) => i.dataset.said || "9", title: (i) => i.querySelector("h3").textContent,
          assessment: (i) => String(options.findIndex((o) => o.dataset.value === i.dataset.assessment)) }[by];
        const sorted = [...items].sort((a, b) => (key ? key(a).localeCompare(key(b)) : 0) || order.get(a) - order.get(b));
        if (sorted.some((item, at) => item !== lists[0].children[at])) lists[0].append(...sorted);
      }
    };
    const choose = (event, pairs) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const chosen = read();
      for (const [facet, value] of pairs) {
        if (pairs.length === 1 && chosen.get(facet) === value) chosen.delete(facet); else chosen.set(facet, value);
      }
      go(chosen);
    };
    panel.addEventListener("click", (event) => {
      const option = event.target.closest("a[data-facet]");
      if (option) choose(event, [[option.dataset.facet, option.dataset.value]]);
    });
    document.querySelector(".matrix")?.addEventListener("click", (event) => {
      const cell = event.target.closest("a[data-topic]");
      if (!cell) return;
      choose(event, [["topic", cell.dataset.topic], ["article", cell.dataset.article]]);
      panel.scrollIntoView();
    });
    clear.addEventListener("click", () => {
      const chosen = read();
      for (const facet of facets) chosen.delete(facet);
      go(chosen);
    });
    sort?.addEventListener("change", () => {
      const chosen = read();
      if (sort.value) chosen.set("sort", sort.value); else chosen.delete("sort");
      go(chosen);
    });
    addEventListener("popstate", show);
    show();
    // A fold around the choices is open where one was made.
    if (panel.parentElement.matches("details") && facets.some((facet) => read().has(facet))) panel.parentElement.open = true;
  }
}
