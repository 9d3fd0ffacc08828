// Talking to the server: the text, one's own marks, and changes. A dropped line, a server that restarts and a session
// that ended are ordinary here.

const LONGEST_WAIT = 20_000; // ms
const KEEPALIVE_BYTES = 60_000; // what a browser still sends while a page closes

/** Fetch JSON; gives {kind: "ok", value}, {kind: "offline"}, {kind: "signed-out"} or {kind: "refused", error}. */
export async function ask(url, init = {}) {
  try {
    const answer = (await askedEarly(url, init)) ?? (await askNow(url, init));
    if (answer.status === 401 || answer.type === "opaqueredirect") return { kind: "signed-out" };
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return { kind: "offline" };
    const value = await answer.json();
    return answer.ok ? { kind: "ok", value } : { kind: "refused", error: value.error ?? "", gone: answer.status === 410 };
  } catch {
    return { kind: "offline" };
  }
}

function askNow(url, init) {
  return fetch(url, {
    credentials: "same-origin",
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_WAIT),
    ...init,
    headers: { "x-meerstem": "1", accept: "application/json", ...init.headers },
  });
}

// The answer to what the page asked for while it was loading (pages/gate/house/straight_on.js), the first time it is wanted.
function askedEarly(url, init) {
  const answer = init.method ? undefined : globalThis.askedEarly?.get(url);
  globalThis.askedEarly?.delete(url);
  return answer?.catch(() => undefined);
}

/** A `post` for the outbox. */
export function poster(url, refusal) {
  return async (operations) => {
    const body = JSON.stringify(operations);
    // Only while the page goes away: such requests take a longer way through the browser, and the outbox keeps the rest.
    const init = { method: "POST", body, headers: { "content-type": "application/json" }, keepalive: Boolean(globalThis.document?.hidden) && body.length < KEEPALIVE_BYTES };
    const outcome = await ask(url, init);
    if (outcome.kind === "ok") return { kind: "answers", answers: outcome.value };
    return outcome.kind === "refused" ? { kind: "refused", error: outcome.error || refusal } : outcome;
  };
}

/** Let one window of this browser send for this box at a time, where the browser can. */
export function oneWindow(box) {
  return (work) => (navigator.locks ? navigator.locks.request(`meerstem:${box}`, work) : work());
}
