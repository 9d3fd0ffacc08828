// The rules of the passage marker that need no browser; run by test_rules_of_the_marker.py.
import assert from "node:assert/strict";
import { test } from "node:test";

const HERE = new URL("../../../../pages/widgets/passage_marker/", import.meta.url);
const load = (name) => import(new URL(`${name}.js`, HERE));
const [offsets, ids, colours, changes, fitting, outbox, answers, quoting] = await Promise.all(
  ["offsets", "ids", "colours", "changes", "fitting", "outbox", "answers", "quoting"].map(load),
);

const GIVEN = {
  version: "v",
  length: 62,
  speakers: [{ label: "V", role: "interviewer" }, { label: "A", role: "participant" }],
  turns: [
    { s: 0, t: 0, p: ["En nu? 🏡"] },
    { s: 1, t: 9, p: ["Nu drinken we koffie 🎉 op woensdag.", " ", "Dat is van ons."] },
  ],
};
const WHOLE = Array.from("En nu? 🏡\nNu drinken we koffie 🎉 op woensdag. Dat is van ons.");
const at = (words) => {
  const start = Array.from(WHOLE.join("").split(words)[0]).length;
  return { start, end: start + Array.from(words).length };
};
const read = () => offsets.readText(GIVEN);
const saying = (text, { start, end }) => offsets.wordsOf(text, start, end);

test("offsets count emoji as one, also emoji made of several", () => {
  assert.equal(offsets.pointsIn("a🎉b"), 3);
  assert.equal(offsets.pointsIn("👩‍👩‍👧"), 5);
  assert.equal(offsets.unitOf("a🎉b", 2), 3);
  for (let i = 0; i <= 3; i++) assert.equal(offsets.pointsIn("a🎉b", offsets.unitOf("a🎉b", i)), i);
});

test("every sentence knows where it stands", () => {
  const text = read();
  for (const { start, end, text: words } of text.sentences) assert.equal(WHOLE.slice(start, end).join(""), words);
  assert.deepEqual(text.turns.map(({ first, last }) => [first, last]), [[0, 0], [1, 2]]);
});

test("words that are half chosen are chosen whole, and space at the ends is not", () => {
  const text = read();
  const { start } = at("rinken we kof");
  assert.equal(saying(text, offsets.wholeWords(text, start, start + 13)), "drinken we koffie");
  const space = at(" op ");
  assert.equal(saying(text, offsets.wholeWords(text, space.start, space.end)), "op");
  assert.equal(offsets.wholeWords(text, at(" op").start, at(" op").start + 1), null);
});

test("choosing over two turns joins them without the speaker's name", () => {
  const text = read();
  assert.equal(saying(text, { start: at("nu?").start, end: at("Nu drinken").end }), "nu? 🏡 Nu drinken");
});

test("a boundary goes word by word, over turns, and never past the other one", () => {
  const text = read();
  const koffie = at("koffie");
  assert.equal(saying(text, offsets.stepBoundary(text, koffie, "start", -1)), "we koffie");
  assert.equal(saying(text, offsets.stepBoundary(text, koffie, "end", 1)), "koffie 🎉 op");
  assert.deepEqual(offsets.stepBoundary(text, koffie, "start", 1), koffie);
  assert.deepEqual(offsets.stepBoundary(text, koffie, "end", -1), koffie);
  assert.equal(saying(text, offsets.stepBoundary(text, at("Nu"), "start", -1)), "nu? 🏡 Nu");
  assert.equal(saying(text, offsets.stepBoundary(text, at("van ons."), "end", -1)), "van");
});

test("ids are UUIDs of version 7 and each sorts after the one before", () => {
  const made = Array.from({ length: 5000 }, () => ids.newId());
  assert.ok(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));
  assert.deepEqual(made, [...made].sort());
  assert.equal(new Set(made).size, made.length);
});

test("words stay readable under three layers of any colour, on light and dark pages", () => {
  for (const [ground, ink] of [["#fffdf8", "#2b2a28"], ["#0e1117", "#fafafa"]].map((pair) => pair.map(colours.rgb))) {
    for (const colour of ["#000000", "#ffffff", "#b3541e", "#ffff00", "#3d5a80"].map(colours.rgb)) {
      const opacity = colours.safeOpacity(colour, ground, ink);
      let painted = ground;
      for (let i = 0; i < 3; i++) painted = painted.map((part, k) => part * (1 - opacity) + colour[k] * opacity);
      assert.ok(colours.contrast(painted, ink) >= 4.49 && opacity > 0.02);
    }
  }
  assert.equal(Math.round(colours.contrast([0, 0, 0], [255, 255, 255])), 21);
});

