// The card of the first bytes goes when the page itself shows its button, an error or a dialog, and in any case after a while.
"use strict";
(() => {
  const card = document.getElementById("first-card");
  if (!card) return;
  const DRAWN = '#root [data-testid="stBaseButton-primary"], #root [data-testid="stAlert"], [data-testid="stDialog"]';
  const LONGEST = 20_000; // ms
  const go = () => {
    watching.disconnect();
    const focused = card.contains(document.activeElement);
    card.remove();
    if (focused) document.querySelector('[data-testid="stBaseButton-primary"]')?.focus();
  };
  const watching = new MutationObserver(() => document.querySelector(DRAWN) && go());
  watching.observe(document.body, { childList: true, subtree: true });
  setTimeout(go, LONGEST);
})();
