// Only in a preview: reloads a page that changed, where it was scrolled to, and lists what is wrong.
(() => {
  "use strict";
  const tag = document.querySelector('meta[name="serve"]')?.content ?? "";
  const key = `serve:${location.pathname}`;

  const remember = () => {
    const open = [...document.querySelectorAll("details")].map((each) => each.open);
    sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, open }));
  };
  const restore = () => {
    const kept = sessionStorage.getItem(key);
    if (!kept) return;
    sessionStorage.removeItem(key);
    const { x, y, open } = JSON.parse(kept);
    const folds = [...document.querySelectorAll("details")];
    if (folds.length === open.length) folds.forEach((each, at) => { each.open = open[at]; });
    const go = () => scrollTo({ left: x, top: y, behavior: "instant" });
    go();
    addEventListener("load", go, { once: true });
  };

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const line = (each) => {
    const item = element("li");
    const place = each.path ? `${each.path}:${each.line}:${each.column}` : "";
    const link = element(each.href ? "a" : "span", place, "place");
    if (each.href) link.href = each.href;
    item.append(link, " ", element("span", each.code ? `${each.severity}[${each.code}]` : "", "rule"), " ", each.message);
    if (each.help) item.append(element("span", each.help, "help"));
    return item;
  };
  let panel;
  const show = (state) => {
    const faults = state.fault ? [{ severity: "error", message: `shown as it was before: ${state.fault}` }] : [];
    const found = [...faults, ...(state.problems ?? []), ...(state.audit ?? [])];
    const open = panel?.open ?? sessionStorage.getItem("serve:shut") === null;
    panel?.remove();
    panel = undefined;
    mark(state.drafts ?? []);
    if (!found.length) return;
    const count = Math.max(state.count ?? 0, (state.problems ?? []).length) + faults.length + (state.audit ?? []).length;
    panel = element("details", "", "serve-panel");
    panel.dataset.severity = found.some((each) => each.severity === "error") ? "error" : "warning";
    panel.open = open;
    panel.addEventListener("toggle", () => {
      if (panel?.open) sessionStorage.removeItem("serve:shut");
      else sessionStorage.setItem("serve:shut", "");
    });
    const list = element("ol");
    list.append(...found.map(line));
    panel.append(element("summary", count === 1 ? "1 problem" : `${count} problems`), list);
    document.body.append(panel);
  };
  const mark = (drafts) => {
    const known = new Set(drafts.map((each) => new URL(`/${each}`, location.origin).href));
    for (const link of document.querySelectorAll("#content a[href]")) {
      const there = link.href.replace(/#.*/, "");
      link.classList.toggle("serve-draft", known.has(there) && there !== location.href.replace(/#.*/, ""));
    }
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel) panel.open = false;
  });
  restore();
  const listen = () => {
    const events = new EventSource(`/-/events?page=${encodeURIComponent(location.pathname)}&tag=${tag}`);
    events.addEventListener("state", (event) => show(JSON.parse(event.data)));
    events.addEventListener("reload", () => {
      events.close();
      remember();
      location.reload();
    });
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
