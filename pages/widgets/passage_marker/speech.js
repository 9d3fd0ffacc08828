// Reading aloud with the browser's own voice, sentence by sentence, showing where it is.

import { make } from "./elements.js";
import { paintOne } from "./painting.js";

/** The button that reads aloud from the chosen sentence, or from `firstInView()`; null where there is no voice. */
export function makeReader(marker, firstInView) {
  if (!("speechSynthesis" in window) || typeof SpeechSynthesisUtterance !== "function") return null;
  const { labels } = marker;
  let running = 0; // grows with every start and stop, so that a late end of an old sentence does nothing
  let reading = false;
  const button = make("button", { class: "mm-tool", type: "button", onclick: () => (reading ? stop() : start()) });
  label();
  marker.stopping.addEventListener("abort", stop);
  window.addEventListener("pagehide", stop, { signal: marker.stopping });
  return button;

  function label() {
    button.replaceChildren(make("span", { "aria-hidden": "true" }, reading ? "■" : "▷"), ` ${reading ? labels.stop_reading : labels.read_aloud}`);
  }
  function start() {
    const from = marker.chosen ? marker.text.sentences.findIndex((one) => one.end > marker.chosen.start) : firstInView();
    reading = true;
    label();
    speechSynthesis.cancel();
    say(Math.max(0, from), ++running);
  }
  function stop() {
    if (!reading) return;
    reading = false;
    running++;
    speechSynthesis.cancel();
    paintOne(marker, "mm-spoken", null, 12);
    label();
  }
  function say(index, run) {
    const sentence = marker.text.sentences[index];
    if (run !== running || !sentence) {
      if (run === running) stop();
      return;
    }
    paintOne(marker, "mm-spoken", sentence, 12);
    marker.dom.sentences[index].scrollIntoView({ block: "center", behavior: marker.calm ? "auto" : "smooth" });
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = marker.data.speech_language || "nl-NL";
    utterance.onend = () => say(index + 1, run);
    utterance.onerror = () => run === running && stop();
    speechSynthesis.speak(utterance);
  }
}
