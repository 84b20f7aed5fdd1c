// How a page stands in the window: every function tells its faults, as text. Evaluated in the page by looking.py.
(() => {
  "use strict";
  const MAIN = ".mast a, .mast button, .facets a, .facets summary, .acts a, .acts button, .acts summary, .more, .go, "
    + ".crumb a, .list:not(.plain) > li > a, .units a, .search input, .search button, .narrow select, .tools select, "
    + ".tools button, .said h3 a, .foot li a";
  const FOCUS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const SLACK = 0.5;

  const name = (el) => {
    const text = (el.getAttribute("aria-label") || el.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const up = el.closest("[class]:not(svg *)");
    return `<${el.localName}${el.className && el.className.baseVal === undefined ? "." + el.className : ""}>`
      + `${up && up !== el ? ` in .${up.className}` : ""} “${text}”`;
  };
  const at = (r) => `${Math.round(r.left)},${Math.round(r.top)} ${Math.round(r.right - r.left)}×${Math.round(r.bottom - r.top)}`;

  // What of an element can be seen at all: null is everything, an empty rectangle nothing.
  const windows = new Map();
  const seenThrough = (el) => {
    if (!el || el === document.documentElement || el === document.body) return null;
    if (!windows.has(el)) {
      let frame = seenThrough(el.parentElement);
      const style = getComputedStyle(el);
      if (style.clipPath !== "none") frame = { left: 0, top: 0, right: 0, bottom: 0 };
      else if (style.overflowX !== "visible" || style.overflowY !== "visible") frame = cut(el.getBoundingClientRect(), frame);
      windows.set(el, frame);
    }
    return windows.get(el);
  };
  const cut = (r, frame) => !frame ? { left: r.left, top: r.top, right: r.right, bottom: r.bottom } : {
    left: Math.max(r.left, frame.left), top: Math.max(r.top, frame.top),
    right: Math.min(r.right, frame.right), bottom: Math.min(r.bottom, frame.bottom) };
  const some = (r) => r.right - r.left > 1 && r.bottom - r.top > 1;
  const shown = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

  // Rectangles that lie on each other, of all that are given with their owners.
  const clashes = (boxes, apart, say) => {
    const found = [];
    boxes.sort((a, b) => a.r.top - b.r.top);
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length && boxes[j].r.top < boxes[i].r.bottom; j++) {
        const [a, b] = [boxes[i], boxes[j]];
        const both = { left: Math.max(a.r.left, b.r.left), right: Math.min(a.r.right, b.r.right),
          top: Math.max(a.r.top, b.r.top), bottom: Math.min(a.r.bottom, b.r.bottom) };
        if (some(both) && apart(a, b)) found.push(`${say(a)} ${at(a.r)} lies on ${say(b)} ${at(b.r)}`);
      }
    }
    return found;
  };

  const texts = () => {
    const boxes = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let node; (node = walker.nextNode());) {
      const el = node.parentElement;
      if (!node.data.trim() || !shown(el) || el.closest("script, style, option, noscript")) continue;
      const frame = seenThrough(el);
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) {
        // Letters fill only the middle of their box, and lines may be set tight.
        const high = (r.bottom - r.top) * 0.25;
        const box = cut({ left: r.left, right: r.right, top: r.top + high, bottom: r.bottom - high }, frame);
        if (some(box)) boxes.push({ r: box, node, el });
      }
    }
    return boxes;
  };

  // What is drawn for a pointer alone has its equal in a list.
  const drawn = (el) => el.closest("svg[aria-hidden=true]");
  const interactive = () => [...document.querySelectorAll(FOCUS)].filter((el) => {
    const frame = seenThrough(el);
    return shown(el) && !drawn(el) && !el.disabled && !(frame && !some(frame)) && (el.localName !== "div" && el.localName !== "pre" && el.localName !== "article");
  });
  // Links in running text: their size is that of the line.
  const inText = (el) => {
    if (getComputedStyle(el).display !== "inline") return false;
    let block = el.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest("a, button, summary, label") && shown(node.parentElement)) return true;
    }
    return false;
  };
  // Where a tap is taken: the element, or what its ::after is laid over.
  const target = (el) => {
    const after = getComputedStyle(el, "::after");
    if (after.content !== "none" && after.position === "absolute" && after.inset === "0px") {
      let holder = el;
      while (getComputedStyle(holder).position === "static") holder = holder.parentElement;
      return holder.getBoundingClientRect();
    }
    return el.getBoundingClientRect();
  };

  const layout = () => {
    windows.clear();
    scrollTo(0, 0);
    const faults = [], room = document.documentElement.clientWidth;
    const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (wide > innerWidth) faults.push(`sideways: ${wide} of ${innerWidth} pixels`);
    const written = texts();
    for (const { r, el } of written) {
      if (r.right > room + 1 || r.left < -1) faults.push(`out of the window: ${name(el)} ${at(r)}`);
    }
    faults.push(...clashes(written, (a, b) => a.node !== b.node, (a) => `text “${a.node.data.trim().slice(0, 30)}” of ${name(a.el)}`)
      .map((each) => `overlap: ${each}`));
    const targets = interactive().map((el) => ({ el, r: cut(target(el), seenThrough(el)), text: inText(el), main: el.matches(MAIN) }));
    for (const { el, r, text, main } of targets) {
      const least = main ? 44 : 24;
      if (!(text && !main) && Math.min(r.right - r.left, r.bottom - r.top) < least - SLACK) faults.push(`target below ${least}: ${name(el)} ${at(r)}`);
    }
    faults.push(...clashes(targets.filter((each) => !each.text), (a, b) => !a.el.contains(b.el) && !b.el.contains(a.el), (a) => name(a.el))
      .map((each) => `targets overlap: ${each}`));
    for (const el of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(el);
      if (style.overflowX === "hidden" && style.clipPath === "none" && el.scrollWidth > el.clientWidth + 1 && el.textContent.trim() && shown(el)
        && some(cut(el.getBoundingClientRect(), seenThrough(el)))) faults.push(`cut off: ${name(el)}`);
    }
    return [...new Set(faults)];
  };

  const focusable = () => [...document.querySelectorAll(FOCUS)].filter((el) => el.tabIndex >= 0 && !el.disabled && shown(el));

  // After a key was pressed, so that whatever gets the focus shows it.
  const focus = () => {
    windows.clear();
    const faults = [], order = focusable(), mast = document.querySelector(".mast");
    const look = (el) => {
      const s = getComputedStyle(el);
      return [s.boxShadow, s.backgroundColor, s.borderColor, s.textDecoration, s.color].join("|");
    };
    for (const el of order) if (el.tabIndex > 0) faults.push(`tabindex: ${name(el)}`);
    for (const el of order.toReversed()) {
      const before = look(el);
      el.focus();
      if (document.activeElement !== el) { faults.push(`takes no focus: ${name(el)}`); continue; }
      const s = getComputedStyle(el);
      // "auto" is the ring of the browser itself, whose width says nothing.
      const line = s.outlineStyle !== "none" && (s.outlineStyle === "auto" || parseFloat(s.outlineWidth) >= 2) && !/, 0\)$/.test(s.outlineColor);
      if (!line && look(el) === before) faults.push(`focus is not seen: ${name(el)}`);
      const r = el.getBoundingClientRect();
      if (getComputedStyle(el).clipPath !== "none" || !some(r)) faults.push(`focus on what is not seen: ${name(el)}`);
      else if (r.bottom < 0 || r.top > innerHeight) faults.push(`focus out of the window: ${name(el)} ${at(r)}`);
      else if (!mast.contains(el) && !el.matches(".skip") && r.bottom < mast.getBoundingClientRect().bottom + 4) faults.push(`focus behind the header: ${name(el)} ${at(r)}`);
    }
    document.activeElement.blur();
    scrollTo(0, 0);
    // Down the page, and along the line; up only into the next column.
    const places = order.filter((el) => !el.matches(".skip")).map((el) => [el, el.getClientRects()[0]]);
    places.forEach(([el, b], number) => {
      if (!number) return;
      const [other, a] = places[number - 1];
      const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (b.bottom <= a.top + 1 && b.left < a.right - 1) faults.push(`focus goes up: from ${name(other)} ${at(a)} to ${name(el)} ${at(b)}`);
      else if (shared > Math.min(a.bottom - a.top, b.bottom - b.top) / 2 && b.right <= a.left + 1) faults.push(`focus goes back: from ${name(other)} ${at(a)} to ${name(el)} ${at(b)}`);
    });
    return faults;
  };

  return {
    layout, focus,
    open: () => { for (const el of document.querySelectorAll("details")) el.open = true; },
    typing: () => document.activeElement.localName === "input",
    walked: () => focusable().indexOf(document.activeElement),
    active: () => { const el = document.activeElement; return { skip: el.matches(".skip"), seen: getComputedStyle(el).clipPath === "none", inside: Boolean(el.closest("#content")) }; },
    dark: () => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) < 384,
    violations: () => window.violations_ || [],
  };
})()
