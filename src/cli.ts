// The commands: words in, one answer on stdout, troubles on stderr.
import { createApp } from "./app.ts";
import { ask } from "./cli/ask.ts";
import { exitOf } from "./cli/exit.ts";
import { readWords } from "./cli/program.ts";
import { readConfig } from "./config.ts";
import { createLogger } from "./logger.ts";

const out = {
  writeOut: (text: string): void => void process.stdout.write(text),
  writeErr: (text: string): void => void process.stderr.write(text),
};

try {
  const typed = readWords(process.argv.slice(2), out);
  if (typed) {
    const config = readConfig(process.env);
    // What happens is the answer or an error; a log would stand in the middle of it.
    const open = () => createApp(config, { logger: createLogger("silent") });
    const result = await ask(config, typed.call, open);
    out.writeOut(`${typed.asJson ? JSON.stringify(result, null, 2) : typed.command.print(result)}\n`);
  }
} catch (error) {
  const { code, text } = exitOf(error);
  if (text !== "") out.writeErr(`${text}\n`);
  process.exitCode = code;
}
