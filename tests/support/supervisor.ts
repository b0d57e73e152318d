// Keeps a process of the house running, as a supervisor would: killed, it is started again on the same port.
import { freePort, startProcess, type HouseProcess } from "./process.ts";
import type { Room } from "./ways.ts";

export type Supervised = {
  role: "all" | "web" | "worker";
  url: string;
  /** `kill -9`, and up again; resolves once it is ready. */
  kill: () => Promise<void>;
  stop: () => Promise<number | null>;
  /** Again, after a stop. */
  start: () => Promise<void>;
  /** What all its processes printed. */
  output: () => string;
};

export async function supervise(room: Room, role: Supervised["role"]): Promise<Supervised> {
  const port = await freePort();
  const start = (): Promise<HouseProcess> => startProcess(room.dataDir, port, { ...room.env, ROLE: role });
  let house = await start();
  let printed = "";
  return {
    role,
    url: house.url,
    kill: async () => {
      await house.kill();
      printed += house.output();
      house = await start();
    },
    stop: () => house.stop(),
    start: async () => {
      printed += house.output();
      house = await start();
    },
    output: () => printed + house.output(),
  };
}
