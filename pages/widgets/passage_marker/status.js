// The one quiet line below the text: whether everything is saved, how many marks there are, undo. And, only when there
// is one, what was refused, why, and what can be done about it.

import { withheldWords } from "./caring.js";
import { codeSign, counted, fill, make } from "./elements.js";

const PATIENCE = 500; // ms; saving that is quicker than this is not worth a word

/** Make the line in `marker.dom.status`; `act` has undo, redo, tryAgain, giveUp. Gives `show()`. */
export function makeStatus(marker, act) {
  const { dom, labels } = marker;
  const state = make("span", { class: "mm-state", role: "status", "aria-live": "polite" });
  const count = make("span", { class: "mm-count" });
  const undo = make("button", { class: "mm-link", type: "button", onclick: act.undo, "aria-keyshortcuts": "Control+Z" }, `↶ ${labels.undo}`);
  const redo = make("button", { class: "mm-link", type: "button", onclick: act.redo, "aria-keyshortcuts": "Control+Y", "aria-label": labels.redo, title: labels.redo }, "↷ ", make("span", {}, labels.redo));
  const signIn = make("a", { class: "mm-link", href: marker.data.sign_in_url || "/", target: "_top" }, labels.sign_in);
  const refused = make("div", { class: "mm-refused", role: "alert" });
  dom.status.replaceChildren(refused, make("div", { class: "mm-line" }, make("span", { class: "mm-dot", "aria-hidden": "true" }), state, signIn, count, undo, redo));
  let since = 0;
  let timer = null;
  let listed = "";

  function show() {
    const { entries, phase, onDevice } = marker.outbox;
    const waiting = entries.filter((entry) => !entry.error);
    const refusals = entries.filter((entry) => entry.error);
    if (!waiting.length) since = 0;
    else if (!since) since = Date.now();
    const patient = !["offline", "signed-out", "withheld"].includes(phase) && Date.now() - since < PATIENCE;
    const name = refusals.length ? "refused" : !waiting.length || (patient && dom.status.dataset.state !== "offline") ? "saved" : phase === "idle" ? "sending" : phase;
    clearTimeout(timer);
    if (waiting.length && patient) timer = setTimeout(show, PATIENCE);
    dom.status.dataset.state = name;
    dom.status.dataset.waiting = waiting.length;
    const words = wordsFor(name, waiting.length, refusals.length, onDevice);
    if (state.textContent !== words) state.textContent = words;
    signIn.hidden = phase !== "signed-out";
    count.textContent = counted(labels, "marks", marker.marks.size);
    undo.disabled = !marker.history.done.length;
    redo.disabled = !marker.history.undone.length;
    redo.hidden = redo.disabled;
    list(refusals);
  }
  function wordsFor(name, waiting, refusals, onDevice) {
    if (name === "refused") return counted(labels, "refused", refusals);
    if (name === "saved") return labels.saved;
    if (name === "sending") return labels.saving;
    if (name === "withheld") return withheldWords(labels, waiting);
    const kept = onDevice ? counted(labels, "kept", waiting) : labels.keep_open;
    return `${name === "signed-out" ? labels.signed_out : labels.offline} ${kept}`;
  }
  function list(refusals) {
    const now = refusals.map((entry) => entry.id + entry.error).join(" ");
    if (now === listed) return;
    listed = now;
    refused.replaceChildren(...refusals.map(refusal));
  }
  function refusal(entry) {
    const mark = marker.marks.get(entry.op === "code" || entry.op === "move" ? entry.id : entry.coding);
    const code = mark && marker.codes.get(mark.code);
    return make(
      "div",
      { class: "mm-refusal" },
      make("p", {}, ...(code ? [...codeSign(code), " "] : entry.name ? [make("bdi", {}, entry.name), " "] : []), fill(labels.refused_because, { reason: entry.error })),
      make("button", { class: "mm-button", type: "button", onclick: () => act.tryAgain(entry.id) }, labels.try_again),
      make("button", { class: "mm-button", type: "button", onclick: () => act.giveUp(entry.id) }, labels.remove),
    );
  }
  return show;
}
