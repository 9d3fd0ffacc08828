// The codes: large chips in their groups, beside the text on a wide screen, in a sheet from below on a narrow one.

import { codeSign, make, nameOf } from "./elements.js";
import { codeAnswersTo, fittingCodes, groupsOf } from "./fitting.js";
import { shortened, wordsOf } from "./offsets.js";

/** Build the panel into `marker.dom.codes`; `choose(code)` is called when a code is pressed. */
export function buildCodes(marker, choose, close) {
  const { labels, dom } = marker;
  const find = make("input", { class: "mm-find", type: "search", placeholder: labels.find, "aria-label": labels.find, autocomplete: "off" });
  dom.readBack = make("div", { class: "mm-read-back" });
  const top = make(
    "div",
    { class: "mm-codes-top" },
    make("h2", { class: "mm-title" }, labels.codes),
    dom.readBack,
    globalThis.meerstemSpeech ? make("button", { class: "mm-round", type: "button", "aria-label": labels.read_codes, title: labels.read_codes, onclick: readCodes }, "▷") : null,
    make("button", { class: "mm-round mm-close", type: "button", "aria-label": labels.close, title: labels.close, onclick: close }, "✕"),
  );
  dom.hint = make("p", { class: "mm-hint" }, labels.choose_first);
  dom.chips = new Map();
  const groups = groupsOf(marker.codeList).map((group) => groupElement(marker, group, choose));
  const none = make("p", { class: "mm-none", hidden: true }, labels.none_found);
  dom.codes.replaceChildren(top, find, dom.hint, none, make("div", { class: "mm-groups" }, ...groups));
  dom.codes.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  find.addEventListener("input", () => filter(marker, find.value));
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(marker.codeList.find((code) => code.codable && codeAnswersTo(code, find.value)));
    if (event.key === "Escape") {
      find.value = "";
      filter(marker, "");
      dom.sentences[marker.cursor]?.focus({ preventScroll: true });
    }
  });
}

/** Ask for these codes to be read aloud: the page's own reader (house/read_page.js) does it. */
function readCodes(event) {
  event.currentTarget.closest(".mm-codes").dispatchEvent(new CustomEvent("meerstem-read", { bubbles: true }));
}

function groupElement(marker, group, choose) {
  const chips = group.codes.map((code) => chip(marker, code, choose));
  const heading = group.heading ? make("h3", { class: "mm-heading" }, ...codeSign(group.heading)) : null;
  return make("section", { class: "mm-group", "aria-label": group.heading ? nameOf(group.heading) : marker.labels.codes }, heading, make("div", { class: "mm-chips" }, ...chips));
}

function chip(marker, code, choose) {
  const button = make(
    "button",
    {
      class: "mm-chip",
      type: "button",
      style: `--mm-colour:${code.colour || "#6e6e6e"}`,
      "aria-pressed": "false",
      "aria-keyshortcuts": code.key || null,
      title: code.name === nameOf(code) ? null : code.name,
      onclick: () => choose(code),
    },
    ...codeSign(code),
    make("span", { class: "mm-tick", "aria-hidden": "true" }, "✓"),
    code.key ? make("kbd", { "aria-hidden": "true" }, code.key.toUpperCase()) : null,
  );
  marker.dom.chips.set(code.code_id, button);
  return button;
}

/** Show which codes the chosen words have, and lift those that fit. */
export function showFitting(marker) {
  const { chosen, dom, labels, codeList } = marker;
  const fits = chosen ? fittingCodes(codeList, marker.marks.values(), chosen) : new Set();
  const has = new Set(chosen ? marksOnChosen(marker).map((mark) => mark.code) : []);
  for (const [id, button] of dom.chips) {
    button.classList.toggle("mm-fits", fits.has(id));
    button.setAttribute("aria-pressed", String(has.has(id)));
  }
  dom.codes.classList.toggle("mm-ready", Boolean(chosen));
  dom.hint.textContent = chosen ? labels.choose_code : labels.choose_first;
  dom.readBack.textContent = chosen ? `“${shortened(wordsOf(marker.text, chosen.start, chosen.end), 220)}”` : "";
}

/** The marks that lie on exactly the chosen words. */
export function marksOnChosen(marker) {
  const { chosen } = marker;
  return chosen ? [...marker.marks.values()].filter((mark) => mark.start === chosen.start && mark.end === chosen.end) : [];
}

function filter(marker, sought) {
  let shown = 0;
  for (const code of marker.codeList) {
    const button = marker.dom.chips.get(code.code_id);
    if (!button) continue;
    button.hidden = !codeAnswersTo(code, sought);
    shown += button.hidden ? 0 : 1;
  }
  for (const group of marker.dom.codes.querySelectorAll(".mm-group")) group.hidden = !group.querySelector(".mm-chip:not([hidden])");
  marker.dom.codes.querySelector(".mm-none").hidden = shown > 0;
}
