import { mkdtempSync } from "node:fs";
import { createApp } from "./src/app.ts";
import { readConfig } from "./src/config.ts";
import { ensureOwner } from "./src/domain/accounts/users.ts";
import { editProfile } from "./src/domain/profiles.ts";
import { suggestToday } from "./src/domain/today.ts";
import { rankOpenings } from "./src/domain/openings/rank.ts";
import { listRough } from "./src/db/openings.ts";

import { countMaking } from "./src/db/tasks.ts";
import { fillHouse } from "./bench/fill-house.ts";
const dataDir = process.argv[2] ?? mkdtempSync("/tmp/speed-");
const app = await createApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent" }));
const owner = await ensureOwner(app, { email: "olga@example.org", token: undefined });
if (!process.argv[2]) {
  await editProfile(app, owner.id, {
    interests: ["harbours", "ferries", "bread", "databases", "open source"],
    expertise: ["measuring", "compilers"],
  });
  const t = performance.now();
  await fillHouse(app, owner.id, { people: 40, postsEach: 500, briefedEach: 37, touchesEach: 20 });
  console.log(dataDir, "filled in s", (performance.now() - t) / 1000);
}
const med = async (name: string, f: () => Promise<unknown>) => {
  const first = performance.now();
  await f();
  const one = performance.now() - first;
  const ts: number[] = [];
  for (let i = 0; i < 40; i++) {
    const b = performance.now();
    await f();
    ts.push(performance.now() - b);
  }
  ts.sort((a, b) => a - b);
  console.log(name, "first", one.toFixed(1), "median", ts[20]!.toFixed(1), "p90", ts[36]!.toFixed(1));
};
const now = app.clock.now();
const since = new Date(now.getTime() - 30 * 864e5);
await med("suggestToday", () => suggestToday(app, owner.id, { more: 6 }));
await med("rank", () => rankOpenings(app.db, owner.id, { now }));
await med("rank9", () => rankOpenings(app.db, owner.id, { now, enough: { openings: 9, people: 3 } }));
await med("rough", () => listRough(app.db, owner.id, { since }));

await med("making", () => countMaking(app.db, owner.id, {}));
await app.close();
