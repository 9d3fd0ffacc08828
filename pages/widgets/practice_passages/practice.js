// Practising passage by passage: read, choose a code, read what experienced coders chose, go on. All that is said comes
// from the server with the page, so an answer needs no waiting; what was answered travels as one growing list.

import { fill, make } from "../passage_marker/elements.js";
import { newId } from "../passage_marker/ids.js";

const NARROW = 45; // rem of our own width; below this the codes stand under the text
const practices = new WeakMap();

export default function practicePassages({ data, parentElement, setStateValue }) {
  let practice = practices.get(parentElement);
  const same = practice?.root.isConnected && practice.data.run_id === data.run_id;
  if (!same || JSON.stringify(practice.data.labels) !== JSON.stringify(data.labels)) {
    practice?.stop();
    practice = start(data, parentElement, practice?.data.run_id === data.run_id ? practice : null);
    practices.set(parentElement, practice);
  }
  practice.send = setStateValue;
  return () => setTimeout(() => parentElement.isConnected || practice.stop(), 0);
}

function start(data, parent, before) {
  const root = make("div", { class: "pp-root" });
  const practice = {
    data,
    root,
    answers: before?.answers ?? new Map(data.answers),
    log: before?.log ?? [],
    at: before?.at ?? Math.min(data.at, data.passages.length - 1),
  };
  const watcher = new ResizeObserver(() => lay(root));
  watcher.observe(root);
  practice.stop = () => {
    watcher.disconnect();
    root.remove();
  };
  root.addEventListener("keydown", (event) => pressed(practice, event));
  parent.append(root);
  show(practice);
  return practice;
}

/** Show the passage that one is at; `focus` is what the keyboard and the screen reader go to: "heading" or "said". */
function show(practice, focus = null) {
  const { data, root, at } = practice;
  const chosen = practice.answers.get(at);
  const panel = chosen === undefined ? questionPanel(practice) : feedbackPanel(practice, chosen);
  root.replaceChildren(top(practice), make("div", { class: "pp-columns" }, text(practice), panel));
  root.dataset.at = at + 1;
  lay(root);
  if (!focus) return;
  root.querySelector(focus === "heading" ? ".pp-heading" : ".pp-said")?.focus({ preventScroll: true });
  const target = focus === "said" && root.classList.contains("pp-narrow") ? root.querySelector(".pp-panel") : root;
  target.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
}

function top(practice) {
  const { data, at } = practice;
  const { labels, passages } = data;
  const place = fill(labels.place, { number: at + 1, count: passages.length });
  const back = make("button", { class: "pp-quiet", type: "button", hidden: at === 0, onclick: () => go(practice, at - 1) }, `${arrow(-1)} ${labels.back}`);
  return make(
    "div",
    { class: "pp-top" },
    make("h2", { class: "pp-heading", tabindex: -1 }, place),
    make("progress", { class: "pp-progress", max: passages.length, value: at + 1, "aria-label": place }),
    make("div", { class: "pp-tools" }, back, readButton(practice)),
  );
}

function text(practice) {
  const { data, at } = practice;
  const { labels } = data;
  const passage = data.passages[at];
  const turns = passage.turns.map((turn) =>
    make(
      "div",
      { class: `pp-turn pp-${turn.role}` },
      make("div", { class: "pp-speaker" }, turn.speaker),
      make(
        "p",
        {},
        turn.before,
        turn.marked ? make("mark", {}, hidden(`${labels.begins} `), turn.marked, hidden(` ${labels.ends} `)) : "",
        turn.after,
      ),
    ),
  );
  const known = () => end(practice, "knows_person");
  return make(
    "div",
    { class: "pp-text" },
    make("div", { class: "pp-turns", role: "group", "aria-label": labels.text, lang: data.language, dir: "auto" }, ...turns),
    data.can_know ? make("button", { class: "pp-quiet", type: "button", onclick: known }, labels.know) : "",
  );
}

function questionPanel(practice) {
  const { data, at } = practice;
  const { labels } = data;
  const passage = data.passages[at];
  const codes = data.codes.map((code) => chip(practice, code, passage.helped));
  return make(
    "div",
    { class: "pp-panel" },
    passage.hint ? make("p", { class: "pp-hint" }, passage.hint) : "",
    make("h3", { class: "pp-title", id: "pp-question" }, labels.question),
    make("div", { class: "pp-chips", role: "group", "aria-labelledby": "pp-question" }, ...codes),
    passage.helped ? "" : meanings(practice),
  );
}

