// Prompts are files (prompts/README.md). Loaded and checked here, filled in one pass, strangers' text fenced as data.
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { removeInvisible } from "../html/invisible.ts";
import { projectRoot } from "../root.ts";

const frontMatter = z.strictObject({
  purpose: z.string().min(1),
  inputs: z.record(
    z.string().regex(/^[a-zA-Z]+$/u),
    z.strictObject({ untrusted: z.boolean(), characters: z.int().positive() }),
  ),
  limits: z.record(z.string().regex(/^[a-zA-Z]+$/u), z.number()).default({}),
});

/** @property hash SHA-256 of the whole file, hexadecimal: part of a brief's identity. */
export type Prompt = z.infer<typeof frontMatter> & { name: string; system: string; user: string; hash: string };

/** The two messages of a call, and the hash of the file they came from. */
export type RenderedPrompt = { system: string; user: string; hash: string };

const BOUNDARY = "boundary";
const PLACEHOLDER = /\{\{([a-zA-Z]+)\}\}/gu;

const loaded = new Map<string, Prompt>();

/** Loads and checks every prompt of the project, so that a broken one stops the start. @throws Error that names the file. */
export function loadPrompts(folder: string = join(projectRoot(), "prompts")): Map<string, Prompt> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
  return new Map(files.map((file) => [file.slice(0, -3), readPrompt(file.slice(0, -3), join(folder, file))]));
}

/** One prompt of the project, read once. @throws Error where it is missing or faulty. */
export function getPrompt(name: string): Prompt {
  const known = loaded.get(name);
  if (known) return known;
  const prompt = readPrompt(name, join(projectRoot(), "prompts", `${name}.md`));
  loaded.set(name, prompt);
  return prompt;
}

/** @throws Error with the name of the prompt and what is wrong with it. */
export function parsePrompt(name: string, file: string): Prompt {
  const wrong = (what: string, cause?: unknown) => new Error(`prompts/${name}.md: ${what}`, { cause });
  const source = file.replaceAll("\r\n", "\n");
  const parts =
    /^---\n(?<head>[\s\S]*?)\n---\n[\s\S]*?^## System\n(?<system>[\s\S]*?)^## User\n(?<user>[\s\S]*)$/mu.exec(
      source,
    )?.groups;
  if (!parts) throw wrong("expected front matter, then ## System, then ## User");
  const head = frontMatter.safeParse(parseYaml(parts["head"] ?? "", wrong));
  if (!head.success) throw wrong(z.prettifyError(head.error), head.error);
  const system = (parts["system"] ?? "").trim();
  const user = (parts["user"] ?? "").trim();
  const used = (text: string) => new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""));
  const { inputs, limits } = head.data;
  const known = new Set([...Object.keys(inputs), ...Object.keys(limits), BOUNDARY]);
  const all = used(`${system}\n${user}`);
  for (const one of all) if (!known.has(one)) throw wrong(`{{${one}}} is not declared under inputs or limits`);
  for (const [input, { untrusted }] of Object.entries(inputs)) {
    if (!all.has(input)) throw wrong(`the input ${input} is not used`);
    if (input in limits || input === BOUNDARY) throw wrong(`the name ${input} is taken twice`);
    if (untrusted && used(system).has(input)) throw wrong(`the untrusted input ${input} may stand under ## User only`);
  }
  const fenced = Object.values(inputs).some((input) => input.untrusted);
  if (fenced && !used(system).has(BOUNDARY)) throw wrong("## System must say what {{boundary}} fences");
  return { ...head.data, name, system, user, hash: createHash("sha256").update(file).digest("hex") };
}

/**
 * Fills the placeholders in a single pass. Untrusted values are cut to their limit, freed of invisible characters and
 * fenced by a boundary that is new for each call.
 * @param boundary only tests pass it.
 * @throws Error where a declared input is missing or an undeclared one is given.
 */
export function renderPrompt(
  prompt: Prompt,
  values: Record<string, string>,
  boundary: string = randomBytes(5).toString("hex"),
): RenderedPrompt {
  for (const name of new Set([...Object.keys(values), ...Object.keys(prompt.inputs)])) {
    if (values[name] === undefined || !prompt.inputs[name])
      throw new Error(
        `prompts/${prompt.name}.md: the input ${name} is ${prompt.inputs[name] ? "missing" : "not declared"}`,
      );
  }
  const fill = (template: string) =>
    template
      .replaceAll(PLACEHOLDER, (_, name: string) => {
        if (name === BOUNDARY) return boundary;
        const input = prompt.inputs[name];
        if (!input) return String(prompt.limits[name]);
        const value = cut(removeInvisible(values[name] ?? "").replaceAll(/\r\n?/gu, "\n"), input.characters);
        if (!input.untrusted) return value;
        return `[BEGIN ${name} ${boundary}]\n${value.replaceAll(boundary, "")}\n[END ${name} ${boundary}]`;
      })
      .trim();
  return { system: fill(prompt.system), user: fill(prompt.user), hash: prompt.hash };
}

function readPrompt(name: string, path: string): Prompt {
  return parsePrompt(name, readFileSync(path, "utf8"));
}

function parseYaml(text: string, wrong: (what: string, cause: unknown) => Error): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw wrong("the front matter is not YAML", error);
  }
}

function cut(text: string, characters: number): string {
  const head = text.slice(0, characters);
  return head.isWellFormed() ? head : head.slice(0, -1).toWellFormed();
}
