// What needs a script on every page: light or dark. Every page is whole without it.
"use strict";

// Words in the language of the site: a site that is not English has them in assets/words.js.
const words = globalThis.WORDS || { plural: (n) => Number(n !== 1) };
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
const _ = (text, values = {}) => fill(words[text] || text, values);
const ngettext = (one, more, num) => fill((words[one] || [one, more])[words.plural(num)], { num });

// --- light or dark -----------------------------------------------------------------------------------------------
{
  const root = document.documentElement;
  const button = document.querySelector(".scheme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const say = () => {
    const night = shown() === "dark";
    button.lastElementChild.textContent = night ? _("Light") : _("Dark");
    button.setAttribute("aria-label", night ? _("Light colours") : _("Dark colours"));
  };
  // The browser's own bar, in the colour of the page.
  const paint = () => {
    if (!root.dataset.scheme) return;
    const page = getComputedStyle(document.body).backgroundColor;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = page;
  };
  button.hidden = false;
  paint();
  button.addEventListener("click", () => {
    root.dataset.scheme = shown() === "dark" ? "light" : "dark";
    paint();
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* private: it holds for this page */ }
    say();
  });
  dark.addEventListener("change", say);
  say();
}

// --- folds -----------------------------------------------------------------------------------------------------------
// What an address leads to is open: browsers do so themselves, but for older ones.
{
  const reveal = () => {
    const to = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = [];
    for (let fold = to?.closest("details"); fold; fold = fold.parentElement.closest("details")) if (!fold.open) closed.push(fold);
    if (to?.firstElementChild?.matches("details:not([open])")) closed.push(to.firstElementChild);
    const own = to?.matches("li") && to.querySelector(":scope > details, :scope > div > details");
    if (own && !own.open) closed.push(own);
    for (const fold of closed) fold.open = true;
    if (closed.length) to.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}

const address = () => document.querySelector("link[rel=canonical]")?.href || location.href;

// --- a claim handed on: its address to whatever the reader shares by, its quotation with where it is from -------------
{
  const copy = async (button, text) => {
    const said = button.lastElementChild;
    const before = said.innerHTML;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = _("Copied");
    } catch {
      said.textContent = _("Not copied");
    }
    setTimeout(() => { said.innerHTML = before; }, 4000);
  };
  const share = document.querySelector(".share");
  if (share && (navigator.share || navigator.clipboard)) {
    share.hidden = false;
    share.addEventListener("click", () => {
      if (!navigator.share) copy(share, address());
      // Whoever closes the sheet has not failed.
      else navigator.share({ title: document.title, url: address() }).catch(() => {});
    });
  }
  const quote = document.querySelector(".copy-quote");
  if (quote && navigator.clipboard) {
    quote.hidden = false;
    quote.addEventListener("click", () => copy(quote, quote.dataset.copy));
  }
}

