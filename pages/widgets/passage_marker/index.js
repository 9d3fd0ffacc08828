// The passage marker: reading an interview and marking passages with codes. The wrapper (__init__.py) joins these files
// into one module. Streamlit calls the function at the end at every rerun; only the first time anything is built.

import { actsOf } from "./acts.js";
import { makeAnswers, savedAnswers } from "./answers.js";
import { watchBars } from "./bars.js";
import { makeCard } from "./card.js";
import { makeCaring } from "./caring.js";
import { apply, emptyHistory, marksNow } from "./changes.js";
import { chooseNothing, watchChoosing } from "./choosing.js";
import { buildCodes, showFitting } from "./codes_panel.js";
import { make } from "./elements.js";
import { followWidth, makeFrame, showSheet } from "./frame.js";
import { makeHandles } from "./handles.js";
import { watchKeys } from "./keyboard.js";
import { makeList } from "./marks_list.js";
import { makeNoting } from "./noting.js";
import { readText } from "./offsets.js";
import { makeOutbox } from "./outbox.js";
import { layOutColours, paint, paintOne, wipe } from "./painting.js";
import { makeProposing, savedProposals } from "./proposing.js";
import { makeQuoting, savedQuotes } from "./quoting.js";
import { watchReading } from "./reading_place.js";
import { showRemark } from "./remarks.js";
import { sourceOf } from "./source.js";
import { makeReader } from "./speech.js";
import { makeStatus } from "./status.js";
import { buildText, nameSentences } from "./text_view.js";

const LOOK_AGAIN = 10_000; // ms between looks at what other windows did
const BESIDE = 50; // ms that the bars and lists beside the text wait for
const TRY_AGAIN = 3_000; // ms, when the text could not be fetched

const markers = new WeakMap();

function start(data, parent) {
  const stopper = new AbortController();
  const box = `${data.account_id}:${data.transcript_id}`;
  const marker = {
    data,
    labels: data.labels,
    text: null,
    saved: new Map(),
    marks: new Map(),
    answers: new Map(),
    chosen: null,
    draft: null,
    cursor: 0,
    anchor: null,
    finished: false,
    savings: 0,
    painted: new Map(),
    ones: new Map(), // name of a highlight → the one stretch that has it
    waitingWork: [],
    rangeMarks: new WeakMap(),
    history: emptyHistory(),
    stopping: stopper.signal,
  };
  marker.source = sourceOf(data, marker.labels, box);
  makeFrame(marker, parent);
  takeCodes(marker, data);
  const parts = {};
  marker.say = (words) => (marker.dom.live.textContent = words);
  marker.outbox = makeOutbox({
    ...marker.source,
    saved: (operation, answer) => noteSaved(marker, operation, answer),
    changed: () => parts.refresh?.(),
  });
  marker.fetchMarks = () => fetchMarks(marker, parts);
  marker.stop = () => {
    marker.outbox.stop();
    stopper.abort();
    wipe(marker);
    marker.dom.root.remove();
    markers.delete(parent);
  };
  marker.restart = () => {
    marker.stop();
    markers.set(parent, start(data, parent));
  };
  load(marker, parts);
  return marker;
}

async function load(marker, parts) {
  const { data, labels, dom, source } = marker;
  const [text, marks] = await Promise.all([source.text(), source.marks()]);
  if (marker.stopping.aborted) return;
  const failed = [text, marks].find((one) => one.kind !== "ok");
  if (failed) {
    const signIn = make("a", { href: data.sign_in_url || "/", target: "_top" }, labels.sign_in);
    const words = { offline: labels.no_text_yet, "signed-out": labels.signed_out, refused: failed.error || labels.no_text };
    dom.notice.replaceChildren(words[failed.kind], " ", failed.kind === "signed-out" ? signIn : "");
    if (failed.kind === "offline") setTimeout(() => marker.stopping.aborted || load(marker, parts), TRY_AGAIN);
    return;
  }
  dom.notice.remove();
  marker.text = readText(text.value);
  buildText(marker);
  furnish(marker, parts);
  takeMarks(marker, marks.value);
  parts.refresh();
  parts.reading.resume(marks.value.reached, marks.value.finished);
  dom.root.dataset.ready = "yes";
  await marker.outbox.open();
}

