/** The host of an address or of a bare name, without "www."; empty where there is none. */
export function hostOf(address: string): string {
  const url = URL.parse(/^[a-z]+:\/\//iu.test(address) ? address : `https://${address}`);
  return url === null ? "" : url.hostname.replace(/^www\./u, "");
}
