// The outbox: every change waits here, on the device, until the server has said what became of it. It is sent again,
// with the same ids, when the connection is back, on a timer, when the page is looked at, and at the next opening.

const BATCH = 100;
const LONGEST_PAUSE = 30_000; // ms
const BUGS_BEFORE_REFUSAL = 4;

/**
 * `keep` keeps entries on the device ({load, put, remove}), `post` sends operations and gives {kind: "answers", answers},
 * {kind: "offline"}, {kind: "signed-out"} or {kind: "refused", error}; an answer with `later` means that
 * the interview is not theirs now, so the change waits for it to be given again. `saved(operation, answer)` is told of every saved one,
 * `changed()` of everything; `lock(work)` lets one window send at a time. `phase` is idle, sending, offline, signed-out
 * or withheld.
 */
export function makeOutbox({ keep, post, saved, changed, lock = (work) => work(), later = (work, ms) => setTimeout(work, ms) }) {
  const box = { entries: [], phase: "idle", onDevice: true, sending: false, failures: 0, timer: null, stopped: false };

  box.open = async () => {
    const kept = await attempt(keep.load(), []);
    const known = new Set(box.entries.map((entry) => entry.id));
    box.entries = [...kept.filter((entry) => !known.has(entry.id)), ...box.entries];
    changed();
    return box.flush();
  };
  box.add = async (operations) => {
    for (const operation of operations) {
      if (operation.op === "reached") dropOlderPlaces(box, keep);
      box.entries.push(operation);
    }
    changed();
    // Kept and sent at once: waiting for the device first would cost a mark half of the time until it is saved. What is
    // taken off the device later comes after this in its order.
    const kept = operations.map((operation) => attempt(keep.put(operation)));
    const sent = box.flush({ fresh: true });
    await Promise.all(kept);
    return sent;
  };
  box.tryAgain = (id) => {
    const entry = box.entries.find((one) => one.id === id);
    if (entry) delete entry.error;
    changed();
    return box.flush();
  };
  box.remove = async (id) => {
    const gone = withThoseBuiltOn(box.entries, id);
    box.entries = box.entries.filter((entry) => !gone.has(entry.id));
    changed();
    await attempt(keep.remove([...gone]));
  };
  // What was just made goes straight away; asking whether another window is sending costs a frame, and what two windows
  // send twice is harmless. Only what waited is sent by one window at a time.
  box.flush = ({ fresh = false } = {}) => {
    clearTimeout(box.timer);
    if (box.sending || box.stopped) return undefined;
    if (!ready(box.entries).length) {
      box.phase = "idle";
      return undefined;
    }
    box.sending = true;
    box.phase = box.failures ? box.phase : "sending";
    changed();
    return Promise.resolve(fresh ? sendAll() : lock(() => sendAll())).finally(() => {
      box.sending = false;
      if (box.phase === "sending") box.phase = "idle";
      changed();
      if (!box.stopped && ready(box.entries).length && box.phase === "idle") box.flush();
    });
  };
  box.stop = () => {
    box.stopped = true;
    clearTimeout(box.timer);
  };

  async function sendAll() {
    for (let batch = ready(box.entries).slice(0, BATCH); batch.length; batch = ready(box.entries).slice(0, BATCH)) {
      const outcome = await post(batch.map(withoutNotes));
      if (outcome.kind === "offline" || outcome.kind === "signed-out") return pause(outcome.kind);
      const answers = outcome.answers ?? batch.map(({ id }) => ({ id, ok: false, error: outcome.error }));
      const held = await settle(batch, new Map(answers.map((answer) => [answer.id, answer])));
      if (held) return pause(held);
      box.failures = 0;
      box.phase = "sending";
    }
    return undefined;
  }
  async function settle(batch, answers) {
    const done = [];
    let held = null;
    for (const entry of batch) {
      const answer = answers.get(entry.id);
      if (answer?.ok) {
        done.push(entry.id);
        saved(entry, answer);
      } else if (!answer || (answer.again && (entry.bugs = (entry.bugs ?? 0) + 1) < BUGS_BEFORE_REFUSAL)) {
        held ??= "offline";
      } else if (answer.gone) {
        done.push(entry.id); // its text was withdrawn: it is told, and waits for nothing
        box.gone = answer.error;
      } else if (answer.later) {
        held = "withheld";
      } else {
        entry.error = answer.error || "?";
        await attempt(keep.put(entry));
      }
    }
    box.entries = box.entries.filter((entry) => !done.includes(entry.id));
    changed();
    await attempt(keep.remove(done));
    return held;
  }
  function pause(phase) {
    box.phase = phase;
    box.failures++;
    const wait = Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(box.failures - 1, 6)) * (0.75 + Math.random() / 2);
    if (!box.stopped) box.timer = later(() => box.flush(), wait);
  }
  async function attempt(work, otherwise) {
    try {
      return await work;
    } catch {
      box.onDevice = false; // a private window may refuse storage: then it lasts as long as the page
      return otherwise;
    }
  }
  return box;
}

/** What can be sent now: nothing that was refused, nor what is built on it. */
export function ready(entries) {
  const held = new Set();
  return entries.filter((entry) => {
    if (!entry.error && !held.has(builtOn(entry))) return true;
    held.add(entry.id);
    return false;
  });
}

/** The ids of an entry and of all entries that change the mark it made. */
export function withThoseBuiltOn(entries, id) {
  const gone = new Set([id]);
  for (const entry of entries) if (gone.has(builtOn(entry))) gone.add(entry.id);
  return gone;
}

function builtOn(entry) {
  return entry.coding ?? entry.proposal ?? entry.quoted ?? entry.answer;
}

function dropOlderPlaces(box, keep) {
  const older = box.sending ? [] : box.entries.filter((entry) => entry.op === "reached").map((entry) => entry.id);
  box.entries = box.entries.filter((entry) => !older.includes(entry.id));
  if (older.length) keep.remove(older).catch(() => undefined);
}

function withoutNotes({ error, bugs, ...operation }) {
  return operation;
}
