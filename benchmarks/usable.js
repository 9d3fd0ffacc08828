// Put into every page before its own scripts: notes how long after the first byte of the page its main button was painted and
// could be pressed (`after`), and when that was the page's own, no longer the card of the first bytes (`drawn`), in milliseconds.
window.usable = { after: null, drawn: null };

const canBePressed = (button) => {
  const box = button?.getBoundingClientRect();
  const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return Boolean(top && button.contains(top));
};

function note(name) {
  requestAnimationFrame(() => {
    const behind = new MessageChannel(); // behind the paint of this frame
    behind.port1.onmessage = () => {
      const [page] = performance.getEntriesByType("navigation");
      window.usable[name] ??= performance.now() - page.responseStart;
    };
    behind.port2.postMessage(null);
  });
}

(function look() {
  const drawn = canBePressed(document.querySelector('[data-testid="stBaseButton-primary"]:enabled'));
  if (drawn || canBePressed(document.querySelector("#first-card a"))) note("after");
  if (drawn) note("drawn");
  else requestAnimationFrame(look);
})();
