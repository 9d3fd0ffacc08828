// Painting marks over the text with the CSS Custom Highlight API: a light ground in the code's colour and, so that
// colour is never the only sign, an underline in one of five patterns; marks that overlap lie on different lines.

import { contrast, rgb, safeOpacity } from "./colours.js";
import { lanesOf } from "./fitting.js";
import { rangesOf } from "./text_view.js";

const PATTERNS = ["solid", "dashed", "dotted", "double", "wavy"];
const LANES = 3;

/** Make the style rules of all codes for the page's present colours; gives a function that takes them away again. */
export function layOutColours(marker) {
  const sheet = marker.sheet ?? new CSSStyleSheet();
  const style = getComputedStyle(marker.dom.root);
  const text = rgb(style.color) ?? [43, 42, 40];
  const ground = rgb(style.getPropertyValue("--mm-ground").trim()) ?? [255, 253, 248];
  // Named for the text alone and inherited in it: without .mm-text every element of the page takes each of these rules
  // anew whenever its style is worked out, which made a click on a code ten times as slow.
  const rules = marker.codeList.filter((code) => code.codable).flatMap((code) => {
    const i = code.number;
    const colour = rgb(code.colour) ?? [110, 110, 110];
    const light = `rgb(${colour.join(" ")} / ${safeOpacity(colour, ground, text)})`;
    const line = readableLine(colour, ground, text);
    return Array.from({ length: LANES }, (_, lane) => {
      const underline = `underline ${PATTERNS[i % PATTERNS.length]} ${i % PATTERNS.length === 3 ? 1 : 2}px ${line}`;
      return `.mm-text::highlight(${highlightName(i, lane)}){color:rgb(${text.join(" ")});background-color:${light};text-decoration:${underline};text-underline-offset:${3 + lane * 4}px}`;
    });
  });
  sheet.replaceSync(rules.join("\n"));
  if (!marker.sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  marker.sheet = sheet;
}

/** Paint the marks and the chosen words; of the marks only those that changed since the last time. */
export function paint(marker) {
  if (!marker.text || !globalThis.CSS?.highlights) return;
  const wanted = [...marker.marks.values()].map((mark) => (mark.id === marker.draft?.id ? { ...mark, ...marker.draft } : mark));
  const lanes = lanesOf(wanted);
  const gone = new Set(marker.painted.keys());
  for (const { id, code, start, end } of wanted) {
    gone.delete(id);
    const name = highlightName(marker.codes.get(code)?.number ?? 0, lanes.get(id) % LANES);
    const before = marker.painted.get(id);
    if (before?.name === name && before.start === start && before.end === end) continue;
    unpaint(marker, id);
    const ranges = rangesOf(marker, start, end);
    ranges.forEach((range) => marker.rangeMarks.set(range, id));
    addRanges(name, ranges);
    marker.painted.set(id, { name, start, end, ranges });
  }
  gone.forEach((id) => unpaint(marker, id));
  paintOne(marker, "mm-chosen", marker.chosen, 10);
  paintOne(marker, "mm-draft", marker.draft, 11);
}

function addRanges(name, ranges) {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  ranges.forEach((range) => highlight.add(range));
  CSS.highlights.set(name, highlight);
}

function unpaint(marker, id) {
  const before = marker.painted.get(id);
  if (!before) return;
  const highlight = CSS.highlights.get(before.name);
  before.ranges.forEach((range) => highlight?.delete(range));
  marker.painted.delete(id);
}

/** Paint one stretch under a name of its own, or nothing. */
export function paintOne(marker, name, stretch, priority) {
  if (!globalThis.CSS?.highlights) return;
  // Setting the same anew would make the browser work out the style of the whole text once more.
  const place = stretch ? `${stretch.start}-${stretch.end}` : "";
  if ((marker.ones.get(name) ?? "") === place) return;
  marker.ones.set(name, place);
  if (!stretch) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...rangesOf(marker, stretch.start, stretch.end));
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** Take all paint away. */
export function wipe(marker) {
  for (const { name } of marker.painted.values()) globalThis.CSS?.highlights?.delete(name);
  for (const name of ["mm-chosen", "mm-draft", "mm-spoken"]) globalThis.CSS?.highlights?.delete(name);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== marker.sheet);
}

/** The marks under a point of the screen, the shortest first; `offset` helps browsers that cannot tell. */
export function marksAt(marker, x, y, offset) {
  const hits = globalThis.CSS?.highlights?.highlightsFromPoint?.(x, y).flatMap((hit) => hit.ranges) ?? [];
  let found = [...new Set(hits.map((range) => marker.rangeMarks.get(range)))].map((id) => marker.marks.get(id));
  // Between two lines nothing is hit, and not every browser can tell: then the nearest letter counts.
  if (!found.some(Boolean)) found = [...marker.marks.values()].filter((mark) => offset !== null && mark.start <= offset && offset < mark.end);
  return found.filter(Boolean).sort((a, b) => a.end - a.start - (b.end - b.start));
}

function highlightName(number, lane) {
  return `mm-code-${number}-${lane}`;
}

function readableLine(colour, ground, text) {
  // Lines need 3 : 1 with the ground (WCAG 1.4.11): a pale colour is drawn towards the text's until it has that.
  let line = colour;
  for (let i = 0; i < 10 && contrast(line, ground) < 3; i++) line = line.map((part, k) => Math.round(part * 0.85 + text[k] * 0.15));
  return `rgb(${line.join(" ")})`;
}
