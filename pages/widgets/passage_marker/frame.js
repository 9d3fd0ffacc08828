// The places of the screen: tools above, the text, the codes beside it or in a sheet from below, the line at the foot.

import { make } from "./elements.js";

const NARROW = 760; // px of our own width; below this the codes come from below
const SIZES = [1, 1.15, 1.35];
const SIZE_KEPT = "meerstem-text-size";

/** Make the places in `parent` and put them in `marker.dom`. */
export function makeFrame(marker, parent) {
  const { labels, data } = marker;
  const dom = (marker.dom = {});
  dom.tools = make("div", { class: "mm-tools" });
  dom.text = make("div", { class: "mm-text", role: "listbox", "aria-multiselectable": "true", "aria-label": data.title || labels.text, lang: "nl" });
  dom.end = make("div", { class: "mm-end" });
  dom.status = make("div", { class: "mm-status" });
  dom.list = make("details", { class: "mm-list", hidden: true });
  dom.codes = make("aside", { class: "mm-codes", "aria-label": labels.codes });
  dom.card = make("div", { class: "mm-card", role: "dialog", popover: "manual" });
  dom.live = make("div", { class: "mm-hidden", "aria-live": "polite" });
  dom.notice = make("div", { class: "mm-notice", role: "status" }, labels.loading);
  const column = make("div", { class: "mm-column" }, dom.tools, dom.notice, dom.text, dom.end, dom.list, dom.status);
  dom.root = make("div", { class: data.practice ? "mm-root mm-practice" : "mm-root" }, column, dom.codes, dom.card, dom.live);
  parent.append(dom.root);
}

/** Follow the width: on a narrow screen the codes become a sheet. `changed()` is called when lines may have moved. */
export function followWidth(marker, changed) {
  const { root, codes } = marker.dom;
  const watcher = new ResizeObserver(() => {
    const narrow = root.clientWidth < NARROW;
    if (narrow !== root.classList.contains("mm-narrow") || !root.dataset.laidOut) {
      root.dataset.laidOut = "yes";
      if (!narrow && codes.matches(":popover-open")) codes.hidePopover();
      root.classList.toggle("mm-narrow", narrow);
      if (narrow) codes.setAttribute("popover", "manual");
      else codes.removeAttribute("popover");
      showSheet(marker);
    }
    changed();
  });
  watcher.observe(root);
  marker.stopping.addEventListener("abort", () => watcher.disconnect());
}

/** Raise the sheet when words are chosen on a narrow screen, and keep those words above it; lower it otherwise. */
export function showSheet(marker) {
  const { codes, root, sentences } = marker.dom;
  if (!root.classList.contains("mm-narrow")) {
    root.style.setProperty("--mm-sheet", "0px");
    return;
  }
  const open = codes.matches(":popover-open");
  if (!marker.chosen) {
    if (open) codes.hidePopover();
    root.style.setProperty("--mm-sheet", "0px");
    return;
  }
  if (!open) codes.showPopover();
  root.style.setProperty("--mm-sheet", `${codes.offsetHeight}px`);
  const last = marker.text.sentences.findLast((sentence) => sentence.start < marker.chosen.end);
  sentences[last.index].scrollIntoView({ block: "nearest", behavior: marker.calm ? "auto" : "smooth" });
}

/** The button that makes the text larger, in three steps; kept on this device. `changed()` as above. */
export function makeSizes(marker, changed) {
  const { labels, dom } = marker;
  const kept = () => {
    try {
      return Number(localStorage.getItem(SIZE_KEPT)) || 0;
    } catch {
      return 0;
    }
  };
  const set = (size) => {
    marker.size = size % SIZES.length;
    dom.root.style.setProperty("--mm-size", SIZES[marker.size]);
  };
  set(kept());
  return make(
    "button",
    {
      class: "mm-tool",
      type: "button",
      onclick: () => {
        set(marker.size + 1);
        try {
          localStorage.setItem(SIZE_KEPT, String(marker.size));
        } catch {
          // Kept for this page only.
        }
        changed();
      },
    },
    make("span", { class: "mm-letters", "aria-hidden": "true" }, "Aa"),
    ` ${labels.text_size}`,
  );
}
