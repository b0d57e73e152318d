// How long hubs are left alone (domain milliseconds).
import { DAY, HOUR, MINUTE } from "../../clock.ts";

/** So long a hub may take to ask back whether we meant it. */
export const CONFIRM_MS = HOUR;
/** Until all hubs of a feed are asked again, by how often they were. */
export const WAITS = [10 * MINUTE, HOUR, 6 * HOUR, DAY];
/** After the last of those, and after a no. */
export const GIVEN_UP_MS = 7 * DAY;
