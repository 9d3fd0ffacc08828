// For whom a note is: three large plain choices.

import { make } from "./elements.js";

export const USUAL_AUDIENCE = "researchers"; // as on the server

/** The choices as a group of radio buttons; `changed()` is called after a choice. `audienceIn` reads it back. */
export function audienceChoice(labels, chosen, changed = () => undefined) {
  const name = `mm-for-${Math.random().toString(36).slice(2)}`;
  const choice = (value, words) =>
    make("label", { class: "mm-choice" }, make("input", { type: "radio", name, value, checked: value === (chosen ?? USUAL_AUDIENCE), onchange: changed }), make("span", {}, words));
  return make(
    "fieldset",
    { class: "mm-audience" },
    make("legend", {}, labels.for_whom),
    make("div", { class: "mm-choices" }, choice("me", labels.for_me), choice("researchers", labels.for_researchers), choice("all", labels.for_all)),
  );
}

/** What is chosen in the group within `element`. */
export function audienceIn(element) {
  return element.querySelector(".mm-audience input:checked")?.value ?? USUAL_AUDIENCE;
}
