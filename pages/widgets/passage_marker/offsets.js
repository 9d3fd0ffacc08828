// Offsets are Unicode code points into the interview's text, [start, end); the browser counts UTF-16 units. The
// conversion happens here and nowhere else. A text is turned once into turns and sentences that know their offsets.

/** How many code points the first `units` UTF-16 units of `text` hold. */
export function pointsIn(text, units = text.length) {
  let points = 0;
  for (let unit = 0; unit < units; points++) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return points;
}

/** At which UTF-16 unit of `text` the code point number `points` begins. */
export function unitOf(text, points) {
  let unit = 0;
  for (let left = points; left > 0 && unit < text.length; left--) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

/** The text as the route gives it (see pages/gate/texts.py), with the offsets of every turn and sentence. */
export function readText(given) {
  const sentences = [];
  const turns = given.turns.map((turn, number) => {
    const first = sentences.length;
    let position = turn.t;
    turn.p.forEach((piece, i) => {
      const end = position + pointsIn(piece);
      if (i % 2 === 0) sentences.push({ start: position, end, text: piece, turn: number, index: sentences.length });
      position = end;
    });
    const speaker = given.speakers[turn.s] ?? { label: "", role: "other" };
    return { start: turn.t, end: position, text: turn.p.join(""), pieces: turn.p, speaker, first, last: sentences.length - 1, number };
  });
  return { version: given.version, length: given.length, turns, sentences };
}

/** The one of these stretches, in order, that holds the code point at `offset`, or else the last one before it. */
export function stretchAt(stretches, offset) {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return stretches[low];
}

/** The words, marks and emoji of a turn, without the space between them; `word` tells which are words. */
export function segmentsOf(turn) {
  if (turn.segments) return turn.segments;
  turn.segments = [];
  let position = turn.start;
  for (const { segment, isWordLike } of wordSegments(turn.text)) {
    const end = position + pointsIn(segment);
    if (segment.trim()) turn.segments.push({ start: position, end, word: Boolean(isWordLike) });
    position = end;
  }
  return turn.segments;
}

function wordSegments(text) {
  if (typeof Intl.Segmenter === "function") return new Intl.Segmenter("nl", { granularity: "word" }).segment(text);
  return (text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]+/gu) ?? []).map((segment) => ({
    segment,
    isWordLike: /[\p{L}\p{N}]/u.test(segment),
  }));
}

/** [start, end) widened to whole words and freed of space at its ends; null when no word is left. */
export function wholeWords(text, start, end) {
  const all = text.turns.filter((turn) => turn.end > start && turn.start < end).flatMap(segmentsOf);
  const touched = all.filter((segment) => segment.end > start && segment.start < end);
  if (!touched.length) return null;
  return { start: touched[0].start, end: touched.at(-1).end };
}

/** Where a boundary stands after one step by word: `edge` is "start" or "end", `by` is -1 or 1; never past the other edge. */
export function stepBoundary(text, { start, end }, edge, by) {
  const turn = stretchAt(text.turns, edge === "start" ? start : end - 1).number;
  const near = text.turns.slice(Math.max(0, turn - 2), turn + 3).flatMap(segmentsOf).filter((segment) => segment.word);
  const now = edge === "start" ? start : end;
  const next = edge === "start" ? beginBeside(near, now, by) : endBeside(near, now, by);
  if (next === undefined) return { start, end };
  if (edge === "start") return next < end ? { start: next, end } : { start, end };
  return next > start ? { start, end: next } : { start, end };
}

function beginBeside(words, now, by) {
  return (by < 0 ? words.findLast((word) => word.start < now) : words.find((word) => word.start > now))?.start;
}

function endBeside(words, now, by) {
  // Backwards a full stop goes along with its word.
  return (by < 0 ? words.filter((word) => word.start < now).at(-2) : words.find((word) => word.end > now))?.end;
}

/** The words of [start, end) as they stand in the text; turns are joined by a space. */
export function wordsOf(text, start, end) {
  return text.turns
    .filter((turn) => turn.end > start && turn.start < end)
    .map((turn) => {
      const from = unitOf(turn.text, Math.max(0, start - turn.start));
      return turn.text.slice(from, unitOf(turn.text, Math.min(end, turn.end) - turn.start));
    })
    .join(" ");
}

/** The first `most` characters or so, cut at a space. */
export function shortened(words, most) {
  const flat = words.replace(/\s+/g, " ");
  if (flat.length <= most) return flat;
  const cut = flat.lastIndexOf(" ", most);
  return flat.slice(0, cut > most / 2 ? cut : most) + "…";
}
