// The interview on the screen: turns with their speaker, sentences as options of a list box. It is built once and
// never changed by a mark; marks are painted over it.

import { answerName } from "./answers.js";
import { make, nameOf } from "./elements.js";
import { pointsIn, stretchAt, unitOf } from "./offsets.js";

/** Build the text into `marker.dom.text`. */
export function buildText(marker) {
  const { text, dom, labels } = marker;
  dom.sentences = [];
  dom.turns = text.turns.map((turn) => {
    const words = make("p", { class: "mm-words", role: "presentation" });
    turn.pieces.forEach((piece, i) => words.append(i % 2 ? piece : sentenceElement(marker, piece)));
    const bars = make("div", { class: "mm-bars", "aria-hidden": "true" });
    const label = make("div", { class: "mm-speaker", "aria-hidden": "true" }, turn.speaker.label);
    const named = { class: `mm-turn mm-${turn.speaker.role}`, role: "group", "aria-label": turn.speaker.label || labels.somebody };
    const element = make("div", { ...named, style: `--mm-lines:${Math.ceil(turn.text.length / 62)}` }, bars, label, words);
    return { element, bars, painted: "" };
  });
  const parts = document.createDocumentFragment();
  parts.append(...dom.turns.map((turn) => turn.element));
  dom.text.replaceChildren(parts);
}

function sentenceElement(marker, piece) {
  const number = marker.dom.sentences.length;
  const element = make("span", { class: "mm-s", role: "option", "aria-selected": "false", tabindex: number ? -1 : 0 }, piece);
  element.mmNumber = number;
  marker.dom.sentences.push(element);
  return element;
}

/** The text node and UTF-16 unit at a code point offset; `edge` "end" stays in the sentence that ends there. */
export function placeOf(marker, offset, edge = "start") {
  const sentence = stretchAt(marker.text.sentences, edge === "end" ? offset - 1 : offset);
  const within = Math.max(0, Math.min(offset, sentence.end) - sentence.start);
  return [marker.dom.sentences[sentence.index].firstChild, unitOf(sentence.text, within)];
}

/** One range per turn for [start, end), so that no speaker's label is painted. `live` makes ranges that can be measured. */
export function rangesOf(marker, start, end, live = false) {
  const { turns, sentences } = marker.text;
  const ranges = [];
  for (let number = stretchAt(turns, start).number; number < turns.length && turns[number].start < end; number++) {
    const from = Math.max(start, turns[number].start);
    const until = Math.min(end, sentences[turns[number].last].end);
    if (from >= until) continue;
    const [startContainer, startOffset] = placeOf(marker, from);
    const [endContainer, endOffset] = placeOf(marker, until, "end");
    const range = live ? document.createRange() : new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    if (live) {
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
    }
    ranges.push(range);
  }
  return ranges;
}

/** The code point offset of a place in the document; null outside a sentence. */
export function offsetOf(marker, node, unit) {
  const element = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".mm-s");
  if (!element || element.mmNumber === undefined || !marker.dom.text.contains(element)) return null;
  const sentence = marker.text.sentences[element.mmNumber];
  if (node.nodeType === Node.TEXT_NODE) return sentence.start + pointsIn(sentence.text, unit);
  return unit ? sentence.end : sentence.start;
}

/** The code point offset under a point of the screen; null when there are no words. */
export function offsetAt(marker, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return offsetOf(marker, caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? offsetOf(marker, range.startContainer, range.startOffset) : null;
}

/** The sentence that an event happened on; undefined when it is none. */
export function sentenceOf(marker, target) {
  const element = target.closest?.(".mm-s");
  return element && marker.dom.text.contains(element) ? marker.text.sentences[element.mmNumber] : undefined;
}

/** Say the codes of marked sentences in their names, for who does not see the paint; only what changed is touched. */
export function nameSentences(marker) {
  const { dom, labels, text } = marker;
  const names = new Map();
  for (const mark of [...marker.marks.values(), ...marker.answers.values()]) {
    const code = marker.codes.get(mark.code);
    for (let i = stretchAt(text.sentences, mark.start).index; i < text.sentences.length && text.sentences[i].start < mark.end; i++) {
      if (text.sentences[i].end <= mark.start) continue;
      if (!names.has(i)) names.set(i, new Set());
      names.get(i).add(mark.kind ? answerName(marker, mark.kind) : code ? nameOf(code) : labels.unknown_code);
    }
  }
  const before = dom.named ?? new Map();
  dom.named = new Map([...names].map(([i, codes]) => [i, [...codes].join(", ")]));
  for (const i of before.keys()) if (!dom.named.has(i)) dom.sentences[i].removeAttribute("aria-label");
  for (const [i, codes] of dom.named) {
    if (before.get(i) !== codes) dom.sentences[i].setAttribute("aria-label", `${text.sentences[i].text} (${labels.marked}: ${codes})`);
  }
}
