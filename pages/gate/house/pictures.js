// A figure on the page as a picture to keep: the drawn SVG with its fonts in it, as SVG or PNG, made in this browser.
// A button says which: data-picture-of is the key of the chart, data-kind svg or png, data-name the file's name.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24; // pixels of white round the figure
  const LARGER = 2; // a PNG has this many pixels for each on the screen
  const TITLE = 22; // pixels of a line of the title
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

  // Plotly draws several layers over each other; as one picture they become groups of one SVG.
  const picture = async (found, title, note) => {
    const { width, height } = found.getBoundingClientRect();
    const top = title ? TITLE + MARGIN / 2 : 0;
    const under = note ? TITLE : 0;
    const whole = [width + 2 * MARGIN, height + top + under + 2 * MARGIN].map(Math.ceil);
    const svg = element("svg", { xmlns: SVG, width: whole[0], height: whole[1], viewBox: `0 0 ${whole[0]} ${whole[1]}` });
    const style = element("style", {});
    style.textContent = await fontFaces();
    svg.append(style, element("rect", { width: "100%", height: "100%", fill: "#FFFDF8" }));
    const words = { "font-family": "Atkinson, sans-serif", x: MARGIN, fill: "#2B2A28" };
    if (title) svg.append(element("text", { ...words, y: MARGIN + 16, "font-size": 18, "font-weight": 650 }, title));
    if (note) svg.append(element("text", { ...words, y: whole[1] - MARGIN + 4, "font-size": 13, fill: "#5A554C" }, note));
    const place = element("g", { transform: `translate(${MARGIN}, ${MARGIN + top})` });
    for (const layer of found.querySelectorAll(":scope > svg.main-svg")) {
      const copy = layer.cloneNode(true);
      copy.removeAttribute("style");
      copy.style.background = "none";
      place.append(copy);
    }
    svg.append(place);
    return { svg, width: whole[0], height: whole[1] };
  };

  const asText = (svg) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;

  const asPng = async ({ svg, width, height }) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(svg))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * LARGER;
    canvas.height = height * LARGER;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
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
