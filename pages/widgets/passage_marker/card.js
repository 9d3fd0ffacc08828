// The card of a mark: which codes lie on these words, a memo, where the mark begins and ends, taking it away.

import { USUAL_AUDIENCE, audienceChoice, audienceIn } from "./audience.js";
import { codeSign, fill, make, nameOf, whenQuiet } from "./elements.js";
import { shortened, stepBoundary, stretchAt, wordsOf } from "./offsets.js";
import { rangesOf } from "./text_view.js";

const LONGEST_MEMO = 2000;
const QUIET = 900; // ms
const ROOM = 30; // px, for the handles

/** Make the card; `act` has memo, move, takeBack, chooseAgain, draft. Gives {open, close, refresh}. */
export function makeCard(marker, act) {
  const { labels, dom } = marker;
  const card = { lines: [], line: null, sentence: null, opener: null };
  const saveMemo = whenQuiet(() => writeMemo(), QUIET);
  const saveBounds = whenQuiet(() => commit(), QUIET);
  dom.card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    card.close(true);
  });

  card.open = (marks, point, sentence, focusOn) => {
    card.close();
    card.lines = marks.map((mark) => act.line(mark.id));
    card.line = card.lines[0];
    card.sentence = sentence;
    card.opener = document.activeElement;
    render();
    dom.card.showPopover();
    place(marker, marks[0], point);
    const target = focusOn === "bounds" ? dom.card.querySelector(".mm-bounds button") : dom.card.querySelector(focusOn === "memo" ? "textarea" : ".mm-close");
    target?.focus({ preventScroll: true });
  };
  card.close = (backToOpener = false) => {
    if (!card.line) return;
    saveMemo.now();
    saveBounds.now();
    card.line = null;
    act.draft(null);
    dom.card.hidePopover();
    dom.root.style.setProperty("--mm-sheet", "0px");
    if (backToOpener) card.opener?.focus?.({ preventScroll: true });
  };
  card.refresh = () => {
    if (card.line && !card.lines.some((line) => marker.marks.has(line.id))) card.close(true);
    else if (card.line && !marker.marks.has(card.line.id)) show(card.lines.find((line) => marker.marks.has(line.id)));
    else if (card.line) showWords();
  };
  card.drag = (bounds, done) => {
    act.draft({ id: card.line.id, ...bounds });
    showWords();
    if (done) commit();
  };
  window.addEventListener("pagehide", () => (saveMemo.now(), saveBounds.now()), { signal: marker.stopping });

  function show(line) {
    saveMemo.now();
    saveBounds.now();
    card.line = line;
    render();
  }
  function render() {
    const mark = marker.marks.get(card.line.id);
    act.draft({ id: mark.id, start: mark.start, end: mark.end });
    const code = marker.codes.get(mark.code);
    const tabs = card.lines.filter((line) => marker.marks.has(line.id));
    dom.card.setAttribute("aria-label", code ? nameOf(code) : labels.unknown_code);
    dom.card.style.setProperty("--mm-colour", code?.colour || "#6e6e6e");
    dom.card.replaceChildren(
      make(
        "div",
        { class: "mm-card-top" },
        make("h2", { class: "mm-title" }, ...(code ? codeSign(code) : [labels.unknown_code])),
        make("button", { class: "mm-round mm-close", type: "button", "aria-label": labels.close, title: labels.close, onclick: () => card.close(true) }, "✕"),
      ),
      tabs.length > 1 ? make("div", { class: "mm-tabs", role: "group", "aria-label": labels.codes_here }, ...tabs.map(tab)) : "",
      make("p", { class: "mm-quote" }),
      bounds(),
      memoField(mark),
      make(
        "div",
        { class: "mm-card-foot" },
        card.sentence ? make("button", { class: "mm-button", type: "button", onclick: () => another() }, `+ ${labels.another_code}`) : null,
        marker.data.practice ? null : make("button", { class: "mm-button", type: "button", onclick: () => quote() }, `❝ ${labels.quote_short}`),
        make("button", { class: "mm-button mm-away", type: "button", onclick: () => act.takeBack(marker.marks.get(card.line.id)) }, labels.take_away),
      ),
    );
    showWords();
  }
  function tab(line) {
    const code = marker.codes.get(marker.marks.get(line.id).code);
    return make("button", { class: "mm-tab", type: "button", "aria-pressed": String(line === card.line), style: `--mm-colour:${code?.colour || "#6e6e6e"}`, onclick: () => show(line) }, ...(code ? codeSign(code) : [labels.unknown_code]));
  }
  function memoField(mark) {
    const typed = () => (part.classList.toggle("mm-has-memo", Boolean(field.value.trim())), saveMemo());
    const field = make("textarea", { rows: 2, maxlength: LONGEST_MEMO, dir: "auto", placeholder: labels.memo_hint, oninput: typed, onchange: () => saveMemo.now() });
    field.value = mark.memo;
    const part = make("div", { class: mark.memo ? "mm-memo-part mm-has-memo" : "mm-memo-part" }, make("label", { class: "mm-memo" }, make("span", {}, labels.memo), field), audienceChoice(labels, mark.audience, writeMemo));
    return part;
  }
  function bounds() {
    const button = (edge, by, label, sign) => make("button", { class: "mm-button", type: "button", "aria-label": label, title: label, onclick: () => stepTo(edge, by) }, sign);
    const keys = (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      stepTo(event.shiftKey ? "start" : "end", by);
    };
    return make(
      "div",
      { class: "mm-bounds", role: "group", "aria-label": labels.change_boundaries, onkeydown: keys },
      make("span", { class: "mm-bound" }, make("span", {}, labels.begins), button("start", -1, labels.begin_earlier, "◀"), button("start", 1, labels.begin_later, "▶")),
      make("span", { class: "mm-bound" }, make("span", {}, labels.ends), button("end", -1, labels.end_earlier, "◀"), button("end", 1, labels.end_later, "▶")),
    );
  }
  function stepTo(edge, by) {
    act.draft({ id: card.line.id, ...stepBoundary(marker.text, marker.draft, edge, by) });
    showWords();
    saveBounds();
  }
  function commit() {
    const { draft } = marker;
    const mark = draft && marker.marks.get(draft.id);
    if (mark && (mark.start !== draft.start || mark.end !== draft.end)) act.move(mark, draft.start, draft.end);
    if (mark && card.line) act.draft({ id: card.line.id, start: draft.start, end: draft.end });
  }
  function writeMemo() {
    const mark = card.line && marker.marks.get(card.line.id);
    const words = dom.card.querySelector("textarea")?.value.trim();
    if (!mark || words === undefined) return;
    const audience = audienceIn(dom.card);
    if (words !== mark.memo || (words && audience !== (mark.audience ?? USUAL_AUDIENCE))) act.memo(mark, words, audience);
  }
  function showWords() {
    const mark = marker.marks.get(card.line.id);
    const { start, end } = marker.draft ?? mark;
    const words = shortened(wordsOf(marker.text, start, end), 160);
    dom.card.querySelector(".mm-quote").replaceChildren(`“${words}”`, mark.error ? make("strong", { class: "mm-error" }, fill(labels.refused_because, { reason: mark.error })) : "");
  }
  function quote() {
    const { start, end } = marker.draft ?? marker.marks.get(card.line.id);
    card.close();
    act.quote({ start, end });
  }
  function another() {
    const sentence = card.sentence;
    card.close();
    act.chooseAgain(sentence);
  }
  return card;
}

