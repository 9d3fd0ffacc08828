// Put into every page before its own scripts: notes when the page's main button is painted and can be pressed, and how
// long after the first byte of the page that was, in milliseconds.
window.usable = { after: null };

(function look() {
  const button = document.querySelector('[data-testid="stBaseButton-primary"]:enabled');
  const box = button?.getBoundingClientRect();
  const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (!top || !button.contains(top)) return void requestAnimationFrame(look);
  requestAnimationFrame(() => {
    const behind = new MessageChannel(); // behind the paint of this frame
    behind.port1.onmessage = () => {
      const [page] = performance.getEntriesByType("navigation");
      window.usable.after ??= performance.now() - page.responseStart;
    };
    behind.port2.postMessage(null);
  });
})();
