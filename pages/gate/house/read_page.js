// Reads the page aloud, sentence by sentence: what stands in its main part, but not the interview, which the marker reads.
"use strict";
(() => {
  const { read, words } = window.meerstemSpeech;
  const LEFT_OUT = "script, style, svg, select, textarea, input, [aria-hidden='true'], [data-testid='stIconMaterial'], .mm-text, .mm-status, .mm-list, .mm-tools";
  const DUTCH = "nl"; // in the middle of another script: what people of the study wrote
  const SIGN = "house-spoken";
  let reading = null;
  let paused = false;

  /** The sentences of an element as ranges with the language each is in. */
  const sentencesIn = (element) => {
    const blocks = new Map();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(LEFT_OUT) || !parent.checkVisibility({ visibilityProperty: true })) continue;
      let block = parent;
      while (block !== element && /^(inline|contents)/.test(getComputedStyle(block).display)) block = block.parentElement;
      if (!blocks.has(block)) blocks.set(block, []);
      blocks.get(block).push(node);
    }
    return [...blocks].flatMap(([block, nodes]) => sentencesOf(block, nodes));
  };
  const sentencesOf = (block, nodes) => {
    const language = block.closest("[lang]").lang;
    const text = nodes.map((node) => node.data).join("");
    const place = (offset) => {
      for (const node of nodes) {
        if (offset <= node.length) return [node, offset];
        offset -= node.length;
      }
      return [nodes.at(-1), nodes.at(-1).length];
    };
    return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)]
      .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
      .map(({ segment, index }) => {
        const range = document.createRange();
        range.setStart(...place(index + (segment.length - segment.trimStart().length)));
        range.setEnd(...place(index + segment.trimEnd().length));
        return { text: segment.trim(), language: languageOf(segment, language), range };
      });
  };
  /** In a page of another script, words in Latin letters are the study's own. */
  const languageOf = (text, language) => {
    const letters = (pattern) => (text.match(pattern) ?? []).length;
    const other = { uk: /\p{Script=Cyrillic}/gu, ar: /\p{Script=Arabic}/gu }[language];
    return other && letters(/\p{Script=Latin}/gu) > letters(other) ? DUTCH : language;
  };

  const paint = (range) => {
    if (!window.CSS?.highlights) return;
    if (range) CSS.highlights.set(SIGN, new Highlight(range));
    else CSS.highlights.delete(SIGN);
  };
  const calm = () => "calm" in document.documentElement.dataset || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = ({ range }) => {
    paint(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = (sign, label, work) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "house-tool house-read";
      made.addEventListener("click", work);
      name(made, sign, label);
      return made;
    };
    const name = (made, sign, label) => {
      const drawn = document.createElement("span");
      drawn.setAttribute("aria-hidden", "true");
      drawn.textContent = sign;
      made.replaceChildren(drawn);
      made.setAttribute("aria-label", label);
      made.title = label;
    };
    const told = document.createElement("p");
    told.className = "house-said";
    told.setAttribute("role", "status");
    told.addEventListener("click", () => tell(""));
    const tell = (text) => {
      told.textContent = text;
      told.hidden = !text;
    };
    const play = button("▷", words.read, () => (reading ? turn() : start(document.querySelector('[data-testid="stMain"]'))));
    const end = button("■", words.stop, () => reading?.stop());
    const label = () => {
      name(play, reading && !paused ? "❚❚" : "▷", !reading ? words.read : paused ? words.go_on : words.pause);
      end.hidden = !reading;
    };
    const over = (why) => {
      reading = null;
      paint(null);
      label();
      tell(why === "read" || why === "stopped" ? "" : why);
    };
    const start = (element) => {
      reading?.stop();
      const sentences = element ? sentencesIn(element) : [];
      tell(sentences.length ? "" : words.nothing);
      if (!sentences.length) return;
      paused = false;
      reading = read(sentences, 0, (index) => show(sentences[index]), over);
      label();
    };
    const turn = () => {
      paused = !paused;
      if (paused) reading.pause();
      else reading.goOn();
      label();
    };
    label();
    tell("");
    document.getElementById("house-tools").append(play, end, told);
    document.addEventListener("keydown", (event) => event.key === "Escape" && reading?.stop());
    // A part of the page can ask to be read, as the marker does for its codes.
    document.addEventListener("meerstem-read", (event) => start(event.target));
    addEventListener("pagehide", () => reading?.stop());
  });
})();