function session() {
  const history = changes.emptyHistory();
  const marks = new Map();
  const run = (operations) => operations.forEach((operation) => changes.apply(marks, operation));
  const all = () => [...marks.values()].map(({ code, start, end, memo }) => [code, start, end, memo].join(" "));
  return { history, marks, run, all };
}

test("undo and redo go back and forth through marking, memo, moving and taking back", () => {
  const { history, marks, run, all } = session();
  const [first, memo, moved] = [{ code: "c", start: 1, end: 5, memo: "" }, { code: "c", start: 1, end: 5, memo: "m" }, { code: "c", start: 0, end: 9, memo: "m" }];
  const line = () => changes.lineOf(history, [...marks.keys()][0]);
  run(changes.step(history, { id: null }, null, first, ids.newId));
  run(changes.step(history, line(), first, memo, ids.newId));
  run(changes.step(history, line(), memo, moved, ids.newId));
  run(changes.step(history, line(), moved, null, ids.newId));
  const seen = [all()];
  for (let i = 0; i < 4; i++) run(changes.undo(history, ids.newId)), seen.push(all());
  assert.deepEqual(seen, [[], ["c 0 9 m"], ["c 1 5 m"], ["c 1 5 "], []]);
  assert.deepEqual(changes.undo(history, ids.newId), []);
  for (let i = 0; i < 3; i++) run(changes.redo(history, ids.newId));
  assert.deepEqual(all(), ["c 0 9 m"]);
  run(changes.redo(history, ids.newId));
  assert.deepEqual(all(), []);
});

test("for whom a memo is goes along with it, also when the mark comes back, and nothing is sent for an empty memo", () => {
  const { history, marks, run } = session();
  const mark = (memo, audience) => ({ code: "c", start: 1, end: 5, memo, audience });
  const line = () => changes.lineOf(history, [...marks.keys()][0]);
  run(changes.step(history, { id: null }, null, mark(""), ids.newId));
  assert.deepEqual(changes.step(history, line(), mark(""), mark("", "all"), ids.newId), []);
  run(changes.step(history, line(), mark(""), mark("m", "me"), ids.newId));
  run(changes.step(history, line(), mark("m", "me"), mark("m", "all"), ids.newId));
  run(changes.step(history, line(), mark("m", "all"), null, ids.newId));
  run(changes.undo(history, ids.newId));
  assert.deepEqual([...marks.values()].map(({ memo, audience }) => [memo, audience]), [["m", "all"]]);
});

test("something new makes redo forget, and what was given up cannot be undone", () => {
  const { history, run, all } = session();
  const mark = (start) => run(changes.step(history, { id: null }, null, { code: "c", start, end: start + 2, memo: "" }, ids.newId));
  mark(1);
  run(changes.undo(history, ids.newId));
  mark(4);
  assert.deepEqual(changes.redo(history, ids.newId), []);
  changes.forget(history, history.done[0].line.id);
  assert.deepEqual(changes.undo(history, ids.newId), []);
  assert.deepEqual(all(), ["c 4 6 "]);
});

test("the screen shows what the server has plus what waits, and a refused take-back keeps its mark", () => {
  const saved = new Map([["a", { id: "a", code: "c", start: 0, end: 4, memo: "" }]]);
  const waiting = [{ op: "code", id: "b", code: "d", start: 2, end: 9 }, { op: "memo", id: "m", coding: "a", text: "x" }];
  const shown = changes.marksNow(saved, waiting);
  assert.deepEqual([shown.get("a").memo, shown.get("a").state, shown.get("b").state], ["x", "saving", "saving"]);
  assert.equal(changes.marksNow(saved, [{ op: "take_back", id: "t", coding: "a" }]).size, 0);
  assert.equal(changes.marksNow(saved, [{ op: "take_back", id: "t", coding: "a", error: "no" }]).get("a").state, "refused");
  assert.equal(saved.get("a").memo, "");
});

