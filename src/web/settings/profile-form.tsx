import { AreaField, SelectField, TextField } from "../components/field.tsx";
import { FormTrouble } from "../components/form-trouble.tsx";
import type { FormState } from "../form-state.ts";
import { tellLanguages } from "../languages.ts";

export type ProfileProps = {
  name: string;
  about: string;
  interests: readonly string[];
  expertise: readonly string[];
  timezone: string;
  /** ISO 639-1, the best known first; null where nobody knows. */
  languages: readonly string[] | null;
  /** `HH:MM`. */
  digestAt: string;
  /** Invites a week. */
  inviteBudget: number;
};

export function ProfileForm({ profile, form }: { profile: ProfileProps; form: FormState | undefined }) {
  const zones = [...new Set([profile.timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <form class="sheet pad" method="post" action="/settings/profile">
      <FormTrouble form={form} />
      <TextField name="name" label="Your name" autocomplete="name" value={profile.name} form={form} />
      <AreaField
        name="about"
        label="About you"
        hint="What you do, in a few sentences. It helps to see where you have something to say."
        value={profile.about}
        form={form}
      />
      <div class="pair">
        <TextField
          name="interests"
          label="What interests you"
          hint="Separated by commas."
          value={profile.interests.join(", ")}
          form={form}
        />
        <TextField
          name="expertise"
          label="What you know well"
          hint="Separated by commas."
          value={profile.expertise.join(", ")}
          form={form}
        />
      </div>
      <div class="pair">
        <SelectField
          name="timezone"
          label="Your time zone"
          value={profile.timezone}
          choices={zones.map((zone) => ({ id: zone, word: zone.replaceAll("_", " ") }))}
          form={form}
        />
        <TextField
          name="digestAt"
          label="Your morning begins at"
          hint="Hours and minutes, such as 07:30."
          value={profile.digestAt}
          form={form}
        />
      </div>
      <TextField
        name="languages"
        label="Languages you read"
        hint="The best known first, separated by commas. Where a model works for you, the gist of a post in another language is said in the first of them."
        value={tellLanguages(profile.languages ?? [])}
        form={form}
      />
      <TextField
        name="inviteBudget"
        label="Invites a week, at most"
        hint="Fewer invites are answered more often."
        value={String(profile.inviteBudget)}
        form={form}
      />
      <button class="btn go">Save your profile</button>
    </form>
  );
}
