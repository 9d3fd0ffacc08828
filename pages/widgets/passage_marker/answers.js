// What a reader can say besides codes: "I don't know" and "Let's talk about this" mark a passage for the table; "This
// touches me" and "I know this person" are in caring.js. They wait in the outbox like marks do.

import { counted, fill, make } from "./elements.js";
import { newId } from "./ids.js";
import { shortened, wordsOf } from "./offsets.js";

const ANSWER_SIGNS = { dont_know: "?", lets_talk: "💭", touches_me: "♡", knows_person: "👤" };
const ABOUT_WORDS = ["dont_know", "lets_talk"];
const LONGEST_WORDS = 1000;
const ANSWER_COLOUR = "#5a554c";

/** The answers for the table by id: those the server has, [id, kind, start, end, text], with the outbox applied. */
export function answersNow(saved, entries) {
  const answers = new Map(saved.map(([id, kind, start, end, text]) => [id, { id, kind, start, end, text, state: "saved" }]));
  for (const { op, id, kind, start, end, text = "", answer, error } of entries) {
    if (op === "answer" && ABOUT_WORDS.includes(kind)) answers.set(id, { id, kind, start, end, text, state: error ? "refused" : "saving" });
    else if (op === "answer_end" && !error) answers.delete(answer);
  }
  return answers;
}

/** The answers that the server has, after this operation was saved. */
export function savedAnswers(saved, operation) {
  return [...answersNow(saved ?? [], [operation]).values()].map(({ id, kind, start, end, text }) => [id, kind, start, end, text]);
}

/** What an answer is called. */
export function answerName({ labels }, kind) {
  return { dont_know: labels.dont_know, lets_talk: labels.lets_talk, touches_me: labels.touches_me, knows_person: labels.knows_person }[kind];
}

/** An answer as the bars in the margin take it. */
export function answerBars(marker) {
  return [...(marker.answers?.values() ?? [])].map((one) => ({ ...one, sign: ANSWER_SIGNS[one.kind], colour: ANSWER_COLOUR }));
}

/**
 * Make the row beside the codes and the list below the text; `act` has send and goTo, `caring` opens what touches and
 * whom one knows. Gives {place, changed, show, fit}: put the row
 * in its place, see and show what changed, show what the chosen words have.
 */
export function makeAnswers(marker, act, caring) {
  const { labels, dom } = marker;
  const buttons = new Map();
  const button = (kind, work) => {
    const made = make("button", { class: `mm-answer mm-answer-${kind}`, type: "button", onclick: work }, make("span", { class: "mm-answer-sign", "aria-hidden": "true" }, ANSWER_SIGNS[kind]), make("span", {}, answerName(marker, kind)));
    buttons.set(kind, made);
    return made;
  };
  const row = make(
    "div",
    { class: "mm-answers", role: "group", "aria-label": labels.other_answers },
    ...ABOUT_WORDS.map((kind) => button(kind, () => toggle(kind))),
    button("touches_me", caring.touches),
    button("knows_person", caring.knows),
  );
  const words = makeTalk(marker, (one, text) => say(one, text));
  const rows = make("ul", { class: "mm-rows" });
  const summary = make("summary", {});
  const list = make("details", { class: "mm-for-table", hidden: true }, summary, rows);
  dom.list.after(list);
  let shown = "";

  function onChosen(kind) {
    const { chosen } = marker;
    return chosen ? [...marker.answers.values()].find((one) => one.kind === kind && one.start === chosen.start && one.end === chosen.end) : undefined;
  }
  function toggle(kind) {
    if (!marker.chosen) {
      marker.say(labels.choose_first);
      dom.hint.classList.add("mm-look");
      setTimeout(() => dom.hint.classList.remove("mm-look"), 2_000);
      return;
    }
    const there = onChosen(kind);
    if (there) {
      end(there);
      return;
    }
    const { start, end: until } = marker.chosen;
    act.send([{ op: "answer", id: newId(), kind, start, end: until, text: "", version: marker.text.version }]);
    marker.say(fill(labels.answered, { answer: answerName(marker, kind) }));
  }
  function end(one) {
    act.send([{ op: "answer_end", id: newId(), answer: one.id }]);
    marker.say(fill(labels.taken_away, { code: answerName(marker, one.kind) }));
  }
  function say(one, text) {
    if (!marker.answers.has(one.id) || text === one.text) return;
    const { kind, start, end: until } = one;
    act.send([
      { op: "answer_end", id: newId(), answer: one.id },
      { op: "answer", id: newId(), kind, start, end: until, text, version: marker.text.version },
    ]);
  }
  function fit() {
    for (const kind of ABOUT_WORDS) buttons.get(kind).setAttribute("aria-pressed", String(Boolean(onChosen(kind))));
    words.show(onChosen("lets_talk"));
  }
  function changed() {
    const answers = answersNow(marker.savedAnswers ?? [], marker.outbox.entries);
    const now = [...answers.values()].map((one) => `${one.id}${one.text}${one.state}`).join();
    if (now === shown) return false;
    shown = now;
    marker.answers = answers;
    return true;
  }
  function show() {
    fit();
    list.hidden = !marker.answers.size;
    summary.textContent = `${labels.for_table} · ${counted(labels, "passages", marker.answers.size)}`;
    const had = rows.contains(document.activeElement);
    rows.replaceChildren(...[...marker.answers.values()].sort((a, b) => a.start - b.start).map(listed));
    if (had) (rows.querySelector("button") ?? summary).focus();
  }
  function listed(one) {
    const quote = shortened(wordsOf(marker.text, one.start, one.end), 70);
    const press = (label, work) => make("button", { class: "mm-button", type: "button", "aria-label": `${label}: ${answerName(marker, one.kind)}, ${quote}`, onclick: work }, label);
    return make(
      "li",
      { class: `mm-row mm-${one.state}`, style: `--mm-colour:${ANSWER_COLOUR}` },
      make("div", { class: "mm-row-words" }, make("strong", {}, `${ANSWER_SIGNS[one.kind]} ${answerName(marker, one.kind)}`), make("span", {}, ` “${quote}”`), one.text ? make("em", { class: "mm-row-memo", dir: "auto" }, one.text) : null),
      make("div", { class: "mm-row-buttons" }, press(labels.go_to, () => act.goTo(one)), press(labels.take_away, () => end(one))),
    );
  }
  return { place: () => marker.data.practice || dom.codes.append(make("div", { class: "mm-answering" }, row, words.element)), changed, show, fit };
}

/** The field for what one would like to talk about: there when the chosen words are for the table, never asked for. */
function makeTalk(marker, say) {
  const field = make("textarea", { rows: 2, maxlength: LONGEST_WORDS, dir: "auto", onchange: () => save() });
  const element = make("label", { class: "mm-memo mm-talk", hidden: true }, make("span", {}, marker.labels.talk_about), field);
  let one = null;
  function save() {
    if (one) say(one, field.value.trim());
  }
  return {
    element,
    show: (now) => {
      const same = one && now && one.start === now.start && one.end === now.end;
      if (!same && document.activeElement === field) save();
      one = now ?? null;
      element.hidden = !one;
      if (!same || document.activeElement !== field) field.value = one?.text ?? "";
    },
  };
}
