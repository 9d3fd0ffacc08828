// Reading the interview aloud, sentence by sentence, showing where it is. The voice is the page's (house/speaking.js).

import { make } from "./elements.js";
import { paintOne } from "./painting.js";

/** The buttons that read aloud from the chosen sentence, or from `firstInView()`; null where the page has no voice. */
export function makeReader(marker, firstInView) {
  const speech = globalThis.meerstemSpeech;
  if (!speech) return null;
  const { labels } = marker;
  let reading = null;
  let paused = false;
  const play = make("button", { class: "mm-tool", type: "button", onclick: () => (reading ? turn() : start()) });
  const end = make("button", { class: "mm-tool", type: "button", onclick: () => reading?.stop() }, make("span", { "aria-hidden": "true" }, "■"), ` ${labels.stop_reading}`);
  const told = make("p", { class: "mm-told", role: "status" });
  show();
  const options = { signal: marker.stopping };
  marker.stopping.addEventListener("abort", () => reading?.stop());
  window.addEventListener("pagehide", () => reading?.stop(), options);
  document.addEventListener("meerstem-read", () => reading?.stop(), options);
  return make("div", { class: "mm-tools", role: "group", "aria-label": labels.read_aloud }, play, end, told);

  function show() {
    const [sign, words] = !reading ? ["▷", labels.read_aloud] : paused ? ["▷", labels.go_on_reading] : ["❚❚", labels.pause_reading];
    play.replaceChildren(make("span", { "aria-hidden": "true" }, sign), ` ${words}`);
    end.hidden = !reading;
  }
  function start() {
    const { sentences } = marker.text;
    const from = marker.chosen ? sentences.findIndex((one) => one.end > marker.chosen.start) : firstInView();
    const language = marker.data.speech_language || "nl-NL";
    told.textContent = "";
    paused = false;
    reading = speech.read(sentences.map(({ text }) => ({ text, language })), Math.max(0, from), showSentence, over);
    show();
  }
  function turn() {
    paused = !paused;
    if (paused) reading.pause();
    else reading.goOn();
    show();
  }
  function showSentence(index) {
    paintOne(marker, "mm-spoken", marker.text.sentences[index], 12);
    marker.dom.sentences[index].scrollIntoView({ block: "center", behavior: marker.calm ? "auto" : "smooth" });
  }
  function over(why) {
    reading = null;
    paintOne(marker, "mm-spoken", null, 12);
    told.textContent = why === "read" || why === "stopped" ? "" : why;
    show();
  }
}
