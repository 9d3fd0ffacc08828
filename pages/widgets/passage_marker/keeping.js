// Where the outbox keeps what has not been saved: IndexedDB on this device, per account and interview. It holds
// offsets, ids of codes and memos, never the interview's words, and each entry only until it has been saved.

const DATABASE = "meerstem";
const STORE = "waiting";

/** Keep entries of one box (account and interview) on the device; every promise rejects where that is impossible. */
export function keepOnDevice(box) {
  let opened = null;
  const database = () => (opened ??= openDatabase());
  return {
    load: async () => {
      const range = IDBKeyRange.bound([box, ""], [box, "\uffff"]);
      const rows = await asked((await database()).transaction(STORE).objectStore(STORE).getAll(range));
      return rows.map(({ box: _, ...entry }) => entry);
    },
    put: async (entry) => written(await database(), (store) => store.put({ ...entry, box })),
    remove: async (ids) => ids.length && written(await database(), (store) => ids.forEach((id) => store.delete([box, id]))),
  };
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: ["box", "id"] });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function written(database, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite");
    work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

/** The names of the boxes of one account (`account:interview`) in which something waits on this device. */
export async function boxesOnDevice(account) {
  const database = await openDatabase();
  const range = IDBKeyRange.bound([`${account}:`, ""], [`${account}:\uffff`, "\uffff"]);
  const keys = await asked(database.transaction(STORE).objectStore(STORE).getAllKeys(range));
  database.close();
  return [...new Set(keys.map(([box]) => box))];
}
