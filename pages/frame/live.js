// Waits for news and lets the page be made anew, or says that there is some. Nothing is asked while the tab is hidden.
const FIRST = 1_500; // ms: the page itself comes first
const LONGEST_PAUSE = 30_000; // ms, after the line has failed some times
const SPREAD = 1_500; // ms: not every open page asks to be made anew in the same moment
const TYPING = "textarea, [contenteditable='true'], input:not([type='checkbox'], [type='radio'], [type='button'], [type='range'])";
const OPEN = "[role='dialog'], [data-baseweb='popover']";
const listeners = new WeakMap();

function begin(parent) {
  const stopper = new AbortController();
  const line = document.createElement("div");
  line.className = "live-line";
  line.setAttribute("role", "status");
  parent.querySelector(".live-root").replaceChildren(line);
  const one = { line, stopping: stopper.signal, stop: () => stopper.abort(), waiting: null, timer: null, filledIn: null };
  for (const kind of ["input", "click"]) document.addEventListener(kind, (event) => noteForm(one, event.target), { signal: stopper.signal, capture: true });
  document.addEventListener("visibilitychange", () => (document.hidden ? one.waiting?.abort() : listen(one)), { signal: stopper.signal });
  return one;
}

/** What was chosen in a form and not sent yet lives in the browser only. */
function noteForm(one, target) {
  if (target.closest?.("[data-testid='stFormSubmitButton']")) one.filledIn = null;
  else one.filledIn = target.closest?.("[data-testid='stForm']") ?? one.filledIn;
}

async function listen(one) {
  if (one.waiting) return;
  let failures = 0;
  while (!one.stopping.aborted && !document.hidden) {
    one.waiting = new AbortController();
    try {
      if (!(await ask(one, AbortSignal.any([one.stopping, one.waiting.signal])))) break;
      failures = 0;
    } catch {
      if (one.stopping.aborted || document.hidden) break;
      await pause(Math.min(LONGEST_PAUSE, 1_000 * 2 ** failures++), one.waiting.signal);
    }
  }
  one.waiting = null;
}

/** Whether to go on asking. */
async function ask(one, signal) {
  const { topics } = one.data;
  const since = topics.map((topic) => one.seen[topic]).join();
  const answer = await fetch(`/news/${topics.join()}?since=${since}`, { cache: "no-store", signal });
  if (answer.status === 401) dispatchEvent(new Event("meerstem-signed-out"));
  if (answer.status === 401 || answer.status === 403) return false;
  if (!answer.ok) throw new Error(String(answer.status));
  if (answer.status === 200) take(one, await answer.json());
  return true;
}

function pause(length, signal) {
  return new Promise((done) => {
    setTimeout(done, length * (0.75 + Math.random() / 2));
    signal.addEventListener("abort", done, { once: true });
  });
}

function take(one, counts) {
  one.seen = counts;
  const { data } = one;
  const changed = data.topics.filter((topic) => counts[topic] !== data.counts[topic]);
  if (!changed.length) return;
  dispatchEvent(new CustomEvent("meerstem-news", { detail: changed })); // an open interview looks whether it is still there
  if (data.quiet) say(one, changed.map((topic) => data.sentences[topic]).join(" "), data.close, () => one.line.replaceChildren());
  else one.timer ??= setTimeout(() => show(one), Math.random() * SPREAD);
}

function show(one) {
  one.timer = null;
  if (one.stopping.aborted) return;
  if (document.querySelector("[data-test-script-state='running']")) {
    // An act of this person is under way: a rerun now would break it off before its button is reached.
    one.timer = setTimeout(() => show(one), 250);
    return;
  }
  if (one.data.topics.every((topic) => one.seen[topic] === one.data.counts[topic])) return; // that run showed it
  if (isBusy(one)) say(one, one.data.new, one.data.show, () => one.trigger("news", Date.now()));
  else one.trigger("news", Date.now());
}

function isBusy(one) {
  const selected = document.getSelection();
  if (document.activeElement?.matches?.(TYPING) || (selected && !selected.isCollapsed)) return true;
  if ([...document.querySelectorAll(OPEN)].some((panel) => panel.checkVisibility())) return true;
  return Boolean(speechSynthesis.speaking || one.filledIn?.isConnected);
}

function say(one, words, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  one.line.replaceChildren(words, button);
}

/** What Streamlit calls, at every rerun: the page is new now. Gives what to do when it is left. */
export default function live({ data, parentElement, setTriggerValue }) {
  let one = listeners.get(parentElement);
  const fresh = !one || one.stopping.aborted;
  if (fresh) {
    one = begin(parentElement);
    listeners.set(parentElement, one);
  }
  const other = one.data && one.data.topics.join() !== data.topics.join();
  if (!one.data || JSON.stringify(one.data.counts) !== JSON.stringify(data.counts)) {
    one.line.replaceChildren();
    one.seen = data.counts;
  }
  Object.assign(one, { data, trigger: setTriggerValue });
  if (other) one.waiting?.abort();
  if (fresh) setTimeout(() => listen(one), FIRST);
  return () => setTimeout(() => parentElement.isConnected || one.stop(), 0);
}
