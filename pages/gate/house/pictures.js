// A figure on the page as a picture to keep: the drawn SVG with its fonts in it, as SVG or PNG, made in this browser.
// A button says which: data-picture-of is the key of the chart, data-kind svg or png, data-name the file's name.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24; // pixels of white round the figure
  const LARGER = 2; // a PNG has this many pixels for each on the screen
  const LINE = 22; // pixels of a line of the title, and of the note under the figure
  const TRIES = 30; // tenths of a second that words may wait for their font
  const PAPER = "#FFFDF8";
  const FONTS = ["/house/atkinson-latin.woff2", "/house/atkinson-latin-ext.woff2"];

  const asData = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });

  let faces = null; // the fonts as text, fetched once
  const fontFaces = () => {
    faces = faces || Promise.all(FONTS.map(async (address) => {
      const data = await asData(await (await fetch(address)).blob());
      return `@font-face { font-family: Atkinson; src: url(${data}) format("woff2"); font-weight: 100 900; }`;
    })).then((all) => all.join("\n")).catch((error) => { faces = null; throw error; });
    return faces;
  };

  const drawing = (key) => document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot .svg-container`);

  const element = (name, attributes, ...children) => {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };

  // Words on lines that fit: SVG does not break them itself. `each` is about how broad a letter is.
  const lines = (words, width, each) => {
    const found = [];
    for (const word of words.split(" ").filter(Boolean)) {
      const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
      if (found.length && longer.length * each <= width) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  };

  const written = (some, top, size, weight, colour) => some.map((line, place) => element("text", {
    x: MARGIN, y: top + (place + 0.8) * LINE, "font-family": "Atkinson, sans-serif", "font-size": size,
    "font-weight": weight, fill: colour,
  }, line));

  // Plotly draws several layers over each other; as one picture they become groups of one SVG.
  const picture = async (found, title, note) => {
    const { width, height } = found.getBoundingClientRect();
    const [over, under] = [lines(title, width, 9.5), lines(note, width, 6.8)];
    const top = MARGIN + over.length * LINE + (over.length ? MARGIN / 2 : 0);
    const whole = [width + 2 * MARGIN, top + height + (under.length ? under.length * LINE + MARGIN / 2 : 0) + MARGIN].map(Math.ceil);
    const svg = element("svg", { xmlns: SVG, width: whole[0], height: whole[1], viewBox: `0 0 ${whole[0]} ${whole[1]}` });
    const style = element("style", {});
    style.textContent = await fontFaces();
    svg.append(style, element("rect", { width: "100%", height: "100%", fill: PAPER }));
    svg.append(...written(over, MARGIN, 18, 650, "#2B2A28"));
    svg.append(...written(under, top + height + MARGIN / 2, 13, 400, "#5A554C"));
    const place = element("g", { transform: `translate(${MARGIN}, ${top})` });
    for (const layer of found.querySelectorAll(":scope > svg.main-svg")) {
      const copy = layer.cloneNode(true);
      copy.removeAttribute("style");
      copy.style.background = "none";
      place.append(copy);
    }
    svg.append(place);
    return { svg, width: whole[0], height: whole[1], titled: over.length > 0 };
  };

  const asText = (svg) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;

  // Whether the title is there: a font within a picture arrives a moment after the picture, and words wait for it.
  const hasWords = (brush) => {
    const { data } = brush.getImageData(MARGIN * LARGER, MARGIN * LARGER, 200, LINE * LARGER);
    return data.some((value, place) => place % 4 === 0 && value < 128);
  };

  const asPng = async ({ svg, width, height, titled }) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(svg))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * LARGER;
    canvas.height = height * LARGER;
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    for (let tries = 0; tries < TRIES; tries += 1) {
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      if (!titled || hasWords(brush)) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  const hand = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-picture-of]");
    if (!button) return;
    event.preventDefault();
    const { pictureOf, kind, name, title, note } = button.dataset;
    const found = drawing(pictureOf);
    if (!found) return;
    button.setAttribute("aria-busy", "true");
    try {
      const made = await picture(found, title || "", note || "");
      const svg = new Blob([asText(made.svg)], { type: "image/svg+xml" });
      hand(kind === "png" ? await asPng(made) : svg, `${name}.${kind}`);
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
})();
