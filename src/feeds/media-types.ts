// What kind of file an address leads to, where nobody says it or everybody says the same of all.

const BY_ENDING: Readonly<Record<string, string>> = {
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  m4b: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  flac: "audio/flac",
  mp4: "video/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  ogv: "video/ogg",
  mkv: "video/x-matroska",
  m3u8: "application/x-mpegurl",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  pdf: "application/pdf",
};
const SAYS_NOTHING = /^(?:$|application\/(?:octet-stream|force-download|x-download|binary)|binary\/)/;

/** The type that was given, else what the ending of the address tells; undefined where neither says anything. */
export function mediaType(given: string | undefined, url: string): string | undefined {
  const type = given?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!SAYS_NOTHING.test(type) && type.includes("/")) return type;
  const ending = /\.([a-z\d]{2,4})$/i.exec(URL.parse(url)?.pathname ?? "")?.[1]?.toLowerCase();
  return (ending === undefined ? undefined : BY_ENDING[ending]) ?? (type === "" ? undefined : type);
}
