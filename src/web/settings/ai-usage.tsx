// What models took, by day and model, and what a million tokens is priced at.
import type { DayOfModel } from "../../db/ai-usage.ts";
import type { KnownPrice } from "../../domain/model-calls/prices.ts";
import { TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import type { FormState } from "../form-state.ts";
import { tellSpent, tellTokens } from "./ai-words.ts";

export type UsageProps = { days: readonly DayOfModel[] };

export function Usage({ days }: UsageProps) {
  if (days.length === 0) return <p class="sheet pad soft">No model has worked for you in the last 30 days.</p>;
  const totals = new Map<string, number>();
  for (const { day, tokensIn, tokensOut } of days) totals.set(day, (totals.get(day) ?? 0) + tokensIn + tokensOut);
  const most = Math.max(...totals.values(), 1);
  return (
    <>
      <div class="sheet figures" role="region" aria-labelledby="usage-title" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Model</th>
              <th scope="col" class="number">
                Calls
              </th>
              <th scope="col" class="number">
                Tokens
              </th>
              <th scope="col" class="number">
                Money
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((line, at) => (
              <UsageLine line={line} key={`${line.day} ${line.model}`}>
                {days[at - 1]?.day === line.day ? null : (
                  <>
                    {tellDay(line.day)}
                    <progress
                      class="bar"
                      max={most}
                      value={totals.get(line.day) ?? 0}
                      aria-label={`${tellTokens(totals.get(line.day) ?? 0)} tokens on that day`}
                    ></progress>
                  </>
                )}
              </UsageLine>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint after">
        Days are counted in UTC. Money is what the price on that day makes of the tokens that the server named; your
        bill there is what counts.
      </p>
    </>
  );
}

function UsageLine({ line, children }: { line: DayOfModel; children?: unknown }) {
  return (
    <tr>
      <th scope="row">{children}</th>
      <td>{line.model === "" ? "before models were told apart" : line.model}</td>
      <td class="number">
        {tellTokens(line.calls)}
        <span class="unit">{line.calls === 1 ? " call" : " calls"}</span>
      </td>
      <td class="number">
        <span>{tellTokens(line.tokensIn)} read,</span> <span>{tellTokens(line.tokensOut)} written</span>
      </td>
      <td class="number">
        <span class="unit">Money: </span>
        {tellSpent(line)}
      </td>
    </tr>
  );
}

function tellDay(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" }).format(
    at,
  );
}

/**
 * @property asOf of when the table of well-known prices is. @property mayChange the owner's: the prices are the
 *   installation's.
 */
export type PricesProps = {
  models: readonly { model: string; price: KnownPrice | undefined }[];
  asOf: string;
  mayChange: boolean;
  form?: FormState | undefined;
};

export function Prices({ models, asOf, mayChange, form }: PricesProps) {
  return (
    <div class="sheet pad">
      <ul class="stacked">
        {models.map(({ model, price }) => (
          <li key={model}>
            <b>{model}</b>: {price ? tellPrice(price, asOf) : "nobody has said what it costs, so its money is unknown."}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <details class="words after" open={form !== undefined}>
          <summary>Say what a model costs</summary>
          <form method="post" action="/settings/ai/price">
            <FormTrouble form={form} />
            <TextField name="model" label="Model" value={models[0]?.model ?? ""} form={form} />
            <div class="pair">
              <TextField name="in" label="Dollars for a million tokens read" form={form} />
              <TextField name="out" label="Dollars for a million tokens written" form={form} />
            </div>
            <p class="hint">
              For a model at home that may be 0. Both left empty: what is known of it. It holds for everybody here, from
              the next call on.
            </p>
            <button class="btn">Save the price</button>
          </form>
        </details>
      ) : null}
    </div>
  );
}

function tellPrice(price: KnownPrice, asOf: string): string {
  const source = price.own
    ? "said by the owner of this installation"
    : `the list price as this version knows it, of ${asOf}; look there whether it still holds`;
  return `$${price.in} for a million tokens read, $${price.out} for a million written (${source}).`;
}