/** Put the card below the mark, or above it, so that its words and handles stay free; on a narrow screen it is a sheet. */
function place(marker, mark, point) {
  const { card, root, sentences } = marker.dom;
  if (root.classList.contains("mm-narrow")) {
    card.style.inset = "";
    root.style.setProperty("--mm-sheet", `${card.offsetHeight}px`);
    sentences[stretchAt(marker.text.sentences, mark.end - 1).index].scrollIntoView({ block: "nearest" });
    return;
  }
  const lines = rangesOf(marker, mark.start, mark.end, true).flatMap((range) => Array.from(range.getClientRects()));
  const top = Math.min(...lines.map((line) => line.top)) - ROOM - card.offsetHeight;
  const bottom = Math.max(...lines.map((line) => line.bottom)) + ROOM;
  const fits = bottom + card.offsetHeight < innerHeight - 8;
  const below = fits || top < 8;
  // Where there is room neither below nor above it goes to the side, over the codes rather than over the words.
  const left = below && !fits ? innerWidth : (point?.clientX || lines[0].left + 20) - 40;
  const across = Math.max(8, Math.min(left, innerWidth - card.offsetWidth - 8));
  const down = below ? Math.min(bottom, innerHeight - card.offsetHeight - 8) : top;
  card.style.inset = `${down}px auto auto ${across}px`;
}
