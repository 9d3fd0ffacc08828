// A note on the chosen words without a code. It waits in the outbox like a mark; the page of notes shows it afterwards.

import { audienceChoice, audienceIn } from "./audience.js";
import { make } from "./elements.js";
import { newId } from "./ids.js";
import { shortened, wordsOf } from "./offsets.js";

const LONGEST_NOTE = 2000;

/** Make the button beside the codes and its form; `send(operations)` sends. Gives {place}: put the button there (again). */
export function makeNoting(marker, send) {
  const { labels, dom } = marker;
  const button = make("button", { class: "mm-button mm-new-note", type: "button", onclick: () => open() }, `✎ ${labels.new_note}`);
  const form = noteForm(marker, keep);

  function open() {
    if (marker.chosen) form.open(marker.chosen);
    else marker.say(labels.choose_first);
  }
  function keep(text, audience, { start, end }) {
    send([{ op: "note", id: newId(), start, end, text, audience }]);
    marker.say(labels.note_kept);
    button.focus({ preventScroll: true });
  }
  return { place: () => marker.data.practice || dom.codes.append(make("div", { class: "mm-noting" }, button)) };
}

function noteForm(marker, keep) {
  const { labels, dom } = marker;
  const quote = make("p", { class: "mm-quote" });
  const field = make("textarea", { class: "mm-field", rows: 3, maxlength: LONGEST_NOTE, dir: "auto", "aria-label": labels.new_note });
  const audience = make("div", {});
  let chosen = null;
  const close = () => {
    if (box.matches(":popover-open")) box.hidePopover();
  };
  const submit = (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (!words) {
      field.focus();
      return;
    }
    field.value = "";
    close();
    keep(words, audienceIn(box), chosen);
  };
  const box = make(
    "div",
    { class: "mm-card mm-propose", role: "dialog", popover: "manual", "aria-label": labels.new_note, onkeydown: (event) => (event.stopPropagation(), event.key === "Escape" && close()) },
    make(
      "form",
      { onsubmit: submit, novalidate: true },
      make("div", { class: "mm-card-top" }, make("h2", { class: "mm-title" }, labels.new_note), make("button", { class: "mm-round mm-close", type: "button", "aria-label": labels.close, title: labels.close, onclick: close }, "✕")),
      quote,
      make("div", { class: "mm-memo" }, field),
      audience,
      make("div", { class: "mm-card-foot" }, make("button", { class: "mm-button mm-finish", type: "submit" }, labels.keep_note), make("button", { class: "mm-button", type: "button", onclick: close }, labels.cancel)),
    ),
  );
  dom.root.append(box);
  return {
    open: (words) => {
      chosen = { start: words.start, end: words.end };
      quote.textContent = `“${shortened(wordsOf(marker.text, chosen.start, chosen.end), 160)}”`;
      audience.replaceChildren(audienceChoice(labels));
      if (!box.matches(":popover-open")) box.showPopover();
      field.focus({ preventScroll: true });
    },
  };
}
