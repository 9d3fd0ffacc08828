// Tells Streamlit where its server is and what it answers there. Otherwise it guesses from the address, asks twice over
// HTTP, and waits a tenth of a second after the first wrong guess, each time a page is opened.
"use strict";
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + "/",
  HOST_CONFIG: {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
    enableCustomParentMessages: false,
    enforceDownloadInNewTab: false,
    blockErrorDialogs: false,
  },
};

// On an interview's page the text and one's own marks are asked for now, while the page itself is still being built.
// The passage marker (sending.js) takes them from here, once; after a while nobody came for them and they are too old.
(() => {
  const interview = location.pathname.endsWith("/interview") && new URLSearchParams(location.search).get("id");
  if (!interview || !/^[\w-]+$/.test(interview)) return;
  const headers = { "x-meerstem": "1", accept: "application/json" };
  const asked = [`/texts/${interview}`, `/marks/${interview}`].map((url) => [url, fetch(url, { redirect: "manual", headers })]);
  window.askedEarly = new Map(asked);
  for (const [, answer] of asked) answer.catch(() => {}); // the marker asks again
  setTimeout(() => window.askedEarly.clear(), 20_000);
})();
