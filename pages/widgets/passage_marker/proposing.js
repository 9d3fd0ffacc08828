// Proposing a code from the chosen words, in one's own words. It waits in the outbox like a mark, and can be taken back.

import { fill, isolated, make } from "./elements.js";
import { newId } from "./ids.js";
import { shortened, wordsOf } from "./offsets.js";

const LONGEST_CODE_NAME = 200;
const LONGEST_MEANING = 2000;

/** One's own proposals here: those the server has, [id, start, end, name, state], with the outbox applied. */
export function proposalsNow(saved, entries) {
  const proposals = new Map(saved.map(([id, start, end, name, state]) => [id, { id, start, end, name, state }]));
  for (const entry of entries) applyProposal(proposals, entry);
  return [...proposals.values()];
}

/** Apply one operation to proposals by id, in place. */
export function applyProposal(proposals, { op, id, proposal, start, end, name, error }) {
  if (op === "propose") proposals.set(id, { id, start, end, name, state: error ? "refused" : "open" });
  else if (op === "withdraw" && !error) proposals.delete(proposal);
}

/** The proposals that the server has, after this operation was saved. */
export function savedProposals(saved, operation) {
  return proposalsNow(saved ?? [], [operation]).map(({ id, start, end, name, state }) => [id, start, end, name, state]);
}

/** Make the form and the list of one's own proposals; `act` has send, goTo. Gives {place, show}: beside the codes, and anew. */
export function makeProposing(marker, act) {
  const { labels, dom } = marker;
  const list = make("ul", { class: "mm-rows mm-proposals" });
  const button = make("button", { class: "mm-button mm-new-code", type: "button", onclick: () => open() }, `+ ${labels.new_code}`);
  const form = proposalForm(marker, send, close);
  let listed = null;

  function open() {
    if (!marker.chosen) {
      marker.say(labels.choose_first);
      dom.hint.classList.add("mm-look");
      setTimeout(() => dom.hint.classList.remove("mm-look"), 2_000);
      return;
    }
    form.open(marker.chosen);
  }
  function close() {
    form.close();
    button.focus({ preventScroll: true });
  }
  function send(name, meaning, { start, end }) {
    act.send([{ op: "propose", id: newId(), start, end, name, meaning }]);
    marker.say(fill(labels.proposed, { name: isolated(name) }));
    close();
  }
  function show() {
    const now = proposalsNow(marker.savedProposals ?? [], marker.outbox.entries);
    const key = JSON.stringify(now);
    if (key === listed) return;
    listed = key;
    list.hidden = !now.length;
    list.replaceChildren(...now.map((one) => proposalRow(marker, act, one)));
  }
  return { place: () => marker.data.practice || dom.codes.append(make("div", { class: "mm-proposing" }, button, list)), show };
}

function proposalRow(marker, act, one) {
  const { labels } = marker;
  const said = { open: labels.proposal_open, refused: labels.proposal_refused, accepted: labels.proposal_accepted, joined: labels.proposal_joined, not_now: labels.proposal_not_now };
  const back = () => {
    act.send([{ op: "withdraw", id: newId(), proposal: one.id }]);
    marker.say(fill(labels.proposal_taken_back, { name: isolated(one.name) }));
  };
  const buttons = [
    make("button", { class: "mm-button", type: "button", onclick: () => act.goTo(one) }, labels.go_to),
    one.state === "open" ? make("button", { class: "mm-button", type: "button", onclick: back }, labels.take_back) : null,
  ];
  return make("li", { class: "mm-row mm-proposal" }, make("strong", {}, make("bdi", {}, one.name)), make("span", { class: "mm-row-memo" }, said[one.state] ?? ""), make("div", { class: "mm-row-buttons" }, ...buttons));
}

function proposalForm(marker, send, close) {
  const { labels, dom } = marker;
  const quote = make("p", { class: "mm-quote" });
  const name = make("input", { class: "mm-field", type: "text", maxlength: LONGEST_CODE_NAME, dir: "auto", autocomplete: "off", required: true });
  const meaning = make("textarea", { class: "mm-field", rows: 3, maxlength: LONGEST_MEANING, dir: "auto" });
  const missing = make("p", { class: "mm-error", role: "alert" });
  let chosen = null;
  const submit = (event) => {
    event.preventDefault();
    const words = name.value.trim();
    missing.textContent = words ? "" : labels.new_code_needs_name;
    if (words) send(words, meaning.value.trim(), chosen);
    else name.focus();
  };
  const box = make(
    "div",
    { class: "mm-card mm-propose", role: "dialog", popover: "manual", "aria-label": labels.new_code, onkeydown: (event) => (event.key === "Escape" ? (event.stopPropagation(), close()) : event.stopPropagation()) },
    make(
      "form",
      { onsubmit: submit, novalidate: true },
      make("div", { class: "mm-card-top" }, make("h2", { class: "mm-title" }, labels.new_code_title), make("button", { class: "mm-round mm-close", type: "button", "aria-label": labels.close, title: labels.close, onclick: close }, "✕")),
      quote,
      make("label", { class: "mm-memo" }, make("span", {}, labels.new_code_name), name),
      missing,
      make("label", { class: "mm-memo" }, make("span", {}, labels.new_code_meaning), meaning),
      make("p", { class: "mm-hint" }, labels.new_code_after),
      make("div", { class: "mm-card-foot" }, make("button", { class: "mm-button mm-finish", type: "submit" }, labels.propose), make("button", { class: "mm-button", type: "button", onclick: close }, labels.cancel)),
    ),
  );
  dom.root.append(box);
  return {
    open: (words) => {
      chosen = { start: words.start, end: words.end };
      quote.textContent = `“${shortened(wordsOf(marker.text, chosen.start, chosen.end), 160)}”`;
      missing.textContent = "";
      if (!box.matches(":popover-open")) box.showPopover();
      name.focus({ preventScroll: true });
    },
    close: () => {
      if (box.matches(":popover-open")) box.hidePopover();
      name.value = meaning.value = "";
    },
  };
}
