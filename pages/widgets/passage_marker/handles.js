// Two handles at the ends of the mark whose card is open: drag one and the mark begins or ends elsewhere, by word.

import { make } from "./elements.js";
import { wholeWords } from "./offsets.js";
import { offsetAt, rangesOf } from "./text_view.js";

const ABOVE = 14; // px; the word meant is the one just above the finger

/** Make the handles; `drag(bounds, done)` is called while one is dragged. Gives `show()` for when the draft changed. */
export function makeHandles(marker, drag) {
  const handles = ["start", "end"].map((edge) => make("div", { class: `mm-handle mm-handle-${edge}`, "aria-hidden": "true", hidden: true }));
  marker.dom.text.append(...handles);
  handles.forEach((handle, i) => follow(marker, handle, i === 0 ? "start" : "end", drag));
  return () => {
    const { draft } = marker;
    if (!draft) {
      handles.forEach((handle) => (handle.hidden = true));
      return;
    }
    const ranges = rangesOf(marker, draft.start, draft.end, true);
    const lines = ranges.flatMap((range) => Array.from(range.getClientRects())).filter((line) => line.width);
    const origin = marker.dom.text.getBoundingClientRect();
    if (!lines.length) return;
    put(handles[0], lines[0].left - origin.left, lines[0].bottom - origin.top);
    put(handles[1], lines.at(-1).right - origin.left, lines.at(-1).bottom - origin.top);
  };
}

function put(handle, left, top) {
  handle.hidden = false;
  handle.style.left = `${left}px`;
  handle.style.top = `${top}px`;
}

function follow(marker, handle, edge, drag) {
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.classList.add("mm-dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const offset = offsetAt(marker, event.clientX, event.clientY - ABOVE);
    if (offset === null) return;
    const { start, end } = marker.draft;
    const wanted = edge === "start" ? [Math.min(offset, end - 1), end] : [start, Math.max(offset, start + 1)];
    const bounds = wholeWords(marker.text, ...wanted);
    if (bounds) drag(bounds, false);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    handle.addEventListener(name, () => {
      if (!handle.classList.contains("mm-dragged")) return;
      handle.classList.remove("mm-dragged");
      drag({ start: marker.draft.start, end: marker.draft.end }, true);
    });
  }
}
