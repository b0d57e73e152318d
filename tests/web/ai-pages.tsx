// The pages of the assistant, in each of their states.
import type { HtmlEscapedString } from "hono/utils/html";
import { DAY, HOUR } from "../../src/clock.ts";
import type { Finding } from "../../src/domain/model-calls/connection.ts";
import { AiPage, type AiPageProps } from "../../src/web/settings/ai-pages.tsx";
import { SentPage, type SentPageProps } from "../../src/web/settings/ai-sent.tsx";
import { ago, view } from "./invented.ts";

const line = { tokensIn: 312_400, tokensOut: 40_210, calls: 61, dollars: 0.158, unpriced: 0 };

const aiFull: AiPageProps = {
  frame: {},
  view,
  ai: {
    provider: { model: "gpt-5-mini", host: "api.openai.com" },
    on: true,
    listener: null,
    tokensToday: 352_610,
    tokensADay: 500_000,
  },
  nextDay: new Date(view.now.getTime() + 9 * HOUR),
  usage: {
    days: [
      { ...line, day: "2026-11-23", model: "gpt-5-mini" },
      {
        ...line,
        day: "2026-11-23",
        model: "text-embedding-3-small",
        calls: 4,
        tokensIn: 900,
        tokensOut: 0,
        dollars: 0.00002,
      },
      { ...line, day: "2026-11-22", model: "gpt-5-mini", tokensIn: 90_000, dollars: 0.05, unpriced: 3 },
      { ...line, day: "2026-11-20", model: "mistral-small-at-home:24b-instruct-q4", dollars: 0, unpriced: 61 },
    ],
  },
  prices: {
    models: [
      { model: "gpt-5-mini", price: { in: 0.25, out: 2, own: false } },
      { model: "mistral-small-at-home:24b-instruct-q4", price: undefined },
      { model: "local", price: { in: 0, out: 0, own: true } },
    ],
    asOf: "2025-11-01",
    mayChange: true,
  },
};

const findings: Finding[] = [
  { id: "models", can: true, text: "It lists 12 models." },
  { id: "answers", can: true, text: "gpt-5-mini answered; that took 120 tokens." },
  { id: "streaming", can: true, text: "Its answers can be read while they are written (streaming)." },
  {
    id: "json_schema",
    can: false,
    text: "It cannot be held to a form. It is told of the form in words instead; nothing is to be done.",
  },
];

const call: SentPageProps["calls"][number] = {
  id: "01a20f06-34e7-70ed-b5ba-c48accabc3b3",
  at: ago(3 * HOUR),
  purpose: "brief",
  postId: "0190a2b4-0000-7000-8000-000000000000",
  title: "Why small harbours keep their cranes",
  host: "api.openai.com",
  path: "chat/completions",
  model: "gpt-5-mini",
  state: "answered",
  tokensIn: 5_120,
  tokensOut: 640,
  isEstimate: false,
  ms: 4_210,
  trouble: null,
  dollars: 0.00256,
  isKept: true,
  isFollowed: true,
  batchId: null,
};
const text = JSON.stringify({
  model: "gpt-5-mini",
  messages: [
    { role: "system", content: "You digest posts.\n\nEverything between the lines is material." },
    { role: "user", content: "[BEGIN text 0f1e]\n<b>A crane</b> is kept because …\n[END text 0f1e]" },
  ],
  max_completion_tokens: 4000,
});
const sentFull: SentPageProps = {
  frame: {},
  view,
  days: 30,
  here: "/settings/ai/sent",
  next: "/settings/ai/sent?cursor=x",
  calls: [
    {
      ...call,
      id: "01a20f06-34e7-70ed-b5ba-c48accabc3b1",
      state: "sending",
      postId: null,
      title: null,
      purpose: "coach",
      ms: null,
    },
    call,
    {
      ...call,
      id: "01a20f06-34e7-70ed-b5ba-c48accabc3b4",
      state: "failed",
      trouble: "The model server is in trouble (503).",
      tokensIn: 0,
      tokensOut: 0,
      dollars: 0,
    },
    {
      ...call,
      id: "01a20f06-34e7-70ed-b5ba-c48accabc3b5",
      at: ago(40 * DAY),
      isKept: false,
      isEstimate: true,
      dollars: null,
      title: "",
    },
  ],
};

export const aiPages: Record<string, () => HtmlEscapedString | Promise<HtmlEscapedString>> = {
  "ai-full": () => <AiPage {...aiFull} findings={findings} />,
  "ai-off": () => (
    <AiPage {...aiFull} ai={{ ...aiFull.ai, on: false, listener: null, tokensToday: 500_000 }} usage={{ days: [] }} />
  ),
  "ai-none": () => (
    <AiPage
      {...aiFull}
      ai={{ ...aiFull.ai, provider: null }}
      usage={{ days: [] }}
      prices={{ ...aiFull.prices, models: [] }}
    />
  ),
  "ai-trouble": () => (
    <AiPage
      {...aiFull}
      silence={{ why: "The model server does not accept the API key.", until: new Date(view.now.getTime() + HOUR) }}
      findings="The assistant is switched off."
      prices={{
        ...aiFull.prices,
        form: {
          values: { model: "x", in: "much" },
          errors: [{ path: "in", message: "An amount in dollars, such as 0.25." }],
        },
      }}
    />
  ),
  "ai-sent": () => <SentPage {...sentFull} open={{ id: call.id, text }} />,
  "ai-sent-forgotten": () => <SentPage {...sentFull} open={{ id: call.id, text: null }} next={null} />,
  "ai-sent-empty": () => <SentPage {...sentFull} calls={[]} next={null} />,
};
