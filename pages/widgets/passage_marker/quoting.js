// Proposing the chosen words as a quote, just as they were said. It waits in the outbox like a mark, and can be taken back.

import { make } from "./elements.js";
import { newId } from "./ids.js";
import { shortened, wordsOf } from "./offsets.js";

const LONGEST_QUOTE = 1000; // characters, as the server counts them
const LONGEST_WHY = 2000;

/** One's own quotes here: those the server has, [id, start, end, state], with the outbox applied. */
export function quotesNow(saved, entries) {
  const quotes = new Map(saved.map(([id, start, end, state]) => [id, { id, start, end, state }]));
  for (const { op, id, quoted, start, end, error } of entries) {
    if (op === "quote") quotes.set(id, { id, start, end, state: error ? "refused" : "open" });
    else if (op === "quote_back" && !error) quotes.delete(quoted);
  }
  return [...quotes.values()];
}

/** The quotes that the server has, after this operation was saved. */
export function savedQuotes(saved, operation) {
  return quotesNow(saved ?? [], [operation]).map(({ id, start, end, state }) => [id, start, end, state]);
}

/** Make the button, its form and the list of one's own quotes; `act` has send, goTo. Gives {open, place, show}. */
export function makeQuoting(marker, act) {
  const { labels, dom } = marker;
  const list = make("ul", { class: "mm-rows mm-quotes" });
  const button = make("button", { class: "mm-button mm-new-quote", type: "button", "aria-keyshortcuts": '"', onclick: () => open(marker.chosen) }, `❝ ${labels.new_quote}`);
  const form = quoteForm(marker, send);
  let listed = null;

  function open(words) {
    if (words) form.open(words);
    else marker.say(labels.choose_first);
  }
  function send(why, { start, end }) {
    act.send([{ op: "quote", id: newId(), start, end, why }]);
    marker.say(labels.quote_proposed);
    if (button.checkVisibility()) button.focus({ preventScroll: true });
    else dom.sentences[marker.cursor]?.focus({ preventScroll: true });
  }
  function show() {
    const now = quotesNow(marker.savedQuotes ?? [], marker.outbox.entries);
    const key = JSON.stringify(now);
    if (key === listed) return;
    listed = key;
    list.hidden = !now.length;
    list.replaceChildren(...now.map((one) => quoteRow(marker, act, one)));
  }
  return { open, place: () => marker.data.practice || dom.codes.append(make("div", { class: "mm-proposing" }, button, list)), show };
}

function quoteRow(marker, act, one) {
  const { labels } = marker;
  const said = { open: labels.quote_open, refused: labels.quote_refused, released: labels.quote_released, not_now: labels.quote_not_now, taken_back: labels.quote_taken_back };
  const back = () => {
    act.send([{ op: "quote_back", id: newId(), quoted: one.id }]);
    marker.say(labels.quote_is_back);
  };
  const buttons = [
    make("button", { class: "mm-button", type: "button", onclick: () => act.goTo(one) }, labels.go_to),
    one.state === "open" ? make("button", { class: "mm-button", type: "button", onclick: back }, labels.take_back) : null,
  ];
  const words = make("span", { class: "mm-row-words", lang: "nl" }, make("span", {}, `“${shortened(wordsOf(marker.text, one.start, one.end), 90)}”`));
  return make("li", { class: "mm-row mm-quoted" }, words, make("span", { class: "mm-row-memo" }, said[one.state] ?? ""), make("div", { class: "mm-row-buttons" }, ...buttons));
}

function quoteForm(marker, send) {
  const { labels, dom } = marker;
  const quote = make("p", { class: "mm-quote" });
  const why = make("textarea", { class: "mm-field", rows: 2, maxlength: LONGEST_WHY, dir: "auto" });
  const wrong = make("p", { class: "mm-error", role: "alert" });
  const propose = make("button", { class: "mm-button mm-finish", type: "submit" }, labels.propose);
  let chosen = null;
  const close = () => {
    if (box.matches(":popover-open")) box.hidePopover();
  };
  const submit = (event) => {
    event.preventDefault();
    if (propose.disabled) return;
    close();
    send(why.value.trim(), chosen);
    why.value = "";
  };
  const box = make(
    "div",
    { class: "mm-card mm-propose", role: "dialog", popover: "manual", "aria-label": labels.new_quote_title, onkeydown: (event) => (event.stopPropagation(), event.key === "Escape" && close()) },
    make(
      "form",
      { onsubmit: submit, novalidate: true },
      make("div", { class: "mm-card-top" }, make("h2", { class: "mm-title" }, labels.new_quote_title), make("button", { class: "mm-round mm-close", type: "button", "aria-label": labels.close, title: labels.close, onclick: close }, "✕")),
      quote,
      wrong,
      make("label", { class: "mm-memo" }, make("span", {}, labels.new_quote_why), why),
      make("p", { class: "mm-hint" }, labels.new_quote_after),
      make("div", { class: "mm-card-foot" }, propose, make("button", { class: "mm-button", type: "button", onclick: close }, labels.cancel)),
    ),
  );
  dom.root.append(box);
  return {
    open: (words) => {
      chosen = { start: words.start, end: words.end };
      const all = wordsOf(marker.text, chosen.start, chosen.end);
      quote.textContent = `“${shortened(all, 300)}”`;
      propose.disabled = [...all].length > LONGEST_QUOTE;
      wrong.textContent = propose.disabled ? labels.quote_too_long : "";
      if (!box.matches(":popover-open")) box.showPopover();
      (propose.disabled ? box.querySelector(".mm-close") : why).focus({ preventScroll: true });
    },
  };
}
