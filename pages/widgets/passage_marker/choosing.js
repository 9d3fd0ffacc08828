// Choosing words: drag over them (whole words), double click one, or tap a sentence and then another. What is chosen
// is ours, not the browser's selection, so it looks and works alike with mouse, finger and keyboard.

import { wholeWords } from "./offsets.js";
import { offsetAt, offsetOf, sentenceOf } from "./text_view.js";
import { marksAt } from "./painting.js";

const EXTENDS = 12; // sentences; a tap further away begins anew
const STILL = 350; // ms without change before a finger's selection counts

/** Choose [start, end); `first` and `last` are sentences when whole sentences were chosen. `fresh` until it gets a code. */
export function choose(marker, start, end, first = null, last = first) {
  marker.chosen = { start, end, first, last, fresh: true };
  markOptions(marker);
  marker.onChosen();
}

/** Choose the sentences between two, both included; the first one stays where extending starts from. */
export function chooseSentences(marker, anchor, until) {
  const { sentences } = marker.text;
  marker.anchor = anchor;
  moveCursor(marker, until);
  const [first, last] = [Math.min(anchor, until), Math.max(anchor, until)];
  choose(marker, sentences[first].start, sentences[last].end, first, last);
}

/** Choose nothing any more. */
export function chooseNothing(marker) {
  if (!marker.chosen) return;
  marker.chosen = null;
  markOptions(marker);
  marker.onChosen();
}

/** Let the keyboard stand on this sentence. */
export function moveCursor(marker, number) {
  marker.dom.sentences[marker.cursor]?.setAttribute("tabindex", "-1");
  marker.cursor = number;
  marker.dom.sentences[number].setAttribute("tabindex", "0");
}

function markOptions(marker) {
  const { chosen, dom, text } = marker;
  const now = new Set();
  if (chosen) for (const sentence of text.sentences) if (sentence.start < chosen.end && sentence.end > chosen.start) now.add(sentence.index);
  for (const i of marker.options ?? []) if (!now.has(i)) dom.sentences[i].setAttribute("aria-selected", "false");
  for (const i of now) dom.sentences[i].setAttribute("aria-selected", "true");
  marker.options = now;
}

/** Listen to mouse and touch; `openCard(marks, event)` is called for a tap on marks. */
export function watchChoosing(marker, openCard) {
  const { dom, stopping } = marker;
  const options = { signal: stopping };
  let kind = "mouse";
  let dragged = false;
  dom.text.addEventListener("pointerdown", (event) => {
    kind = event.pointerType;
    dragged = false;
  });
  document.addEventListener(
    "pointerup",
    () => {
      if (kind === "mouse" && adoptSelection(marker)) dragged = true;
    },
    options,
  );
  dom.text.addEventListener("click", (event) => {
    if (dragged || event.target.closest(".mm-bar, .mm-handle")) return;
    const sentence = sentenceOf(marker, event.target);
    if (sentence) tapSentence(marker, sentence, event, openCard);
    else if (!event.target.closest("button")) chooseNothing(marker);
  });
  let timer = null;
  document.addEventListener(
    "selectionchange",
    () => {
      clearTimeout(timer);
      if (kind !== "mouse") timer = setTimeout(() => adoptSelection(marker, true), STILL);
    },
    options,
  );
}

function tapSentence(marker, sentence, event, openCard) {
  const { chosen } = marker;
  const inside = chosen && sentence.start < chosen.end && sentence.end > chosen.start;
  dropFocusRing(marker, sentence.index);
  if (chosen?.fresh && chosen.first !== null && !inside && nearEnough(chosen, sentence.index)) {
    chooseSentences(marker, marker.anchor, sentence.index);
    return;
  }
  if (event.shiftKey && chosen) {
    chooseSentences(marker, marker.anchor ?? sentence.index, sentence.index);
    return;
  }
  const marks = marksAt(marker, event.clientX, event.clientY, offsetAt(marker, event.clientX, event.clientY));
  if (inside && chosen.first === sentence.index && chosen.last === sentence.index) {
    chooseNothing(marker);
    if (marks.length && !chosen.fresh) openCard(marks, event, sentence);
    return;
  }
  if (marks.length && !inside) {
    chooseNothing(marker);
    moveCursor(marker, sentence.index);
    openCard(marks, event, sentence);
    return;
  }
  chooseSentences(marker, sentence.index, sentence.index);
}

function nearEnough(chosen, index) {
  return index >= chosen.first - EXTENDS && index <= chosen.last + EXTENDS;
}

function dropFocusRing(marker, index) {
  moveCursor(marker, index);
  marker.dom.sentences[index].focus({ preventScroll: true, focusVisible: false });
}

function adoptSelection(marker, keepIt = false) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return false;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(marker.dom.text)) return false;
  const found = wholeWords(marker.text, ...offsetsOf(marker, range));
  if (!keepIt) selection.removeAllRanges();
  if (!found) return false;
  marker.anchor = null;
  choose(marker, found.start, found.end);
  return true;
}

function offsetsOf(marker, range) {
  const { sentences } = marker.text;
  let start = offsetOf(marker, range.startContainer, range.startOffset);
  let end = offsetOf(marker, range.endContainer, range.endOffset);
  if (start === null) start = sentences[marker.dom.sentences.findIndex((element) => range.intersectsNode(element))]?.start ?? 0;
  if (end === null) end = sentences[marker.dom.sentences.findLastIndex((element) => range.intersectsNode(element))]?.end ?? 0;
  return [start, end];
}
