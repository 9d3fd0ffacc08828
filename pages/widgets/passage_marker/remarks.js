// What the server has to say about a change that it did save: it stands above the line at the foot until it is put away.

import { make } from "./elements.js";

/** Show a sentence with a button to put it away; the same sentence stands there once. */
export function showRemark(marker, words) {
  const { dom, labels } = marker;
  if ([...dom.status.querySelectorAll(".mm-remark p")].some((one) => one.textContent === words)) return;
  const remark = make("div", { class: "mm-refusal mm-remark", role: "status" }, make("p", { dir: "auto" }, words), make("button", { class: "mm-button", type: "button", onclick: () => remark.remove() }, labels.understood));
  dom.status.prepend(remark);
}
