// Of what a page shows many times, twice each sort: for measures that ask how an element is made, not where it lies.
// A sort is an element's name and attributes, with those of all that is around it. A row goes when each sort of element
// in it has been met twice already; what others name by its id stays. How many elements are left is told.
(() => {
  const ENOUGH = 2;
  const ROWS = "li, tr, p, section, details, div, blockquote, figure";
  // Attributes that differ from row to row, of which only it counts whether they are there, and empty.
  const OWN = new Set(("alt aria-label aria-labelledby aria-describedby cite content d datetime for headers height href id name"
    + " points src title transform value viewBox width x x1 x2 y y1 y2 cx cy r").split(" "));
  const IDS = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget"];
  const named = new Set(IDS.flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((el) => el.getAttribute(name).split(/\s+/))).filter(Boolean));

  const sorts = new Map(), met = new Map();
  const made = (el) => {
    const attributes = [...el.attributes].map(({ name, value }) =>
      !value.trim() ? `${name} empty` : OWN.has(name) || name.startsWith("data-") ? name : `${name}=${value}`);
    const says = [...el.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    return `${el.localName}[${attributes.sort()}]${says ? "text" : ""}`;
  };
  const sort = (el, around) => {
    const own = `${around}>${made(el)}`;
    sorts.set(el, own);
    for (const each of el.children) sort(each, own);
  };
  const known = (el) => met.get(sorts.get(el)) >= ENOUGH && !named.has(el.id);
  const thin = (el) => {
    if (el.matches(ROWS) && [el, ...el.querySelectorAll("*")].every(known)) {
      el.remove();
      return;
    }
    met.set(sorts.get(el), (met.get(sorts.get(el)) || 0) + 1);
    [...el.children].forEach(thin);
  };

  sort(document.body, "");
  thin(document.body);
  return document.querySelectorAll("*").length;
})()
