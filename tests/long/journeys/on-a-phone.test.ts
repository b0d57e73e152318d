import { walkOn } from "../../journeys/walk.ts";

walkOn("embedded", ["on a phone"]);
