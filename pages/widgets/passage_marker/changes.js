// What is on the screen is what the server has, plus what has not been saved yet, applied in order. So nothing that
// waits or was refused can get lost from view, and removing a refused change shows again what the server has.

import { USUAL_AUDIENCE } from "./audience.js";

/** The marks by id: `saved` with the `entries` of the outbox applied. Each mark tells its `state` and, if refused, `error`. */
export function marksNow(saved, entries) {
  const marks = new Map();
  for (const mark of saved.values()) marks.set(mark.id, { ...mark, state: "saved" });
  for (const entry of entries) apply(marks, entry, entry.error ? { state: "refused", error: entry.error } : { state: "saving" });
  return marks;
}

/** Apply one operation to marks by id, in place; `with_` goes into the mark that it touches. */
export function apply(marks, operation, with_ = {}) {
  const old = marks.get(operation.coding);
  if (operation.op === "code") {
    const { id, code, start, end } = operation;
    marks.set(id, { id, code, start, end, memo: "", ...with_ });
  } else if (operation.op === "take_back" && old) {
    if (with_.state === "refused") marks.set(old.id, { ...old, ...with_ });
    else marks.delete(old.id);
  } else if (operation.op === "move" && old) {
    marks.delete(old.id);
    marks.set(operation.id, { ...old, id: operation.id, start: operation.start, end: operation.end, ...with_ });
  } else if (operation.op === "memo" && old) {
    marks.set(old.id, { ...old, memo: operation.text, audience: operation.audience, ...with_ });
  }
}

/** What undo and redo need: `line.id` is a mark's id through all its changes, null while there is no mark. */
export function emptyHistory() {
  return { done: [], undone: [], lines: new Map() };
}

/** The line that the mark with this id belongs to. */
export function lineOf(history, id) {
  if (!history.lines.has(id)) history.lines.set(id, { id });
  return history.lines.get(id);
}

/** Do something new: from `before` to `after` ({code, start, end, memo}, or null for no mark); gives its operations. */
export function step(history, line, before, after, newId) {
  const operations = transition(history, line, before, after, newId);
  if (operations.length) {
    history.done.push({ line, before, after });
    history.undone = [];
  }
  return operations;
}

/** The operations that undo the last step, [] when there is none. */
export function undo(history, newId) {
  const last = history.done.pop();
  if (!last) return [];
  history.undone.push(last);
  return transition(history, last.line, last.after, last.before, newId);
}

/** The operations that do again what was undone last, [] when there is none. */
export function redo(history, newId) {
  const last = history.undone.pop();
  if (!last) return [];
  history.done.push(last);
  return transition(history, last.line, last.before, last.after, newId);
}

/** Forget the steps of a mark whose change was refused and given up. */
export function forget(history, id) {
  const line = history.lines.get(id);
  history.done = history.done.filter((one) => one.line !== line);
  history.undone = history.undone.filter((one) => one.line !== line);
  for (const [known, of] of history.lines) if (of === line) history.lines.delete(known);
}

function transition(history, line, before, after, newId) {
  const operations = [];
  if (!after) return before ? [{ op: "take_back", id: newId(), coding: line.id }] : [];
  if (!before) {
    line.id = newId();
    operations.push({ op: "code", id: line.id, code: after.code, start: after.start, end: after.end });
  } else if (before.start !== after.start || before.end !== after.end) {
    const moved = newId();
    operations.push({ op: "move", id: moved, coding: line.id, start: after.start, end: after.end });
    line.id = moved;
  }
  history.lines.set(line.id, line);
  const other = after.memo && (before?.audience ?? USUAL_AUDIENCE) !== (after.audience ?? USUAL_AUDIENCE);
  if (other || (before?.memo ?? "") !== after.memo) operations.push({ op: "memo", id: newId(), coding: line.id, text: after.memo, audience: after.audience ?? USUAL_AUDIENCE });
  return operations;
}
