// Which codes to lift for a passage, and in which lane each mark lies where marks overlap.

const NEAR = 1500; // code points; about a page on a phone

/** The ids of codes used near [start, end), and of the others in the groups of those; none is ever hidden. */
export function fittingCodes(codes, marks, { start, end }, most = 5) {
  const distance = (mark) => Math.max(0, mark.start - end, start - mark.end);
  const near = [...marks].filter((mark) => distance(mark) <= NEAR).sort((a, b) => distance(a) - distance(b));
  const used = new Set(near.map((mark) => mark.code));
  const groups = new Set(codes.filter((code) => used.has(code.code_id) && code.parent_id).map((code) => code.parent_id));
  const beside = codes.filter((code) => code.codable && groups.has(code.parent_id)).map((code) => code.code_id);
  return new Set([...used, ...beside].slice(0, most));
}

/** The lane of every mark by id: marks that overlap lie in different lanes, the lowest that is free. */
export function lanesOf(marks) {
  const lanes = new Map();
  const ends = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    let lane = ends.findIndex((end) => end <= mark.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = mark.end;
    lanes.set(mark.id, lane);
  }
  return lanes;
}

/** The codes in their groups, in order: [{heading: code or null, codes: [...]}]; a codable parent stands in its own group. */
export function groupsOf(codes) {
  const known = new Map(codes.map((code) => [code.code_id, code]));
  const parents = new Set(codes.map((code) => code.parent_id).filter((id) => known.has(id)));
  const top = (code) => {
    let one = code;
    for (let depth = 0; known.has(one.parent_id) && depth < 20; depth++) one = known.get(one.parent_id);
    return one;
  };
  const groups = new Map();
  for (const code of codes) {
    const root = top(code);
    const key = parents.has(root.code_id) || !root.codable ? root.code_id : "";
    if (!groups.has(key)) groups.set(key, { heading: key ? root : null, codes: [] });
    if (code.codable) groups.get(key).codes.push(code);
  }
  return [...groups.values()].filter((group) => group.codes.length);
}

/** Whether a code answers to what somebody looks for, in either of its names, whatever the accents or capitals. */
export function codeAnswersTo(code, sought) {
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain(`${code.plain_name} ${code.name}`).includes(plain(sought.trim()));
}