function chip(practice, code, helped) {
  const help = helped && code.definition ? make("span", { class: "pp-help", id: `pp-help-${code.shortcut}` }, code.definition) : "";
  return make(
    "button",
    {
      class: code.extra ? "pp-chip pp-extra" : "pp-chip",
      type: "button",
      style: `--pp-colour:${code.colour}`,
      "aria-label": code.name,
      "aria-describedby": help ? help.id : null,
      "aria-keyshortcuts": code.shortcut,
      "data-choice": code.key,
      onclick: () => answer(practice, code.key),
    },
    make("span", { class: "pp-pictogram", "aria-hidden": "true" }, code.pictogram),
    make("span", { class: "pp-words" }, make("span", { class: "pp-name" }, code.name), help),
    make("kbd", { "aria-hidden": "true" }, code.shortcut.toUpperCase()),
  );
}

function meanings({ data }) {
  const lines = data.codes.filter((code) => code.definition).map((code) => {
    const about = [code.definition, code.belongs && fill(data.labels.belongs, { text: code.belongs }), code.belongs_not && fill(data.labels.belongs_not, { text: code.belongs_not })];
    return make("li", {}, make("b", {}, `${code.pictogram} ${code.name}`), ...about.filter(Boolean).map((one) => make("span", {}, one)));
  });
  return make("details", { class: "pp-meanings" }, make("summary", {}, data.labels.meanings), make("ul", {}, ...lines));
}

function feedbackPanel(practice, chosen) {
  const { data, at } = practice;
  const { labels } = data;
  const passage = data.passages[at];
  const last = at === data.passages.length - 1;
  return make(
    "div",
    { class: "pp-panel pp-feedback" },
    make("p", { class: "pp-said", tabindex: -1 }, passage.said[chosen]),
    make("h3", { class: "pp-title" }, passage.others),
    make("ul", { class: "pp-spread" }, ...passage.spread.map((one) => spreadLine(practice, one, chosen))),
    passage.why ? make("p", { class: "pp-why" }, make("span", { "aria-hidden": "true" }, "💡 "), passage.why) : "",
    make(
      "div",
      { class: "pp-buttons" },
      make("button", { class: "pp-button pp-main", type: "button", onclick: () => go(practice, at + 1) }, last ? labels.done : `${labels.next} ${arrow(1)}`),
      make("button", { class: "pp-button", type: "button", onclick: () => answer(practice, "") }, `↶ ${labels.again}`),
    ),
  );
}

function spreadLine({ data }, one, chosen) {
  const code = data.codes.find((known) => known.key === one.choice);
  return make(
    "li",
    { style: `--pp-colour:${code.colour}` },
    make("div", { class: "pp-line" }, make("span", { "aria-hidden": "true" }, `${code.pictogram} `), make("b", {}, code.name), ` · ${one.words}`, one.choice === chosen ? make("span", { class: "pp-yours" }, data.labels.yours) : ""),
    make("div", { class: "pp-bar", "aria-hidden": "true" }, make("span", { style: `width:${Math.round(100 * one.share)}%` })),
    one.reason ? make("p", {}, one.reason) : "",
  );
}

/** Answer the passage that one is at, or take the answer back with "". */
function answer(practice, choice) {
  const { at } = practice;
  if (choice) practice.answers.set(at, choice);
  else practice.answers.delete(at);
  practice.log.push([newId(), at, choice]);
  practice.send("answers", { run_id: practice.data.run_id, answers: practice.log });
  show(practice, choice ? "said" : "heading");
}

function go(practice, to) {
  const { passages } = practice.data;
  const open = passages.findIndex((_, place) => !practice.answers.has(place));
  if (to < passages.length) practice.at = to;
  else if (open >= 0) practice.at = open; // one that was taken back
  else {
    end(practice, "finished");
    return;
  }
  show(practice, "heading");
}

function end(practice, how) {
  practice.root.closest('[data-testid="stMain"]')?.scrollTo(0, 0); // what comes next is read from its top
  practice.send("ended", { run_id: practice.data.run_id, how });
}

function pressed(practice, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || practice.answers.has(practice.at)) return;
  const code = practice.data.codes.find((one) => one.shortcut === event.key.toLowerCase());
  if (!code) return;
  event.preventDefault();
  event.stopPropagation(); // the page's own shortcuts stay out of it
  answer(practice, code.key);
}

/** The button that has the passage read aloud, or what is said about it; the page's own voice does it. */
function readButton({ root, data }) {
  if (!globalThis.meerstemSpeech) return "";
  const read = () => root.querySelector(".pp-feedback, .pp-turns").dispatchEvent(new CustomEvent("meerstem-read", { bubbles: true }));
  return make("button", { class: "pp-quiet", type: "button", onclick: read }, `▷ ${data.labels.read_aloud}`);
}

function hidden(words) {
  return make("span", { class: "pp-hidden" }, words);
}

function lay(root) {
  root.classList.toggle("pp-narrow", root.clientWidth < NARROW * parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** The arrow that leads on (1) or back (-1) in the direction in which the page is read. */
function arrow(way) {
  return (document.documentElement.dir === "rtl") === way > 0 ? "←" : "→";
}

function calm() {
  return "calm" in document.documentElement.dataset || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
