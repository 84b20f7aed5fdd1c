// Keeps what was read for when there is no network. Styles and scripts are taken from what is kept; a page never is
// while the network answers, since it may have been corrected or withdrawn. `SITE` says what there is; where it is
// null, the site keeps nothing any more, and what browsers have goes.
"use strict";

const SCOPE = new URL(registration.scope);
const KEPT = `explainer ${SCOPE.pathname} `;
const PAGES = `${KEPT}pages`;
const ASSETS = `${KEPT}assets ${SITE?.version}`;
const PATIENCE = 3000; // milliseconds
const MOST = 60; // pages
const DAY = "x-kept";

const addressOf = (path) => new URL(path, SCOPE).href;
const plain = (address) => { const url = new URL(address); return url.origin + url.pathname; };
const wait = (time) => new Promise((done) => { setTimeout(done, time); });

// --- kept and forgotten ----------------------------------------------------------------------------------------------
const isPage = (response) => (response.headers.get("content-type") || "").startsWith("text/html");

// One after another, so that nobody sees a page between its old and its new copy.
let turn = Promise.resolve();
function inTurn(act) {
  const done = turn.then(act);
  turn = done.catch(() => null);
  return done;
}

// An answer that was asked for earlier and comes later says what no longer holds.
let requests = 0;
const newest = new Map();

async function keep(address, response, asked) {
  const gone = [404, 410].includes(response.status);
  if (!gone && (!response.ok || response.redirected || !isPage(response))) return;
  const body = gone || await response.blob();
  await inTurn(async () => {
    if (asked < (newest.get(address) || 0)) return;
    newest.set(address, asked);
    const pages = await caches.open(PAGES);
    await pages.delete(address); // so that what was read last is last
    if (gone) return;
    const headers = { "content-type": "text/html; charset=utf-8", [DAY]: new Date().toISOString() };
    await pages.put(address, new Response(body, { headers }));
    const questions = new Set(SITE.questions.map(addressOf));
    const read = (await pages.keys()).filter((each) => !questions.has(each.url));
    await Promise.all(read.slice(0, Math.max(0, read.length - MOST)).map((each) => pages.delete(each)));
  });
}

const copyOf = (address) => inTurn(async () => (await caches.open(PAGES)).match(address));

async function fetched(address, cache) {
  const asked = requests += 1;
  try { await keep(address, await fetch(address, { cache }), asked); } catch { /* another time */ }
}

// What is being read is in the browser's own cache. Of a new version of the site every page that is kept is fetched
// again, so that none is older than it must be.
async function bring(read, questions) {
  const assets = await caches.open(ASSETS);
  const mark = addressOf(`?${SITE.version}`);
  const kept = (await (await caches.open(PAGES)).keys()).map((each) => each.url);
  if (!await assets.match(mark)) {
    for (const each of kept) await fetched(each, "no-cache");
    await assets.put(mark, new Response(""));
  }
  if (!kept.includes(read)) await fetched(read, "force-cache");
  const more = questions ? SITE.questions.map(addressOf).filter((each) => !kept.includes(each)) : [];
  for (const each of more) await fetched(each, "default");
}

async function forget(all) {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(KEPT) && (all || ![PAGES, ASSETS].includes(name)));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

// --- answers ---------------------------------------------------------------------------------------------------------
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function told(copy) {
  const day = new Date(copy.headers.get(DAY)).toLocaleDateString(SITE.language, { dateStyle: "long", numberingSystem: "latn" });
  const line = `<p class="offline" role="status">${escaped(SITE.words.kept.replace("{date}", day))}</p>`;
  const page = (await copy.text()).replace("</header>", () => `</header>${line}`);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

const titles = () => inTurn(async () => {
  const pages = await caches.open(PAGES);
  return Promise.all((await pages.keys()).map(async ({ url }) => {
    const [, title] = /<title>([^<]*)/.exec(await (await pages.match(url)).text()) || [];
    return [url, title || escaped(url)];
  }));
});

async function missing() {
  const rows = (await titles()).map(([url, title]) => `<li><a href="${escaped(url)}">${title}</a></li>`);
  const sheets = SITE.assets.filter((each) => /\.css\b/.test(each));
  const links = sheets.map((each) => `<link rel="stylesheet" href="${escaped(addressOf(each))}">`).join("");
  const page = `<!doctype html><html lang="${escaped(SITE.language)}"><head><meta charset="utf-8">`
    + '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'self\'">'
    + `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(SITE.words.title)}</title>${links}</head>`
    + `<body><main class="wide reader"><h1>${escaped(SITE.words.title)}</h1><p>${escaped(SITE.words.none)}</p><ul>${rows.join("")}</ul></main></body></html>`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

async function page(event) {
  const address = plain(event.request.url);
  // Not out of the browser's own cache, which may be ten minutes old.
  const asked = requests += 1;
  const answer = fetch(event.request, { cache: "no-cache" });
  const copied = answer.then((response) => response.clone());
  event.waitUntil(copied.then((response) => keep(address, response, asked)).catch(() => null));
  const first = await Promise.race([answer.catch(() => null), wait(PATIENCE)]);
  if (first) return first;
  const copy = await copyOf(address);
  return copy ? told(copy) : answer.catch(missing);
}

// What bears a mark of its content never changes; all else is asked for first.
const unchanging = (url) => url.searchParams.has("v") || /\/pagefind\/(?:index|fragment)\//.test(url.pathname);

async function asset({ request }, first) {
  const assets = await caches.open(ASSETS);
  const kept = await assets.match(request);
  if (first && kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") await assets.put(request, response.clone());
    return response;
  } catch (error) {
    // A page of an older version has the styles of this one rather than none.
    const other = kept || await assets.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}

// --- what happens ----------------------------------------------------------------------------------------------------
addEventListener("install", (event) => {
  skipWaiting();
  if (SITE) event.waitUntil(caches.open(ASSETS).then((assets) => assets.addAll(SITE.assets.map(addressOf))));
});

addEventListener("activate", (event) => {
  event.waitUntil(SITE ? forget(false).then(() => clients.claim()) : forget(true).then(() => registration.unregister()));
});

if (SITE) {
  addEventListener("message", (event) => {
    if (event.source?.url) event.waitUntil(bring(plain(event.source.url), event.data === "questions"));
  });
  addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
    event.respondWith(event.request.mode === "navigate" ? page(event) : asset(event, unchanging(url)));
  });
}
