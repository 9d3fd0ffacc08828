// Choosing files. What was chosen is read here and sent in batches; the server answers with what it holds
// (`data.held`), so a message that got lost is sent again, and one that came twice does no harm.
const BATCH = 24_000_000; // characters of base64 in one message
const RESEND = 15_000; // milliseconds after which something unanswered is sent once more
const choosers = new WeakMap();

export default function ({ data, key, parentElement, setTriggerValue }) {
  let chooser = choosers.get(parentElement);
  if (!chooser || !chooser.root.isConnected) {
    chooser = build(parentElement, `fc-${key || "files"}`.replace(/[^\w-]/g, "-"));
    choosers.set(parentElement, chooser);
  }
  chooser.trigger = setTriggerValue;
  chooser.data = data;
  const held = new Set(data.held.map((file) => file.id));
  chooser.pending = chooser.pending.filter((file) => !held.has(file.id));
  if (!chooser.pending.some((file) => file.sentAt)) chooser.flying = false;
  draw(chooser);
  send(chooser);
}

function build(parent, id) {
  const root = element("div", "fc-root");
  const input = element("input", "fc-input");
  const zone = element("label", "fc-zone");
  const strong = element("span", "fc-choose");
  const list = element("ul", "fc-list");
  const count = element("p", "fc-count");
  const label = element("span", "fc-label");
  const drop = element("span", "fc-drop");
  const kinds = element("span", "fc-kinds");
  Object.assign(input, { type: "file", id });
  zone.htmlFor = id;
  label.id = `${id}-label`;
  kinds.id = `${id}-kinds`;
  strong.id = `${id}-choose`;
  input.setAttribute("aria-labelledby", `${label.id} ${strong.id}`);
  input.setAttribute("aria-describedby", kinds.id);
  count.setAttribute("role", "status");
  zone.append(strong, drop, kinds);
  root.append(label, input, zone, count, list);
  parent.append(root);
  const chooser = { root, input, zone, strong, list, count, label, drop, kinds, pending: [], flying: false };
  listen(chooser);
  return chooser;
}

function listen(chooser) {
  const { root, input } = chooser;
  input.addEventListener("change", () => {
    take(chooser, [...input.files]);
    input.value = ""; // so that the same file can be chosen again after it was mended
  });
  let depth = 0;
  const over = (change) => {
    depth = Math.max(0, depth + change);
    root.classList.toggle("fc-over", depth > 0);
  };
  root.addEventListener("dragenter", (event) => { event.preventDefault(); over(1); });
  root.addEventListener("dragleave", () => over(-1));
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    take(chooser, [...event.dataTransfer.files]);
  });
}

async function take(chooser, files) {
  const chosen = chooser.data.several ? files : files.slice(0, 1);
  const fresh = chosen.map((file) => ({ id: newId(), name: file.name, size: file.size, file, ready: false }));
  chooser.pending.push(...fresh);
  draw(chooser);
  for (const one of fresh) {
    if (one.size > chooser.data.largest) one.data = null;
    else {
      try {
        one.data = await base64(one.file);
      } catch {
        one.failed = true; // gone or locked meanwhile
      }
    }
    one.file = null;
    one.ready = !one.failed;
  }
  draw(chooser);
  send(chooser);
}

function send(chooser) {
  const late = chooser.pending.some((file) => file.sentAt && Date.now() - file.sentAt > RESEND);
  if (chooser.flying && !late) return;
  const batch = [];
  let length = 0;
  for (const one of chooser.pending.filter((file) => file.ready)) {
    const more = one.data ? one.data.length : 0;
    if (batch.length && length + more > BATCH) break;
    batch.push(one);
    length += more;
  }
  if (!batch.length) return;
  chooser.flying = true;
  for (const one of batch) one.sentAt = Date.now();
  chooser.trigger("chosen", batch.map(({ id, name, size, data }) => ({ id, name, size, data })));
}

function draw(chooser) {
  const { words, held, endings, label, several, largest, language } = chooser.data;
  chooser.label.textContent = label;
  chooser.strong.textContent = words.choose;
  chooser.drop.textContent = words.drop;
  chooser.kinds.textContent = words.kinds.replace("{endings}", endings.join(", "));
  chooser.input.multiple = several;
  chooser.input.accept = endings.join(",");
  const files = [...held, ...chooser.pending];
  chooser.count.textContent = files.length ? words.count.replace("{count}", files.length) : "";
  chooser.list.setAttribute("aria-label", words.list);
  chooser.list.hidden = !files.length;
  chooser.list.replaceChildren(
    ...files.map((file) => {
      const row = element("li", "fc-file");
      const name = element("span", "fc-name", file.name);
      const tooLarge = file.size > largest;
      const state = file.failed ? words.failed : tooLarge ? words.too_large : held.includes(file) ? "" : words.busy;
      const about = element("span", "fc-about", [size(file.size, language), state].filter(Boolean).join(" · "));
      const remove = element("button", "fc-remove", "×");
      remove.type = "button";
      remove.setAttribute("aria-label", words.remove.replace("{file}", file.name));
      remove.addEventListener("click", () => drop(chooser, file));
      row.append(name, about, remove);
      return row;
    }),
  );
}

function drop(chooser, file) {
  chooser.pending = chooser.pending.filter((one) => one.id !== file.id);
  chooser.data = { ...chooser.data, held: chooser.data.held.filter((one) => one.id !== file.id) };
  draw(chooser);
  chooser.input.focus({ preventScroll: true });
  chooser.trigger("removed", [file.id]);
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] || "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");
}

function size(bytes, language) {
  const [value, unit] = bytes < 950_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  const digits = value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${unit}`;
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
