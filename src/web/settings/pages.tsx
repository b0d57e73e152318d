import { Layout, type Frame } from "../components/layout.tsx";
import { When } from "../components/when.tsx";
import type { FormState } from "../form-state.ts";
import type { View } from "../view.ts";
import { countOf } from "../words.ts";
import { AiSwitch, type AiProps } from "./ai-switch.tsx";
import { ProfileForm, type ProfileProps } from "./profile-form.tsx";
import { Tokens, type TokensProps } from "./tokens.tsx";

/** Where mail goes: through a server, or kept in a folder and listed here. */
export type MailProps =
  | { way: "smtp"; from: string }
  | { way: "outbox"; folder: string; messages: readonly { id: string; to: string; subject: string; at: Date }[] };

export type SettingsProps = {
  frame: Frame;
  view: View;
  email: string;
  profile: ProfileProps;
  profileForm?: FormState | undefined;
  ai: AiProps;
  mail: MailProps;
  tokens: TokensProps;
};

export function SettingsPage({ frame, view, email, profile, profileForm, ai, mail, tokens }: SettingsProps) {
  return (
    <Layout title="Settings" here="settings" frame={frame}>
      <h1>Settings</h1>
      <p class="lead">You are signed in as {email}.</p>
      <div class="narrow">
        <section aria-labelledby="profile-title">
          <h2 id="profile-title">You</h2>
          <ProfileForm profile={profile} form={profileForm} />
          <p>
            <a href="/settings/voice">Your voice</a>: how you write, so that help with a comment keeps it.
          </p>
        </section>
        <section aria-labelledby="ai-title">
          <h2 id="ai-title">The assistant</h2>
          <AiSwitch ai={ai} />
          <p>
            <a href="/settings/ai">What it can do, what it takes, and what was sent</a>
          </p>
        </section>
        <section aria-labelledby="mail-title">
          <h2 id="mail-title">E-mail</h2>
          <Mail mail={mail} view={view} />
        </section>
        <section aria-labelledby="tokens-title">
          <h2 id="tokens-title">Programs that speak for you</h2>
          <Tokens {...tokens} view={view} />
        </section>
        <section aria-labelledby="leave-title">
          <h2 id="leave-title">Leave</h2>
          <form class="sheet pad" method="post" action="/sign-out">
            <p class="soft">Everything stays as it is until you are back.</p>
            <button class="btn">Sign out</button>
          </form>
        </section>
      </div>
    </Layout>
  );
}

function Mail({ mail, view }: { mail: MailProps; view: View }) {
  if (mail.way === "smtp") return <p class="sheet pad">Mail goes out from {mail.from}.</p>;
  return (
    <div class="sheet pad">
      <p>
        No mail server is set up, so letters are kept in <code>{mail.folder}</code> and listed here.
      </p>
      {mail.messages.length === 0 ? <p class="soft">There are none.</p> : null}
      <ul>
        {mail.messages.map((message) => (
          <li class="row bare" key={message.id}>
            <div>
              <b>{message.subject}</b>
              <p class="hint">
                To {message.to}, <When at={message.at} view={view} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {mail.messages.length === 0 ? null : (
        <p class="hint">The latest {countOf(mail.messages.length, "letter", "letters")}.</p>
      )}
    </div>
  );
}