function furnish(marker, parts) {
  const { dom, labels } = marker;
  const act = actsOf(marker, parts);
  parts.paintAll = () => {
    paint(marker);
    parts.draw();
    parts.handles();
  };
  parts.card = makeCard(marker, act);
  parts.handles = makeHandles(marker, (bounds, done) => parts.card.drag(bounds, done));
  parts.draw = watchBars(marker, (id, event) => (marker.answers.has(id) ? act.chooseWords(marker.answers.get(id)) : parts.card.open([marker.marks.get(id)], event, null)));
  parts.list = makeList(marker, { ...act, openCard: act.openMark });
  parts.status = makeStatus(marker, act);
  parts.refresh = () => refresh(marker, parts);
  parts.reading = watchReading(marker, act.send);
  parts.proposing = makeProposing(marker, act);
  parts.noting = makeNoting(marker, act.send);
  parts.quoting = makeQuoting(marker, act);
  parts.caring = makeCaring(marker, act);
  parts.answers = makeAnswers(marker, act, parts.caring);
  parts.codes = () => {
    buildCodes(marker, act.code, () => chooseNothing(marker));
    for (const one of [parts.proposing, parts.quoting, parts.noting, parts.answers]) one.place();
  };
  parts.finishing = () => showEnd(marker, act);
  parts.codes();
  marker.codesChanged = () => {
    parts.codes();
    parts.refresh();
  };
  marker.onChosen = () => {
    if (marker.chosen) parts.card.close();
    paintOne(marker, "mm-chosen", marker.chosen, 10);
    showFitting(marker);
    parts.answers.fit();
    showSheet(marker);
  };
  dom.tools.replaceChildren(makeReader(marker, parts.reading.firstInView) ?? "");
  dom.text.setAttribute("aria-description", labels.how);
  watchChoosing(marker, (marks, event, sentence) => parts.card.open(marks, event, sentence));
  watchKeys(marker, act);
  followWidth(marker, () => parts.paintAll());
  comeBack(marker);
}

/** Show what changed: at once for marks, and only where something did. */
function refresh(marker, parts) {
  const { entries } = marker.outbox;
  parts.caring.look();
  if (marker.gone) {
    parts.status();
    return;
  }
  marker.marks = marksNow(marker.saved, entries);
  const marks = [...marker.marks.values()];
  const lying = marks.map((mark) => `${mark.id}${mark.code}${mark.start}-${mark.end}`).join();
  const looking = marks.map((mark) => `${mark.state}${mark.memo}${mark.error ?? ""}`).join();
  const finished = entries.findLast((entry) => entry.op === "finished")?.finished ?? marker.savedFinished ?? false;
  if (lying !== marker.lying) {
    marker.lying = lying;
    paint(marker);
    afterPaint(marker, () => {
      showFitting(marker);
      nameSentences(marker);
    });
    marker.looking = null;
  }
  if (looking !== marker.looking) {
    marker.looking = looking;
    parts.card.refresh();
    afterPaint(marker, () => {
      parts.draw();
      parts.list();
    });
  }
  if (finished !== marker.finished || !marker.dom.end.firstChild) {
    marker.finished = finished;
    parts.finishing();
  }
  parts.status();
  parts.proposing.show();
  parts.quoting.show();
  if (!parts.answers.changed()) return;
  afterPaint(marker, () => {
    parts.answers.show();
    parts.draw();
    nameSentences(marker);
  });
}

/**
 * Do this once the paint is on the screen, and the server has mostly answered: what stands beside the text may come a few
 * frames later, the mark and "saved" may not. What both call for is then done once.
 */
function afterPaint(marker, work) {
  marker.waitingWork.push(work);
  if (marker.waitingWork.length > 1) return;
  const doAll = () => {
    if (!marker.stopping.aborted && !marker.gone) marker.waitingWork.forEach((one) => one());
    marker.waitingWork = [];
  };
  if (document.hidden) setTimeout(doAll, 0);
  else requestAnimationFrame(() => setTimeout(doAll, BESIDE));
}

