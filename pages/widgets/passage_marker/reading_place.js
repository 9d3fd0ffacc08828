// How far one has read: noted as sentences pass the middle of the screen, and gone back to at the next opening.

import { stretchAt } from "./offsets.js";
import { newId } from "./ids.js";

const LOOK = 400; // ms between looks while scrolling
const SAVE = 5_000; // ms between savings
const CALM_LOOKS = 10; // frames in which the place did not move
const MOST_LOOKS = 90;

/** Watch the reading; `save(operations)` goes to the outbox. Gives {resume(reached), firstInView}. */
export function watchReading(marker, save) {
  let reached = 0;
  let saved = 0;
  let lastSaved = 0;
  let look = null;
  let later = null;
  let goingBack = false; // then it is the app that scrolls, and nothing is read
  const listen = { signal: marker.stopping, capture: true, passive: true };
  document.addEventListener("scroll", () => (look ??= setTimeout(note, LOOK)), listen);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send(), listen);
  window.addEventListener("pagehide", send, listen);
  marker.stopping.addEventListener("abort", () => {
    clearTimeout(look);
    clearTimeout(later);
  });

  function note() {
    look = null;
    if (goingBack || !marker.dom.text.isConnected) return;
    const atEnd = marker.dom.end.getBoundingClientRect().top < innerHeight;
    const here = atEnd ? marker.text.sentences.length - 1 : sentenceAtHeight(marker, innerHeight / 2);
    if (here < 0) return;
    reached = Math.max(reached, marker.text.sentences[here].end);
    if (reached > saved) later ??= setTimeout(send, Math.max(0, lastSaved + SAVE - Date.now()));
  }
  function send() {
    clearTimeout(later);
    later = null;
    if (reached <= saved) return;
    saved = reached;
    lastSaved = Date.now();
    save([{ op: "reached", id: newId(), reached }]);
  }
  /** Scroll until the sentence stays in the middle: turns out of view have an estimated height until they were shown. */
  function goBackTo(element) {
    goingBack = true;
    let calm = 0;
    let looks = 0;
    const itIsMe = () => (goingBack = false);
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) document.addEventListener(kind, itIsMe, { ...listen, once: true });
    const lookAgain = () => {
      if (!goingBack || marker.stopping.aborted) return;
      const { top, bottom } = element.getBoundingClientRect();
      const away = Math.abs((top + bottom) / 2 - innerHeight / 2) > innerHeight / 4;
      if (away) element.scrollIntoView({ block: "center" });
      calm = away ? 0 : calm + 1;
      if (calm < CALM_LOOKS && ++looks < MOST_LOOKS) requestAnimationFrame(lookAgain);
      else goingBack = false;
    };
    lookAgain();
  }

  return {
    resume: (before, finished) => {
      reached = saved = before;
      const sentence = before && !finished ? stretchAt(marker.text.sentences, before - 1) : null;
      if (!sentence?.index) return;
      goBackTo(marker.dom.sentences[sentence.index]);
    },
    firstInView: () => sentenceAtHeight(marker, 80, true),
  };
}

/** The number of the last sentence that begins above this height of the screen (or the first below it); -1 for none. */
function sentenceAtHeight(marker, height, below = false) {
  const { turns, text } = { turns: marker.dom.turns, text: marker.text };
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (turns[middle].element.getBoundingClientRect().top <= height) low = middle;
    else high = middle - 1;
  }
  let found = below ? text.turns[low].first : -1;
  for (let i = text.turns[low].first; i <= text.turns[low].last; i++) {
    const { top } = marker.dom.sentences[i].getBoundingClientRect();
    if (below && top >= height) return i;
    if (!below && top <= height) found = i;
  }
  return found;
}
