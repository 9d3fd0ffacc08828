// Whoever signs out in one place should not leave their texts on the screen of another.
"use strict";
(() => {
  const ask = async () => {
    try {
      const answer = await fetch("/still-here", { cache: "no-store" });
      if (answer.status === 401) {
        const here = location.pathname + location.search;
        location.replace("/sign-in?ended=1&next=" + encodeURIComponent(here));
      }
    } catch {
      // No connection: what was written waits in the browser, so the page stays.
    }
  };
  setInterval(() => document.visibilityState === "visible" && ask(), 20_000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  // Streamlit asks for this each time it tries to connect again: so also when its connection was ended.
  new PerformanceObserver((seen) => {
    if (seen.getEntries().some((entry) => entry.name.endsWith("/_stcore/host-config"))) ask();
  }).observe({ type: "resource" });
  window.addEventListener("meerstem-signed-out", ask); // what waits for news hears it first
  window.addEventListener("pageshow", (event) => event.persisted && ask());
})();
