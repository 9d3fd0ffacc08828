// How it looks: a button on every page opens the choices. What is chosen stands on <html> at once and is kept for the
// account. Made outside Streamlit's own part of the page, so that it is there on every page and stays through reruns.
"use strict";
(() => {
  const root = document.documentElement;
  const { words, groups, usual, now, unchecked } = JSON.parse(document.currentScript.dataset.given);
  const SEEN = "meerstem-language-seen";

  const set = (name, value) => {
    const attribute = `data-${name.replaceAll("_", "-")}`;
    if (value === usual[name]) root.removeAttribute(attribute);
    else root.setAttribute(attribute, value);
  };
  // Who never chose gets what the device asks for.
  if (!root.hasAttribute("data-looks") && matchMedia("(prefers-contrast: more)").matches) {
    now.high_contrast = "1";
    set("high_contrast", "1");
  }

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const keep = async (told) => {
    told.textContent = "";
    try {
      const answer = await fetch("/looks", { method: "POST", body: new URLSearchParams({ ...now, script: "1" }) });
      told.textContent = answer.ok ? words.saved : words.not_saved;
    } catch {
      told.textContent = words.not_saved;
    }
  };

  const fieldset = ({ name, label, options }, told) => {
    const choices = options.map(([value, said]) => {
      const input = make("input", { type: "radio", name: `looks-${name}`, value });
      input.checked = now[name] === value;
      input.addEventListener("change", () => {
        now[name] = value;
        root.setAttribute("data-looks", "own");
        set(name, value);
        document.dispatchEvent(new CustomEvent("meerstem-looks"));
        keep(told);
      });
      return make("label", { class: "house-choice" }, input, make("span", {}, said));
    });
    return make("fieldset", {}, make("legend", {}, label), make("div", { class: "house-choices" }, ...choices));
  };

  const panel = () => {
    const told = make("p", { class: "house-told", role: "status" });
    const close = make("button", { type: "button", class: "house-tool", "aria-label": words.close, title: words.close }, "✕");
    const title = make("h2", { id: "house-looks-title", tabindex: "-1", autofocus: "" }, words.title);
    const element = make("div", { id: "house-looks", popover: "auto", role: "dialog", "aria-labelledby": "house-looks-title" });
    element.append(make("div", { class: "house-looks-top" }, title, close), ...groups.map((group) => fieldset(group, told)), told);
    close.addEventListener("click", () => element.hidePopover());
    return element;
  };

  const notice = () => {
    try {
      if (localStorage.getItem(SEEN) === unchecked.language) return "";
    } catch {
      // Then it is said on every page.
    }
    const understood = make("button", { type: "button", class: "house-button" }, words.understood);
    const element = make("div", { class: "house-notice", role: "note" }, make("p", {}, unchecked.text), understood);
    understood.addEventListener("click", () => {
      element.remove();
      try {
        localStorage.setItem(SEEN, unchecked.language);
      } catch {
        // Nowhere to note it.
      }
    });
    return element;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const choices = panel();
    const open = make("button", { type: "button", class: "house-tool", "aria-label": words.title, title: words.title, "aria-haspopup": "dialog" }, make("span", { "aria-hidden": "true" }, "Aa"));
    open.popoverTargetElement = choices;
    const tools = make("div", { id: "house-tools", role: "group", "aria-label": words.tools }, open, choices);
    document.body.prepend(tools);
    if (unchecked) document.body.append(notice());
    // The account page leads here too.
    document.addEventListener("click", (event) => event.target.closest?.(".house-open-looks") && choices.showPopover());
  });
})();
