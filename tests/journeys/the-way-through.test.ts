// The same way on each place where things are kept; the phone's is in tests/long.
import { walkOn } from "./walk.ts";

walkOn("embedded", ["at a desk", "without JavaScript"]);
walkOn("postgres", ["at a desk"]);
walkOn("redis", ["at a desk"]);
