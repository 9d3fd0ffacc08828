// The bars in the left margin: one per mark beside its lines, with the code's pictogram on top. They are measured from
// the lines on the screen, so only turns in view are drawn, and again when the width changes.

import { answerBars } from "./answers.js";
import { make } from "./elements.js";
import { rangesOf } from "./text_view.js";

const COLUMNS = 4; // 3 on a narrow screen; as many as the margin in text.css has room for
const SHORTEST = 18; // px

/** Draw the bars of turns as they come into view; gives `draw()` for when marks or the width changed. */
export function watchBars(marker, onPress) {
  const inView = new Set();
  const numbers = new Map(marker.dom.turns.map((turn, number) => [turn.element, number]));
  const watcher = new IntersectionObserver(
    (changes) => {
      for (const change of changes) {
        const number = numbers.get(change.target);
        if (change.isIntersecting) inView.add(number);
        else inView.delete(number);
      }
      draw();
    },
    { rootMargin: "400px" },
  );
  marker.dom.turns.forEach((turn) => watcher.observe(turn.element));
  marker.stopping.addEventListener("abort", () => watcher.disconnect());
  marker.dom.text.addEventListener("click", (event) => {
    const bar = event.target.closest(".mm-bar");
    if (bar) onPress(bar.mmMark, event);
  });

  function draw() {
    const width = marker.dom.text.clientWidth;
    const marks = [...marker.marks.values()].map((mark) => (mark.id === marker.draft?.id ? { ...mark, ...marker.draft } : mark)).concat(answerBars(marker));
    for (const number of inView) drawTurn(marker, number, marks, width);
  }
  return draw;
}

function drawTurn(marker, number, marks, width) {
  const turn = marker.text.turns[number];
  const { bars, element } = marker.dom.turns[number];
  const touching = marks.filter((mark) => mark.start < turn.end && mark.end > turn.start);
  const asPainted = `${width} ${marker.looks} ${touching.map((mark) => `${mark.id}${mark.start}-${mark.end}${mark.state}`).join(" ")}`;
  if (marker.dom.turns[number].painted === asPainted) return;
  marker.dom.turns[number].painted = asPainted;
  const top = element.getBoundingClientRect().top;
  const places = touching.map((mark) => placeBeside(marker, mark, turn, top)).filter(Boolean);
  inColumns(places, marker.dom.root.classList.contains("mm-narrow") ? COLUMNS - 1 : COLUMNS);
  bars.replaceChildren(...places.map((place) => bar(marker, place, turn)));
}

function placeBeside(marker, mark, turn, top) {
  const [range] = rangesOf(marker, Math.max(mark.start, turn.start), Math.min(mark.end, turn.end), true);
  const lines = Array.from(range?.getClientRects() ?? []);
  if (!lines.length) return null;
  const from = Math.min(...lines.map((line) => line.top)) - top;
  const until = Math.max(...lines.map((line) => line.bottom)) - top;
  return { mark, from, until: Math.max(from + SHORTEST, until), column: 0 };
}

/** Give bars that would touch columns of their own: two marks on one line need not overlap in the text. */
function inColumns(places, columns) {
  const ends = [];
  for (const place of places.sort((a, b) => a.from - b.from || b.until - a.until)) {
    let column = ends.findIndex((end) => end <= place.from + 1);
    if (column < 0) column = ends.length;
    ends[column] = place.until;
    place.column = Math.min(column, columns - 1);
  }
}

function bar(marker, { mark, from, until, column }, turn) {
  const code = marker.codes.get(mark.code);
  const style = `top:${from.toFixed(1)}px;height:${(until - from).toFixed(1)}px;--mm-column:${column};--mm-colour:${mark.colour || code?.colour || "#6e6e6e"}`;
  const sign = mark.start >= turn.start ? make("span", { class: "mm-pictogram" }, mark.sign || code?.pictogram || "•") : null;
  const made = make("div", { class: `mm-bar mm-${mark.state}`, style }, sign);
  made.mmMark = mark.id;
  return made;
}
