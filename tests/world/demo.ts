// `npm run demo`: the product among invented people, on throw-away data. Ctrl-C ends and removes everything.
import { openDemo, SPEED } from "./demo/open-demo.ts";
import { FOLLOWED, NEWCOMER } from "./demo/plans.ts";

const wanted = Number(process.env["PORT"] ?? 3000);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say("Making a small world and some weeks of history …");
const opening = openDemo({ port: wanted, see: ({ text }) => void tell(text) });

// Before all else: whoever changes their mind while it opens leaves nothing behind either.
let isStopping = false;
const stop = once(async (code: number): Promise<void> => {
  isStopping = true;
  const opened = await opening.catch(() => undefined);
  await opened?.close();
  say("\nThe demo has ended, and its data is gone.");
  process.exit(code);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

const demo = await opening;
if (wanted !== 0 && new URL(demo.url).port !== String(wanted)) say(`Port ${wanted} is taken: this demo is on another.`);
const others = demo.world.people.filter(({ who }) => FOLLOWED.every((one) => one.who !== who.id));
say(`
  Sign in once with this link (good for 15 minutes):
  ${demo.signInLink}

  This is a made-up world: nobody in it is real, and ${Math.round(86_400 / SPEED)} seconds are a day. You are ${NEWCOMER.name},
  and follow four people. Say something about a post of theirs and press “I posted it”: by their nature they answer,
  sooner or later or not at all, and their answers are logged for you (load the page again to see them).
  Ctrl-C ends the demo and removes its data. Others who live here, to be followed:
${others.map(({ who, address }) => `    ${address}  ${who.name}, ${who.title}`).join("\n")}

  What happens:`);

try {
  await demo.ended;
  if (!isStopping) process.stderr.write("Door Opener ended by itself; so does the demo.\n");
} catch (error) {
  if (!isStopping)
    process.stderr.write(`The demo cannot go on: ${error instanceof Error ? error.message : String(error)}\n`);
}
await stop(1);

async function tell(text: string): Promise<void> {
  const { clock } = await opening;
  say(
    `  ${clock
      .now()
      .toUTCString()
      .slice(0, 22)
      .replace(/ \d{4} /u, " ")}  ${text}`,
  );
}

/** A second Ctrl-C must not cut the first one short. */
function once(act: (code: number) => Promise<void>): (code: number) => Promise<void> {
  let acted: Promise<void> | undefined;
  return (code) => (acted ??= act(code));
}
