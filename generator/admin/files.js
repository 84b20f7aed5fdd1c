// Files as the editor reads and writes them: what was not changed keeps its spelling, its order and its comments,
// and what is new is written so that no sentence breaks YAML.
import { Document, isMap, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from "./yaml/index.js";

// Beside the fields: the file as it was read.
const SOURCE = "explainer-source";
const LIST = "entries";
const SHAPE = { lineWidth: 0, flowCollectionPadding: false };
// No value is ever taken for a number or a day: files hold nothing but text.
const SCHEMA = { schema: "failsafe" };
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.\/:?=&%+~-]*$/u;

export const formats = (blocks) => {
  const quoted = new Set(blocks);
  return {
    entry: {
      fromFile: (text) => {
        const { head, body } = parted(text);
        return { ...plain(read(head).contents), body, [SOURCE]: text };
      },
      toFile: ({ [SOURCE]: source, body, ...fields }) => {
        const { head } = parted(source ?? "---\n---\n");
        return `---\n${entry(head, cleaned(fields) ?? {}, quoted)}---\n${body ?? ""}`;
      },
    },
    library: {
      // The form holds what is added or changed, since one of all would take a minute where there are hundreds.
      fromFile: (text) => {
        read(text);
        return { [LIST]: [], [SOURCE]: `${text}\n` };
      },
      toFile: ({ [SOURCE]: source, [LIST]: items }) => {
        const given = (items ?? []).map(cleaned).filter((each) => each?.id);
        return library(source ?? "", given, quoted);
      },
    },
  };
};

const parted = (text) => {
  const found = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)([\s\S]*)$/m.exec(text);
  if (!found || found.index) throw new SyntaxError("no front matter: its lines stand between two lines `---`");
  return { head: found[1], body: found[2] };
};

const read = (text) => {
  const made = parseDocument(text, SCHEMA);
  if (made.errors.length) throw made.errors[0];
  return made;
};

// Data ------------------------------------------------------------------------------------------

const plain = (node) => {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(pair.key.value), plain(pair.value)]));
  if (isSeq(node)) return node.items.map(plain);
  if (!isScalar(node) || node.value === null) return "";
  if (node.type === "PLAIN" && /^(true|false)$/.test(node.value)) return node.value === "true";
  return String(node.value);
};

// Signs that break lines in YAML and nowhere else, or that no file holds.
const UNWRITTEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

// Without what says nothing; undefined where nothing is left.
const cleaned = (value) => {
  if (Array.isArray(value)) {
    const items = value.map(cleaned).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (value && typeof value === "object") {
    const fields = Object.entries(value).map(([name, each]) => [name, cleaned(each)]);
    const said = fields.filter(([name, each]) => each !== undefined && !name.startsWith("__sc_"));
    return said.length ? Object.fromEntries(said) : undefined;
  }
  if (typeof value === "boolean") return value;
  const text = String(value ?? "").replace(UNWRITTEN, " ").trim();
  return text || undefined;
};

// As two values are compared: whatever their order, and a flag that is not set says nothing.
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== "object") return typeof value === "boolean" ? value : String(value);
  const names = Object.keys(value).filter((name) => value[name] !== false);
  return Object.fromEntries(names.sort().map((name) => [name, sorted(value[name])]));
};
const key = (value) => JSON.stringify(sorted(value ?? ""));
const same = (node, value) => key(cleaned(plain(node))) === key(value);

// Nodes ------------------------------------------------------------------------------------------

const scalar = (text, name, quoted) => {
  const made = new Scalar(String(text));
  const simple = PLAIN.test(made.value) && !made.value.endsWith(":");
  made.type = quoted.has(name) ? "BLOCK_FOLDED" : simple ? "PLAIN" : "QUOTE_DOUBLE";
  return made;
};

const made = (value, name, quoted) => {
  if (Array.isArray(value)) {
    const items = new YAMLSeq();
    items.items = value.map((each) => made(each, name, quoted));
    items.flow = value.every((each) => typeof each !== "object" && PLAIN.test(String(each)));
    return items;
  }
  if (value && typeof value === "object") {
    const fields = new YAMLMap();
    fields.items = Object.entries(value)
      .filter(([, each]) => each !== false)
      .map(([field, each]) => new Pair(new Scalar(field), made(each, field, quoted)));
    return fields;
  }
  return scalar(value, name, quoted);
};

// A node that says a value, with as much of the old one as still holds.
const merged = (node, value, name, quoted) => {
  if (same(node, value)) return node;
  if (isSeq(node) && Array.isArray(value)) return itemsMerged(node, value, name, quoted);
  if (isMap(node) && typeof value === "object" && !Array.isArray(value)) return fieldsMerged(node, value, quoted);
  const found = made(value, name, quoted);
  if (isScalar(node) && isScalar(found)) {
    found.comment = node.comment;
    // Where a text cannot stand in the way of the old one, the library quotes it.
    if (!quoted.has(name)) found.type = node.type;
  }
  return found;
};