test("marks that overlap lie in different lanes", () => {
  const lanes = fitting.lanesOf([{ id: "a", start: 0, end: 9 }, { id: "b", start: 3, end: 5 }, { id: "c", start: 5, end: 12 }, { id: "d", start: 12, end: 14 }]);
  assert.deepEqual(["a", "b", "c", "d"].map((id) => lanes.get(id)), [0, 1, 1, 0]);
});

test("codes used near the words and those beside them are lifted, and every code stays in its group", () => {
  const codes = [
    { code_id: "g", parent_id: null, codable: false, name: "G" },
    { code_id: "x", parent_id: "g", codable: true, name: "X" },
    { code_id: "y", parent_id: "g", codable: true, name: "Y" },
    { code_id: "z", parent_id: null, codable: true, name: "Zéér", plain_name: "" },
  ];
  assert.deepEqual([...fitting.fittingCodes(codes, [{ code: "x", start: 0, end: 5 }], { start: 50, end: 60 })], ["x", "y"]);
  assert.equal(fitting.fittingCodes(codes, [{ code: "x", start: 0, end: 5 }], { start: 9000, end: 9010 }).size, 0);
  assert.deepEqual(fitting.groupsOf(codes).map((group) => group.codes.map((code) => code.code_id)), [["x", "y"], ["z"]]);
  assert.ok(fitting.codeAnswersTo({ name: "Zéér", plain_name: "" }, " zeer"));
});

function device(kept = []) {
  const box = new Map(kept.map((entry) => [entry.id, entry]));
  return { box, load: async () => [...box.values()].map((entry) => ({ ...entry })), put: async (entry) => void box.set(entry.id, { ...entry }), remove: async (gone) => gone.forEach((id) => box.delete(id)) };
}

function outboxWith(post, keep = device()) {
  const done = [];
  const timers = [];
  const made = outbox.makeOutbox({ keep, post, saved: (operation) => done.push(operation.id), changed: () => undefined, later: (work) => timers.push(work) });
  return { made, keep, done, timers };
}
const accept = async (operations) => ({ kind: "answers", answers: operations.map(({ id }) => ({ id, ok: true })) });

test("what waits is kept on the device, sent again with the same id, and cleared once saved", async () => {
  let line = "offline";
  const sent = [];
  const { made, keep, done, timers } = outboxWith(async (operations) => {
    sent.push(operations.map(({ id }) => id));
    return line === "offline" ? { kind: "offline" } : accept(operations);
  });
  await made.add([{ op: "code", id: "1" }]);
  await made.add([{ op: "code", id: "2" }]);
  assert.deepEqual([...keep.box.keys()], ["1", "2"]);
  assert.equal(made.phase, "offline");
  assert.ok(timers.length);
  line = "back";
  await made.flush();
  assert.deepEqual([done, keep.box.size, made.entries.length, made.phase], [["1", "2"], 0, 0, "idle"]);
  assert.deepEqual(sent.at(-1), ["1", "2"]);
});

test("the next opening sends what the last one left behind", async () => {
  const { made, done, keep } = outboxWith(accept, device([{ op: "code", id: "9" }]));
  await made.open();
  assert.deepEqual([done, keep.box.size], [["9"], 0]);
});

test("a refused change stays, says why, holds what is built on it, and can be sent again or removed", async () => {
  let refuse = true;
  const sent = [];
  const { made, keep, done } = outboxWith(async (operations) => {
    sent.push(...operations.map(({ id }) => id));
    return { kind: "answers", answers: operations.map(({ id }) => (id === "a" && refuse ? { id, ok: false, error: "why" } : { id, ok: true })) };
  });
  await made.add([{ op: "code", id: "a" }]);
  await made.add([{ op: "memo", id: "m", coding: "a", text: "x" }, { op: "code", id: "b" }]);
  assert.deepEqual([done, made.entries.map(({ id, error }) => [id, error])], [["b"], [["a", "why"], ["m", undefined]]]);
  assert.equal(keep.box.get("a").error, "why");
  assert.ok(!sent.includes("m"));
  refuse = false;
  await made.tryAgain("a");
  assert.deepEqual([done, keep.box.size], [["b", "a", "m"], 0]);
  refuse = true;
  await made.add([{ op: "code", id: "a" }, { op: "memo", id: "n", coding: "a", text: "y" }]);
  await made.remove("a");
  assert.deepEqual([made.entries.length, keep.box.size], [0, 0]);
});

