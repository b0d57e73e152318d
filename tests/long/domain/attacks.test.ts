// Every attack that we know of.
import { sufferAttacks } from "../../support/suffer-attacks.ts";
import { KINDS } from "../../world/attacks/kinds.ts";

sufferAttacks(KINDS);
