// One's own marks in words, below the text: for who does not see the paint, and to find one's way back.

import { codeSign, counted, make, nameOf } from "./elements.js";
import { shortened, wordsOf } from "./offsets.js";

/** Make the list in `marker.dom.list`; `act` has goTo, openCard, takeBack. Gives `show()` for when marks changed. */
export function makeList(marker, act) {
  const { dom, labels } = marker;
  const summary = make("summary", {}, labels.my_marks);
  const rows = make("ul", { class: "mm-rows" });
  const shown = new Map();
  dom.list.replaceChildren(summary, rows);
  dom.list.addEventListener("toggle", show);

  function show() {
    summary.textContent = `${labels.my_marks} · ${counted(labels, "marks", marker.marks.size)}`;
    dom.list.hidden = !marker.marks.size;
    if (!dom.list.open) return;
    const marks = [...marker.marks.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    const wanted = marks.map((mark) => {
      const sign = `${mark.id}${mark.memo}${mark.state}`;
      if (shown.get(mark.id)?.sign !== sign) shown.set(mark.id, { sign, element: row(mark) });
      return shown.get(mark.id).element;
    });
    for (const id of shown.keys()) if (!marker.marks.has(id)) shown.delete(id);
    const focused = rows.contains(document.activeElement) ? Array.from(rows.children).indexOf(document.activeElement.closest("li")) : -1;
    rows.replaceChildren(...wanted);
    if (focused >= 0 && !rows.contains(document.activeElement)) (rows.children[Math.min(focused, wanted.length - 1)]?.querySelector("button") ?? summary).focus();
  }
  function row(mark) {
    const code = marker.codes.get(mark.code);
    const name = code ? nameOf(code) : labels.unknown_code;
    const words = shortened(wordsOf(marker.text, mark.start, mark.end), 70);
    const button = (label, work) => make("button", { class: "mm-button", type: "button", "aria-label": `${label}: ${name}, ${words}`, onclick: work }, label);
    const now = () => marker.marks.get(mark.id);
    return make(
      "li",
      { class: `mm-row mm-${mark.state}`, "data-mark": mark.id, style: `--mm-colour:${code?.colour || "#6e6e6e"}` },
      make("div", { class: "mm-row-words" }, make("strong", {}, ...(code ? codeSign(code) : [name])), make("span", {}, ` “${words}”`), mark.memo ? make("em", { class: "mm-row-memo" }, mark.memo) : null),
      make(
        "div",
        { class: "mm-row-buttons" },
        button(labels.go_to, () => act.goTo(now())),
        button(labels.boundaries, () => act.openCard(now(), "bounds")),
        button(labels.memo, () => act.openCard(now(), "memo")),
        button(labels.take_away, () => act.takeBack(now())),
      ),
    );
  }
  return show;
}