// --- a page that is cited was read today -------------------------------------------------------------------------------
{
  const [day] = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().split("T");
  const parts = day.split("-").map(Number);
  for (const each of document.querySelectorAll("pre.copy")) {
    each.textContent = each.textContent.replace(/(urldate = \{)[\d-]+/, `$1${day}`)
      .replace(/("accessed": \{\s*"date-parts": \[\s*\[)[\d,\s]+/, `$1${parts}`);
  }
}

// --- an error reported, with the words that were chosen; a sheet of paper that tells where and when it is from ----------
{
  let chosen = "";
  document.addEventListener("selectionchange", () => { chosen = String(getSelection()).trim().slice(0, 500) || chosen; });
  for (const link of document.querySelectorAll(".report")) {
    const { href } = link;
    link.addEventListener("click", () => {
      const told = encodeURIComponent(`“${chosen}”\r\n`);
      // A form of somebody else's asks for what it asks for.
      if (chosen && href.startsWith("mailto:")) link.href = href + told;
      else if (chosen && href.includes("/issues/new?")) link.href = `${href}&wrong=${told}`;
    });
  }
  addEventListener("beforeprint", () => {
    const { lang } = document.documentElement;
    const day = new Date().toLocaleDateString(lang === "en" ? "en-GB" : `${lang}-u-nu-latn`, { day: "numeric", month: "long", year: "numeric" });
    document.querySelector(".printed span").textContent = ["", address(), _("printed %(day)s", { day })].join(" · ");
  });
}

// --- kept for when there is no network: `worker.js` says what ----------------------------------------------------------
{
  const manifest = document.querySelector("link[rel=manifest]");
  if (manifest && "serviceWorker" in navigator) addEventListener("load", () => {
    const { controller } = navigator.serviceWorker;
    // Whoever saves data, or sees a first page, keeps what they read alone.
    const what = controller && !navigator.connection?.saveData ? "questions" : "read";
    navigator.serviceWorker.register(new URL("sw.js", manifest.href))
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => active.postMessage(what))
      .catch(() => {}); // private, or no room: the page is whole
  });
}

// --- previews ----------------------------------------------------------------------------------------------------
// Of what a link leads to, out of this page: a source from its note, all else from a hidden block. Beside the link
// while a mouse rests on it or it has the focus; for a finger, which cannot rest, a sheet in place of going there.
if ("popover" in HTMLElement.prototype) {
  const LINKS = "a[data-peek], .cite a[href^='#n']";
  const make = (tag, props) => Object.assign(document.createElement(tag), props);
  const body = make("div", { className: "peek-body", id: "peek_" });
  const go = make("a", { className: "go", href: "#content" });
  const close = make("button", { type: "button", textContent: _("Close") });
  const box = make("div", { className: "peek", popover: "auto", tabIndex: -1 });
  const feet = make("div", { className: "peek-feet" });
  feet.append(go, close);
  box.append(body, feet);
  document.querySelector("#content")?.append(box);
  let link, sheet, finger, outside, restored, timer;

  const open = () => box.matches(":popover-open");
  const linkOf = (event) => event.target.closest?.(LINKS);
  const never = () => clearTimeout(timer);
  const later = (act) => { never(); timer = setTimeout(act, 250); };
  const hide = () => { never(); if (open()) box.hidePopover(); };

  const place = (y) => {
    const rects = [...link.getClientRects()]; // more than one where the link goes over two lines
    const at = rects.find((each) => y >= each.top && y <= each.bottom) || rects[0];
    const above = at.top - box.offsetHeight - 6;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8));
    const fits = at.bottom + 6 + box.offsetHeight <= innerHeight || above < 56; // the height of the header
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(fits ? at.bottom + 6 : above) + scrollY}px`;
  };

  const show = (to, asSheet, y) => {
    if (open() && link === to) return;
    hide();
    link = to;
    sheet = asSheet;
    const label = link.getAttribute("aria-label");
    const from = document.getElementById(link.dataset.peek || link.hash.slice(1));
    const told = (from.querySelector(".note") || from).cloneNode(true);
    body.replaceChildren(...[...told.childNodes].filter((each) => each.className !== "back"));
    if (!link.dataset.peek) body.prepend(make("div", { className: "kicker", textContent: label }));
    const head = link.dataset.peek ? body.querySelector("b") : body.firstChild;
    const name = head.textContent;
    // Heard once: the sheet has its name as its label; beside the link it only describes the link.
    head.ariaHidden = sheet || name === (label || link.textContent);
    box.setAttribute("role", sheet ? "dialog" : "note");
    box.setAttribute("aria-label", sheet ? name : _("Preview: %(name)s", { name }));
    box.classList.toggle("sheet", sheet);
    go.href = link.href;
    go.textContent = link.dataset.peek ? _("Open the page") : _("Open note %(number)s", { number: parseInt(link.textContent, 10) });
    box.removeAttribute("style");
    box.showPopover();
    if (sheet) box.focus();
    else {
      link.setAttribute("aria-describedby", body.id);
      place(y);
    }
  };

  box.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") return;
    link.removeAttribute("aria-describedby");
    if (!sheet) return;
    restored = true;
    link.focus({ preventScroll: true });
    restored = false;
  });
  close.addEventListener("click", hide);
  go.addEventListener("click", hide);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || (open() && sheet)) return;
    const over = linkOf(event);
    if (box.contains(event.target) || (over && over === link && open())) never();
    else if (over) later(() => show(over, false, event.clientY));
    else if (open() && !link.matches(":focus-visible")) later(hide);
    else never();
  });
  document.addEventListener("focusin", (event) => {
    const on = linkOf(event);
    if (restored || box.contains(event.target)) return;
    if (on?.matches(":focus-visible")) later(() => show(on, false));
    else if (on !== link) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === link && !sheet && !box.contains(event.relatedTarget)) hide();
  });

  // A tap beside the sheet closes it and does nothing else, but for one on another link with a preview.
  document.addEventListener("pointerdown", (event) => {
    never();
    finger = event.pointerType === "touch" || matchMedia("(hover: none)").matches;
    outside = open() && sheet && !box.contains(event.target) && link;
  }, true);
  document.addEventListener("pointerup", () => { if (outside) hide(); }, true);
  document.addEventListener("mousedown", (event) => { if (outside) event.preventDefault(); }, true);
  document.addEventListener("click", (event) => {
    const on = linkOf(event);
    const tapped = event.detail > 0;
    if (tapped && finger && on && on !== outside) {
      event.preventDefault();
      show(on, true);
    } else if (tapped && outside) {
      event.preventDefault();
      event.stopPropagation();
    } else if (on) hide();
    outside = null;
  }, true);
}
