// What somebody can do with marks. Each act is on the screen before anything is sent; the outbox does the rest.

import { forget, lineOf, redo, step, undo } from "./changes.js";
import { choose, chooseNothing, chooseSentences, moveCursor } from "./choosing.js";
import { marksOnChosen } from "./codes_panel.js";
import { fill, isolated, nameOf } from "./elements.js";
import { newId } from "./ids.js";
import { stretchAt } from "./offsets.js";
import { paintOne } from "./painting.js";

const REPEAT = 600; // ms; the second tap of a trembling hand does not take the mark back
const FLASH = 1_600; // ms
const PLACED = new Set(["code", "move", "note", "propose", "quote"]); // what says where, in the text as it was then

/** The acts of one marker; `parts` holds card, draw and the like, filled in as they are made. */
export function actsOf(marker, parts) {
  const { labels } = marker;
  let last = { code: null, at: 0 };
  const send = (operations) => {
    const version = marker.text.version;
    const placed = operations.map((one) => (PLACED.has(one.op) ? { ...one, version } : one));
    if (placed.length) marker.outbox.add(placed);
  };
  const change = (mark, after) => send(step(marker.history, lineOf(marker.history, mark.id), snapshot(mark), after, newId));
  const act = {
    send,
    line: (id) => lineOf(marker.history, id),
    memo: (mark, text, audience) => change(mark, { ...snapshot(mark), memo: text, audience }),
    move: (mark, start, end) => change(mark, { ...snapshot(mark), start, end }),
    takeBack: (mark) => {
      change(mark, null);
      marker.say(fill(labels.taken_away, { code: isolated(signOf(mark)) }));
    },
    code: (code) => {
      if (!code) return;
      if (!marker.chosen) {
        marker.say(labels.choose_first);
        return;
      }
      const now = performance.now();
      if (last.code === code && last.chosen === marker.chosen && now - last.at < REPEAT) return;
      last = { code, chosen: marker.chosen, at: now };
      const there = marksOnChosen(marker).find((mark) => mark.code === code.code_id);
      if (there) {
        act.takeBack(there);
        return;
      }
      const { start, end } = marker.chosen;
      marker.chosen.fresh = false;
      send(step(marker.history, { id: null }, null, { code: code.code_id, start, end, memo: "" }, newId));
      marker.say(fill(labels.marked_as, { code: isolated(nameOf(code)) }));
    },
    undo: () => {
      parts.card.close();
      const operations = undo(marker.history, newId);
      send(operations);
      if (operations.length) marker.say(labels.undone);
    },
    redo: () => {
      parts.card.close();
      const operations = redo(marker.history, newId);
      send(operations);
      if (operations.length) marker.say(labels.redone);
    },
    tryAgain: (id) => marker.outbox.tryAgain(id),
    giveUp: async (id) => {
      const entry = marker.outbox.entries.find((one) => one.id === id);
      forget(marker.history, entry.op === "code" || entry.op === "move" ? id : entry.coding);
      await marker.outbox.remove(id);
      marker.fetchMarks();
    },
    marksHere: () => marksHere(marker),
    openCard: (marks, event, sentence) => parts.card.open(marks, event, sentence),
    closeCard: () => parts.card.close(true),
    quote: (words = marker.chosen) => marker.data.practice || parts.quoting.open(words),
    openMark: (mark, focusOn) => {
      act.goTo(mark);
      parts.card.open([mark], null, null, focusOn);
    },
    chooseWords: ({ start, end }) => {
      parts.card.close();
      choose(marker, start, end);
    },
    chooseAgain: (sentence) => chooseSentences(marker, sentence.index, sentence.index),
    draft: (draft) => {
      marker.draft = draft;
      parts.paintAll();
    },
    goTo: (mark) => {
      const { index } = stretchAt(marker.text.sentences, mark.start);
      chooseNothing(marker);
      moveCursor(marker, index);
      marker.dom.sentences[index].scrollIntoView({ block: "center" });
      marker.dom.sentences[index].focus({ preventScroll: true });
      paintOne(marker, "mm-spoken", mark, 12);
      setTimeout(() => paintOne(marker, "mm-spoken", null, 12), FLASH);
    },
    finish: (finished) => send([{ op: "finished", id: newId(), finished }]),
  };
  return act;

  function signOf(mark) {
    const code = marker.codes.get(mark.code);
    return code ? nameOf(code) : labels.unknown_code;
  }
}

function snapshot({ code, start, end, memo, audience }) {
  return { code, start, end, memo, audience };
}

function marksHere(marker) {
  const exact = marksOnChosen(marker);
  if (exact.length) return exact;
  const here = marker.chosen ?? marker.text.sentences[marker.cursor];
  return [...marker.marks.values()].filter((mark) => mark.start < here.end && mark.end > here.start).sort((a, b) => a.end - a.start - (b.end - b.start));
}
