/** `picture` is an address of this installation (an avatar we keep): pictures of other sites would tell them who reads. */
export type FaceProps = { name: string; picture?: string | null | undefined; size?: "small" | "large" | undefined };

const tones = ["warm", "green", "plain"] as const;

/** The name always stands beside it, so it says nothing to a screen reader. */
export function Face({ name, picture, size }: FaceProps) {
  const classes = ["face", size, toneOf(name)].filter((part) => part !== undefined).join(" ");
  if (picture?.startsWith("/") === true && !picture.startsWith("//")) {
    return <img class={classes} src={picture} alt="" loading="lazy" />;
  }
  return (
    <span class={classes} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and last word: "Ines Kaya" → "IK"; a name without letters gives a dot. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.@_-]+/u).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => /^\p{L}\p{M}*/u.exec(word ?? "")?.[0] ?? "").join("");
  return letters === "" ? "·" : letters.toLocaleUpperCase("en");
}

function toneOf(name: string): (typeof tones)[number] {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return tones[sum % tones.length] ?? "plain";
}