const fieldsMerged = (node, value, quoted) => {
  node.items = node.items.filter((pair) => pair.key.value in value);
  for (const [name, each] of Object.entries(value)) {
    const pair = node.items.find((old) => old.key.value === name);
    if (pair) pair.value = merged(pair.value, each, name, quoted);
    else if (each !== false) node.items.push(new Pair(new Scalar(name), made(each, name, quoted)));
  }
  return node;
};

const itemsMerged = (node, value, name, quoted) => {
  const left = new Set(node.items);
  const take = (item) => item && left.delete(item) && item;
  const kept = value.map((each) => take([...left].find((item) => same(item, each))));
  node.items = value.map((each, place) => {
    if (kept[place]) return kept[place];
    const old = isMap(node.items[place]) && take(node.items[place]);
    return old ? merged(old, each, name, quoted) : made(each, name, quoted);
  });
  if (node.flow && !value.every((each) => typeof each !== "string" || PLAIN.test(each))) node.flow = false;
  return node;
};

// Text ------------------------------------------------------------------------------------------

// A text in pieces, one for each place at which something begins; comments and blank lines ahead of it are its own.
const pieces = (text, starts) => {
  const begins = starts.map((start) => {
    let at = start;
    for (;;) {
      const before = text.lastIndexOf("\n", at - 2) + 1;
      if (at === 0 || !/^(#.*)?\n$/.test(text.slice(before, at))) return at;
      at = before;
    }
  });
  const ends = [...begins.slice(1), text.length];
  return {
    ahead: text.slice(0, begins[0] ?? text.length),
    parts: starts.map((start, n) => ({ lead: text.slice(begins[n], start), text: text.slice(start, ends[n]) })),
  };
};

const written = (contents) => {
  const whole = new Document(undefined, SCHEMA);
  whole.contents = contents;
  return whole.toString(SHAPE);
};

const line = (text, offset) => text.lastIndexOf("\n", offset - 1) + 1;
const bare = (node) => {
  node.commentBefore = undefined;
  node.spaceBefore = undefined;
  return node;
};

const pairText = (pair) => {
  const fields = new YAMLMap();
  bare(pair.key);
  fields.items = [pair];
  return written(fields);
};

const itemText = (item) => {
  const items = new YAMLSeq();
  if (isMap(item) && item.items[0]) bare(item.items[0].key);
  items.items = [bare(item)];
  return written(items);
};

const entry = (head, fields, quoted) => {
  const { contents } = read(head);
  const pairs = isMap(contents) && !contents.flow ? contents.items : [];
  const { ahead, parts } = pieces(pairs.length ? head : "", pairs.map((pair) => line(head, pair.key.range[0])));
  const old = new Map(pairs.map((pair, n) => [String(pair.key.value), { pair, ...parts[n] }]));
  const order = [...old.keys()].filter((name) => name in fields);
  const texts = new Map();
  let last = -1;
  for (const [name, value] of Object.entries(fields)) {
    const found = old.get(name);
    if (!found && value === false) continue;
    if (!found) order.splice(last + 1, 0, name);
    last = order.indexOf(name);
    texts.set(name, found && same(found.pair.value, value) ? found.lead + found.text
      : found ? found.lead + pairText(new Pair(found.pair.key, merged(found.pair.value, value, name, quoted)))
        : pairText(new Pair(new Scalar(name), made(value, name, quoted))));
  }
  return ahead + order.map((name) => texts.get(name)).join("");
};

// A library with some works added, each at its place by its key, or changed in the fields that are given.
const library = (source, items, quoted) => {
  const { contents } = read(source);
  const nodes = isSeq(contents) && !contents.flow ? contents.items : [];
  const { ahead, parts } = pieces(source, nodes.map((node) => line(source, node.range[0])));
  const found = nodes.map((node, n) => ({ id: String(node.get?.("id") ?? ""), node, ...parts[n] }));
  for (const item of items) {
    const old = found.find((each) => each.id === item.id);
    if (old) {
      const value = { ...cleaned(plain(old.node)), ...item };
      if (!same(old.node, value)) old.text = itemText(merged(old.node, value, LIST, quoted));
      continue;
    }
    const text = itemText(made(item, LIST, quoted));
    const behind = found.findIndex((each) => each.id > item.id);
    found.splice(behind < 0 ? found.length : behind, 0, { id: item.id, lead: "", text });
  }
  return ahead + found.map((each) => each.lead + each.text.replace(/\n?$/, "\n")).join("");
};