test("signed out keeps everything, and a bug of the server is no refusal at once", async () => {
  const signedOut = outboxWith(async () => ({ kind: "signed-out" }));
  await signedOut.made.add([{ op: "code", id: "1" }]);
  assert.deepEqual([signedOut.made.phase, signedOut.keep.box.size], ["signed-out", 1]);
  const broken = outboxWith(async (operations) => ({ kind: "answers", answers: operations.map(({ id }) => ({ id, ok: false, again: true, error: "bug" })) }));
  await broken.made.add([{ op: "code", id: "1" }]);
  assert.equal(broken.made.entries[0].error, undefined);
  for (let i = 0; i < 4; i++) await broken.made.flush();
  assert.equal(broken.made.entries[0].error, "bug");
});

test("only the furthest place read waits", async () => {
  const { made, keep } = outboxWith(async () => ({ kind: "offline" }));
  await made.add([{ op: "reached", id: "1", reached: 10 }]);
  await made.add([{ op: "reached", id: "2", reached: 90 }]);
  assert.deepEqual([made.entries.map(({ id }) => id), [...keep.box.keys()]], [["2"], ["2"]]);
});

test("where the device keeps nothing, saving still works", async () => {
  const refuses = { load: async () => Promise.reject(new Error("private")), put: async () => Promise.reject(new Error("private")), remove: async () => Promise.reject(new Error("private")) };
  const { made, done } = outboxWith(accept, refuses);
  await made.open();
  await made.add([{ op: "code", id: "1" }]);
  assert.deepEqual([done, made.onDevice], [["1"], false]);
});

test("what belongs to an interview that was taken back waits without an error, and goes when it is given again", async () => {
  let given = false;
  const answer = ({ id }) => (given || id === "1" ? { id, ok: true } : { id, ok: false, later: true, error: "not yours" });
  const { made, done, keep } = outboxWith(async (operations) => ({ kind: "answers", answers: operations.map(answer) }));
  await made.add([{ op: "code", id: "1" }, { op: "code", id: "2" }, { op: "memo", id: "3", coding: "2" }]);
  assert.deepEqual([made.phase, made.entries.map((one) => [one.id, one.error])], ["withheld", [["2", undefined], ["3", undefined]]]);
  given = true;
  await made.flush();
  assert.deepEqual([made.phase, made.entries.length, done], ["idle", 0, ["1", "2", "3"]]);
  assert.equal((await keep.load()).length, 0);
});

test("answers for the table are what the server has with what waits, and one that was refused stays in sight", () => {
  const saved = [["a", "dont_know", 0, 9, ""]];
  const entries = [
    { op: "answer", id: "b", kind: "lets_talk", start: 3, end: 8, text: "?" },
    { op: "answer", id: "c", kind: "touches_me", start: 3, end: 8 },
    { op: "answer_end", id: "d", answer: "a" },
  ];
  assert.deepEqual([...answers.answersNow(saved, entries).keys()], ["b"]);
  assert.deepEqual([...answers.answersNow(saved, [{ ...entries[2], error: "no" }]).keys()], ["a"]);
  assert.equal(answers.answersNow([], [{ ...entries[0], error: "no" }]).get("b").state, "refused");
  assert.deepEqual(answers.savedAnswers(saved, entries[0]), [["a", "dont_know", 0, 9, ""], ["b", "lets_talk", 3, 8, "?"]]);
});

test("a quote that waits is shown, one taken back is not, and one refused says so", () => {
  const saved = [["a", 0, 5, "released"]];
  const waiting = { op: "quote", id: "b", start: 6, end: 9, why: "" };
  assert.deepEqual(quoting.quotesNow(saved, [waiting]).map((one) => one.state), ["released", "open"]);
  assert.deepEqual(quoting.quotesNow(saved, [{ ...waiting, error: "?" }])[1].state, "refused");
  const back = { op: "quote_back", id: "c", quoted: "b" };
  assert.equal(quoting.quotesNow(quoting.savedQuotes(saved, waiting), [back]).length, 1);
  assert.deepEqual(outbox.ready([{ ...waiting, error: "?" }, back]), [], "it waits with what it is built on");
});
