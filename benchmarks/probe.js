// Put into every page before its own scripts: notes when things happen, in milliseconds since the page was asked for.
window.probe = { painted: null, confirmed: null, changed: null, opened: null };

// A frame is on the screen after the next animation frame and what the browser does right behind it.
function afterPaint(note) {
  requestAnimationFrame(() => {
    const behind = new MessageChannel();
    behind.port1.onmessage = () => note(performance.now());
    behind.port2.postMessage(null);
  });
}

let clicked = null;
addEventListener(
  "click",
  (event) => {
    clicked = event.timeStamp;
    Object.assign(window.probe, { painted: null, confirmed: null, changed: null });
  },
  true,
);

const setHighlight = HighlightRegistry.prototype.set;
HighlightRegistry.prototype.set = function (name, highlight) {
  if (name.startsWith("mm-code-") && clicked !== null && window.probe.painted === null) {
    const since = clicked;
    window.probe.painted = -1; // under way
    afterPaint((moment) => (window.probe.painted = moment - since));
  }
  return setHighlight.call(this, name, highlight);
};

function countPainted() {
  let count = 0;
  for (const [name, highlight] of CSS.highlights) if (name.startsWith("mm-code-")) count += highlight.size;
  return count;
}

// What the page shows when it is open: `window.openWhen` is "marks" or a selector.
function isOpen() {
  const sought = sessionStorage.getItem("openWhen");
  if (sought === "marks") return Boolean(document.querySelector(".mm-root[data-ready]")) && countPainted() >= 300;
  return Boolean(sought && document.querySelector(sought));
}

let waitedFor = false;
new MutationObserver((changes) => {
  for (const { target, attributeName } of changes) {
    if (attributeName !== "data-waiting" || clicked === null) continue;
    if (target.dataset.waiting !== "0") waitedFor = true;
    else if (waitedFor) {
      waitedFor = false;
      window.probe.confirmed ??= performance.now() - clicked;
    }
  }
  const count = document.querySelector("#count")?.textContent;
  if (count !== undefined && count !== window.probe.count) {
    if (window.probe.count !== undefined && clicked !== null) window.probe.changed ??= performance.now() - clicked;
    window.probe.count = count;
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-waiting"] });

(function look() {
  if (isOpen()) afterPaint((moment) => (window.probe.opened ??= moment));
  else requestAnimationFrame(look);
})();
