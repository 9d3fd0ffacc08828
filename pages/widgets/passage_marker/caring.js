// Two answers that are about the reader: "This touches me" (a pause, somebody to call, carry on or hand back) and "I know
// this person" (the interview leaves the list at once). And the page that is left when an interview is no longer theirs.

import { counted, make } from "./elements.js";
import { newId } from "./ids.js";
import { chooseNothing } from "./choosing.js";

/**
 * Make the two panels; `act` has send. Gives {touches, knows, look, takenBack}: open them, see
 * whether the interview is gone, and say that it is.
 */
export function makeCaring(marker, act) {
  const { labels, dom } = marker;
  const panel = make("dialog", { class: "mm-panel", "aria-labelledby": "mm-panel-title" });
  dom.root.append(panel);
  let answer = null;

  function open(title, ...parts) {
    panel.replaceChildren(make("h2", { class: "mm-title", id: "mm-panel-title", tabindex: -1 }, title), ...parts);
    if (!panel.open) panel.showModal();
    panel.querySelector("h2").focus();
  }
  const close = () => panel.close();
  const press = (label, work, kind = "") => make("button", { class: `mm-button ${kind}`, type: "button", onclick: work }, label);
  const told = (words) => make("p", {}, words);
  const choice = (...buttons) => make("div", { class: "mm-panel-choice" }, ...buttons);

  function touches() {
    const { chosen } = marker;
    const place = chosen ? { start: chosen.start, end: chosen.end, version: marker.text.version } : {};
    answer = newId();
    act.send([{ op: "answer", id: answer, kind: "touches_me", ...place }]);
    calm();
  }
  function calm() {
    open(
      labels.touches_title,
      told(labels.touches_words),
      whomToCall(marker),
      choice(press(labels.carry_on, () => goOn("carry_on"), "mm-finish"), make("a", { class: "mm-button", href: marker.data.list_url, target: "_top", onclick: () => goOn("pause") }, labels.pause), press(labels.hand_back, askBack)),
      make("p", { class: "mm-hint" }, labels.touches_private),
    );
  }
  function goOn(outcome) {
    act.send([{ op: "how_on", id: newId(), answer, outcome }]);
    close();
  }
  function askBack() {
    open(labels.hand_back_title, told(labels.hand_back_words), choice(press(labels.hand_back_yes, () => goOn("hand_back"), "mm-finish"), press(labels.go_back, calm)));
  }
  function knows() {
    const yes = () => {
      act.send([{ op: "knows_person", id: newId() }]);
      close();
    };
    open(labels.knows_title, told(labels.knows_words), choice(press(labels.knows_yes, yes, "mm-finish"), press(labels.go_back, close)));
  }
  /** An interview that is no longer theirs goes from the screen at once; what waits is sent all the same. */
  function look() {
    const { entries } = marker.outbox;
    if (marker.outbox.gone) takenBack(marker.outbox.gone, true);
    else if (entries.some((one) => one.op === "knows_person" && !one.error)) leave(labels.left_known_title, labels.left_known);
    else if (entries.some((one) => one.op === "how_on" && one.outcome === "hand_back" && !one.error)) leave(labels.left_handed_back_title, labels.left_handed_back);
    else if (marker.outbox.phase === "withheld") takenBack();
  }
  /** `withdrawn`: why it is gone for good; then what was not saved is gone too, and that is said. */
  function takenBack(withdrawn, lost = marker.outbox.entries.length > 0) {
    if (withdrawn) leave(labels.withdrawn_title, lost ? `${withdrawn} ${labels.withdrawn_lost}` : withdrawn);
    else leave(labels.left_taken_back_title, labels.left_taken_back);
    if (withdrawn) marker.outbox.flush(); // the server says of each that it is gone, and it leaves this device
  }
  function leave(title, words) {
    if (marker.gone) return;
    marker.gone = true;
    if (panel.open) close();
    chooseNothing(marker);
    for (const part of [dom.text, dom.tools, dom.end, dom.list, dom.codes, dom.card, ...dom.root.querySelectorAll(".mm-for-table")]) part.remove();
    const heading = make("h2", { class: "mm-title", tabindex: -1 }, title);
    const list = make("a", { class: "mm-button mm-finish", href: marker.data.list_url, target: "_top" }, labels.to_my_interviews);
    dom.status.before(make("div", { class: "mm-left" }, heading, told(words), list));
    scrollTo(0, 0);
    heading.focus();
  }
  return { touches, knows, look, takenBack };
}

function whomToCall(marker) {
  const { labels, data } = marker;
  const { name, phone, sentence } = data.call ?? {};
  if (!name && !phone) return make("p", {}, labels.call_nobody);
  const number = phone ? make("a", { class: "mm-button mm-call", href: `tel:${phone.replace(/[^\d+]/g, "")}` }, make("span", { "aria-hidden": "true" }, "☎ "), `${labels.call} `, make("bdi", {}, name), " · ", make("bdi", {}, phone)) : make("p", {}, make("bdi", {}, name));
  return make("div", { class: "mm-panel-call" }, make("p", { dir: "auto" }, sentence || labels.call_words), number);
}

/** What the line at the foot says while changes wait for an interview that is not theirs now. */
export function withheldWords(labels, waiting) {
  return `${counted(labels, "kept", waiting)} ${labels.withheld}`;
}
