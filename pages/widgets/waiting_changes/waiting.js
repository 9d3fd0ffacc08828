// What the passage marker keeps on this device for other interviews than the one that is open: sent from here too.

import { boxesOnDevice, keepOnDevice } from "../passage_marker/keeping.js";
import { makeOutbox } from "../passage_marker/outbox.js";
import { oneWindow, poster } from "../passage_marker/sending.js";

const begun = new WeakSet();

/** What Streamlit calls at every rerun; once on a page is enough. */
export default function waitingChanges({ data, parentElement }) {
  if (begun.has(parentElement)) return undefined;
  begun.add(parentElement);
  const line = document.createElement("p");
  line.className = "waiting-changes";
  line.setAttribute("role", "status");
  parentElement.append(line);
  const boxes = [];
  const look = () => (line.textContent = wordsFor(data.labels, boxes, line.textContent));
  boxesOnDevice(data.account_id)
    .then((names) => names.forEach((name) => boxes.push(send(data, name, look))))
    .catch(() => undefined);
  const online = () => boxes.forEach((box) => box.flush());
  window.addEventListener("online", online);
  return () => {
    setTimeout(() => {
      if (parentElement.isConnected) return;
      window.removeEventListener("online", online);
      boxes.forEach((box) => box.stop());
    }, 0);
  };
}

function send(data, name, look) {
  const transcript = name.slice(data.account_id.length + 1);
  const box = makeOutbox({
    keep: keepOnDevice(name),
    post: poster(`/marks/${encodeURIComponent(transcript)}`, "?"),
    lock: oneWindow(name),
    saved: () => undefined,
    changed: look,
  });
  box.open();
  return box;
}

/** What to say of all boxes together; nothing while nothing waited. */
export function wordsFor(labels, boxes, before) {
  const entries = boxes.flatMap((box) => box.entries);
  if (boxes.some((box) => box.gone)) return labels.withdrawn;
  if (boxes.some((box) => box.phase === "withheld" && box.entries.length)) return labels.withheld;
  if (entries.some((entry) => entry.error)) return labels.refused;
  if (boxes.some((box) => box.entries.length && box.phase !== "sending")) return labels.waiting;
  return before && !entries.length ? labels.saved : before;
}