function showEnd(marker, act) {
  const { labels, finished, dom } = marker;
  const button = make("button", { class: finished ? "mm-link" : "mm-button mm-finish", type: "button", onclick: () => act.finish(!finished) }, finished ? labels.not_finished : labels.finish);
  const hadFocus = dom.end.contains(document.activeElement);
  dom.end.replaceChildren(...(finished ? [make("p", {}, `✓ ${labels.finished}`)] : []), button);
  if (hadFocus) button.focus();
}

function noteSaved(marker, operation, answer) {
  marker.savings++;
  apply(marker.saved, operation, { state: "saved" });
  if (operation.op === "finished") marker.savedFinished = operation.finished;
  if (operation.op === "propose" || operation.op === "withdraw") marker.savedProposals = savedProposals(marker.savedProposals, operation);
  if (operation.op.startsWith("quote")) marker.savedQuotes = savedQuotes(marker.savedQuotes, operation);
  if (operation.op.startsWith("answer")) marker.savedAnswers = savedAnswers(marker.savedAnswers, operation);
  if (answer.said) showRemark(marker, answer.said);
}

function takeMarks(marker, { marks, finished, proposals = [], quotes = [], answers = [] }) {
  marker.savedAnswers = answers;
  marker.savedProposals = proposals;
  marker.savedQuotes = quotes;
  marker.saved = new Map(marks.map(([id, code, from, until, memo, audience]) => [id, { id, code, start: from, end: until, memo, audience }]));
  marker.savedFinished = finished;
}

async function fetchMarks(marker, parts) {
  const before = marker.savings;
  const found = await marker.source.marks();
  if (found.kind === "refused" && !marker.stopping.aborted) parts.caring.takenBack(found.gone ? found.error : "");
  // What was saved while this was under way may be missing from the answer; then the next look will do.
  if (found.kind !== "ok" || marker.stopping.aborted || marker.outbox.sending || marker.savings !== before) return;
  if (found.value.version !== marker.text.version) {
    marker.restart();
    return;
  }
  takeMarks(marker, found.value);
  parts.refresh();
}

function comeBack(marker) {
  const options = { signal: marker.stopping };
  let looked = Date.now();
  window.addEventListener("online", () => marker.outbox.flush(), options);
  window.addEventListener("meerstem-news", ({ detail }) => detail.some((topic) => ["withdrawn", "assigned"].includes(topic)) && marker.fetchMarks(), options);
  window.addEventListener("pageshow", () => marker.outbox.flush(), options);
  window.addEventListener("beforeunload", (event) => !marker.outbox.onDevice && marker.outbox.entries.length && event.preventDefault(), options);
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState !== "visible") return;
      marker.outbox.flush();
      if (Date.now() - looked < LOOK_AGAIN) return;
      looked = Date.now();
      marker.fetchMarks();
    },
    options,
  );
}

function takeCodes(marker, data) {
  let number = 0; // of its underline: codes that only group others take none
  marker.codeList = data.codes.map((code) => ({ ...code, number: code.codable ? number++ : 0 }));
  marker.codes = new Map(marker.codeList.map((code) => [code.code_id, code]));
  marker.codesTaken = JSON.stringify(data.codes);
  layOutColours(marker);
}

/** What Streamlit calls, at every rerun with the same element. Gives what to do when the page is left. */
export default function passageMarker({ data, parentElement }) {
  let marker = markers.get(parentElement);
  const same = marker && ["transcript_id", "account_id"].every((name) => marker.data[name] === data[name]);
  if (!same || JSON.stringify(marker.labels) !== JSON.stringify(data.labels)) {
    marker?.stop();
    marker = start(data, parentElement);
    markers.set(parentElement, marker);
  } else if (marker.codesTaken !== JSON.stringify(data.codes)) {
    takeCodes(marker, data);
    marker.lying = null;
    marker.codesChanged?.();
  } else {
    layOutColours(marker); // the page may have become light or dark
  }
  // A rerun may also call this; only when the element has left the page is it over.
  return () => setTimeout(() => parentElement.isConnected || markers.get(parentElement)?.stop(), 0);
}
