// Starts the editor: asks no host but those that are named, and reads and writes files as the checks expect them.
import { formats } from "./files.js";

const told = await (await fetch("config.json")).json();

// The program asks for its newest version and for the state of hosts; nobody here needs to know.
const named = new Set([location.origin, ...told.hosts]);
const asked = window.fetch.bind(window);
window.fetch = (what, options) => {
  const { protocol, origin } = new URL(what instanceof Request ? what.url : what, location.href);
  const elsewhere = protocol.startsWith("http") && !named.has(origin);
  if (elsewhere) return Promise.reject(new TypeError("not asked: no host that is named"));
  return origin === location.origin ? asked(what, options) : asked(what, options).then(faceless);
};

// Pictures of accounts lie on another host, of which nobody here asks anything.
const FACE = /("avatar_?url"\s*:\s*)"[^"\\]*"/gi;
const BARE = new Set([204, 205, 304]);
const faceless = async (answer) => {
  if (BARE.has(answer.status) || !/json/.test(answer.headers.get("Content-Type") ?? "")) return answer;
  const { status, statusText, headers } = answer;
  return new Response((await answer.text()).replace(FACE, '$1""'), { status, statusText, headers });
};

// A trial works on a copy of its own in the browser's private storage, made anew in each tab.
const COPY = "sveltia-cms-test";
const seed = async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(COPY, { recursive: true }).catch(() => {});
  const folder = await root.getDirectoryHandle(COPY, { create: true });
  for (const [path, text] of Object.entries(files)) {
    const [name, ...above] = path.split("/").reverse();
    let within = folder;
    for (const each of above.reverse()) within = await within.getDirectoryHandle(each, { create: true });
    const stream = await (await within.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
};
if (told.trial && !sessionStorage.getItem(COPY)) {
  await seed(told.trial);
  sessionStorage.setItem(COPY, "made");
}

window.CMS_MANUAL_INIT = true;
const { default: CMS } = await import("./sveltia/index.js");
const { entry, library } = formats(told.blocks);
CMS.registerCustomFormat(told.forms.entry, "md", entry);
CMS.registerCustomFormat(told.forms.library, "yml", library);
for (const sheet of told.styles) CMS.registerPreviewStyle(sheet);
CMS.init({ config: told.cms });
