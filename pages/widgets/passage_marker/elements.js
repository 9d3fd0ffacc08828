// Small helpers for making elements and filling labels; the labels come translated from the server.

/** An element with attributes, `on…` listeners and children; an attribute that is false or null is left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A label with its {places} filled. */
export function fill(label, places = {}) {
  return label.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

/** "1 mark" or "12 marks": the labels `<name>_one` and `<name>_many`. */
export function counted(labels, name, n) {
  return fill(labels[n === 1 ? `${name}_one` : `${name}_many`], { n });
}

/** The name of a code that people see. */
export function nameOf(code) {
  return code.plain_name || code.name;
}

/** A name in the middle of a sentence, whichever way either is written. */
export function isolated(name) {
  return `\u2068${name}\u2069`;
}

/** A code's pictogram and name, for wherever a code is shown in words. */
export function codeSign(code) {
  return [make("span", { class: "mm-pictogram", "aria-hidden": "true" }, code.pictogram || "•"), make("bdi", { class: "mm-name" }, nameOf(code))];
}

/** Wait until nothing came for `ms`, then do it; `.now()` does at once what waits, `.cancel()` forgets it. */
export function whenQuiet(work, ms) {
  let timer = null;
  const run = () => {
    clearTimeout(timer);
    timer = null;
    work();
  };
  const waiting = () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  waiting.now = () => timer !== null && run();
  waiting.cancel = () => {
    clearTimeout(timer);
    timer = null;
  };
  return waiting;
}
