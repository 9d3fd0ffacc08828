// Streamlit's own words, which only a screen reader says, in the language of the page: they come with this script's element.
"use strict";
(() => {
  const words = JSON.parse(document.currentScript.dataset.words || "{}");
  const NAMES = ["aria-label", "title", "placeholder"];
  const ANY = NAMES.map((name) => `[${name}]`).join(",");
  const [help, picker] = [words["Help for"], words["color picker"]];
  const own = (said) => {
    if (said.startsWith("Help for ")) return help && said.replace("Help for", help);
    if (said.endsWith(" color picker")) return picker && said.replace("color picker", picker);
    return words[said];
  };
  const mend = (element) => {
    for (const name of NAMES) {
      const said = element.getAttribute(name);
      const better = said && own(said);
      if (better && better !== said) element.setAttribute(name, better);
    }
    // An icon within a sentence has the name of its drawing as its label; the sentence says it all.
    if (element.getAttribute("role") === "img" && / icon$/.test(element.getAttribute("aria-label"))) {
      element.setAttribute("aria-hidden", "true");
    }
  };
  const mendAll = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".mm-root")) return; // the marker speaks for itself
    if (root.matches(ANY)) mend(root);
    root.querySelectorAll(ANY).forEach(mend);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") mend(change.target);
      else change.addedNodes.forEach(mendAll);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: NAMES });
})();
