// Ids of what happens here are UUIDv7 (RFC 9562, 5.7): sending the same thing twice is harmless, and they sort by time.

let lastMoment = 0;
let lastCount = 0;

/** A fresh UUIDv7; later ones of this page always sort after earlier ones. */
export function newId(moment = Date.now()) {
  const random = crypto.getRandomValues(new Uint8Array(10));
  if (moment > lastMoment) {
    lastMoment = moment;
    lastCount = ((random[8] & 0x07) << 8) | random[9]; // half of the room is left for counting on
  } else if (++lastCount > 0xfff) {
    lastMoment++;
    lastCount = 0;
  }
  const hex = (value, digits) => value.toString(16).padStart(digits, "0");
  const tail = Array.from(random.slice(0, 8), (byte, i) => hex(i === 0 ? (byte & 0x3f) | 0x80 : byte, 2)).join("");
  const time = hex(lastMoment, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(lastCount, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
