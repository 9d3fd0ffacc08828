// The keyboard: arrows go by sentence, shift extends, a digit or letter gives a code; ctrl+arrow moves the end of the
// chosen words by word, with shift their beginning. Delete takes a mark back, Enter opens it, Escape chooses nothing, " quotes.

import { choose, chooseNothing, chooseSentences } from "./choosing.js";
import { stepBoundary } from "./offsets.js";

/** Listen to keys on the text; `act` has code, quote, marksHere, takeBack, openCard, undo, redo, closeCard. */
export function watchKeys(marker, act) {
  const { dom } = marker;
  dom.text.addEventListener("keydown", (event) => {
    if (event.target.closest(".mm-s") && pressed(marker, act, event)) {
      event.preventDefault();
      event.stopPropagation(); // the page's own shortcuts stay out of it
    }
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("input, textarea, [contenteditable]");
      const ours = dom.root.contains(event.target) || event.target === document.body;
      if (!ours || typing || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) act.undo();
      else if (key === "y" || (key === "z" && event.shiftKey)) act.redo();
      else return;
      event.preventDefault();
    },
    { signal: marker.stopping },
  );
}

function pressed(marker, act, event) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey && !altKey && (key === "ArrowLeft" || key === "ArrowRight")) return byWord(marker, key === "ArrowLeft" ? -1 : 1, shiftKey ? "start" : "end");
  if (ctrlKey || metaKey || altKey) return false;
  const last = marker.text.sentences.length - 1;
  const to = { ArrowDown: marker.cursor + 1, ArrowRight: marker.cursor + 1, ArrowUp: marker.cursor - 1, ArrowLeft: marker.cursor - 1, Home: 0, End: last }[key];
  if (to !== undefined) return goTo(marker, Math.max(0, Math.min(last, to)), shiftKey, key);
  if (key === "Escape") {
    act.closeCard();
    chooseNothing(marker);
    return true;
  }
  if (key === "Delete" || key === "Backspace") return takeBack(marker, act, event);
  if (key === "Enter") {
    const marks = act.marksHere();
    if (marks.length) act.openCard(marks, event, marker.text.sentences[marker.cursor]);
    return true;
  }
  if (key === " ") {
    chooseSentences(marker, marker.cursor, marker.cursor);
    return true;
  }
  if (key === "/") {
    marker.dom.codes.querySelector(".mm-find").focus();
    return true;
  }
  if (key === '"') {
    act.quote();
    return true;
  }
  const code = marker.codeList.find((one) => one.codable && one.key && one.key === key.toLowerCase());
  if (code && !event.repeat) act.code(code);
  return Boolean(code);
}

function goTo(marker, to, extend, key) {
  // The first arrow on a text where nothing is chosen chooses the sentence that one stands on.
  const stay = !marker.chosen && !extend && key.startsWith("Arrow");
  const target = stay ? marker.cursor : to;
  chooseSentences(marker, extend ? (marker.anchor ?? marker.cursor) : target, target);
  const element = marker.dom.sentences[target];
  element.focus({ preventScroll: true, focusVisible: true });
  element.scrollIntoView({ block: "nearest" });
  return true;
}

function byWord(marker, by, edge) {
  if (!marker.chosen) return false;
  const { start, end } = stepBoundary(marker.text, marker.chosen, edge, by);
  choose(marker, start, end);
  return true;
}

function takeBack(marker, act, event) {
  const marks = act.marksHere();
  if (marks.length === 1) act.takeBack(marks[0]);
  else if (marks.length) act.openCard(marks, event, marker.text.sentences[marker.cursor]);
  return true;
}
