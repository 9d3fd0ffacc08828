// The places of the screen: tools above, the text, the codes beside it or in a sheet from below, the line at the foot.

import { make } from "./elements.js";
import { layOutColours } from "./painting.js";

const NARROW = 45; // rem of our own width; below this the codes come from below

/** Make the places in `parent` and put them in `marker.dom`. */
export function makeFrame(marker, parent) {
  const { labels, data } = marker;
  const dom = (marker.dom = {});
  dom.tools = make("div", { class: "mm-tools" });
  dom.text = make("div", { class: "mm-text", role: "listbox", "aria-multiselectable": "true", "aria-label": data.title || labels.text, lang: data.practice?.language ?? "nl", dir: data.practice ? "auto" : "ltr" });
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
  Object.defineProperty(marker, "calm", { get: isCalm });
  marker.looks = 0; // how often it came to look otherwise
}

/** Follow the width and how the page looks: on a narrow screen the codes become a sheet. `changed()`: lines may have moved. */
export function followWidth(marker, changed) {
  const { root, codes } = marker.dom;
  const watcher = new ResizeObserver(() => {
    if (!root.isConnected) return; // the page is being left
    const narrow = root.clientWidth < NARROW * parseFloat(getComputedStyle(document.documentElement).fontSize);
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
  const relook = () => {
    marker.looks++;
    layOutColours(marker);
    changed();
  };
  document.addEventListener("meerstem-looks", relook, { signal: marker.stopping });
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

/** Whether nothing may move: chosen in Meerstem, or asked for by the device. */
export function isCalm() {
  return "calm" in document.documentElement.dataset || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
