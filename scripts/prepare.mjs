// Before a command that runs the program: everything installed, everything built. Nothing to do takes a moment.
import { build } from "./build.mjs";
import { install, main } from "./install.mjs";

await main(async (root) => {
  await install(root);
  await build(root);
});
