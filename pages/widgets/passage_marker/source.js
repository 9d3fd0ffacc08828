// Where a marker gets its text and leaves its marks: the server, by its routes; or, to practise, nowhere but this page.

import { keepOnDevice } from "./keeping.js";
import { ask, oneWindow, poster } from "./sending.js";

/** {text(), marks(), keep, post, lock}: see sending.js and outbox.js. `data.practice` is a text as the route gives one. */
export function sourceOf(data, labels, box) {
  if (data.practice) return thisPage(data.practice);
  return {
    text: () => ask(data.text_url),
    marks: () => ask(data.marks_url),
    keep: keepOnDevice(box),
    post: poster(data.marks_url, labels.not_saved),
    lock: oneWindow(box),
  };
}

function thisPage(practice) {
  let asked = false;
  return {
    text: async () => ({ kind: "ok", value: practice }),
    marks: async () => {
      if (asked) return { kind: "offline" }; // there is nothing newer anywhere than what this page holds
      asked = true;
      return { kind: "ok", value: { version: practice.version, marks: [], reached: 0, finished: false } };
    },
    keep: { load: async () => [], put: async () => undefined, remove: async () => undefined },
    post: async (operations) => ({ kind: "answers", answers: operations.map(({ id }) => ({ id, ok: true })) }),
    lock: (work) => work(),
  };
}
