/** What a nickname may be: the gateway's rules, known here so that most mistakes are told before anything is sent. */

export type NicknameMistake = "length" | "signs";

const SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*( [\p{L}\p{M}\p{N}_.-]+)*$/u;

export function nicknameMistake(text: string): NicknameMistake | undefined {
  const name = text.normalize("NFKC");
  const length = Array.from(name).length;
  if (length < 2 || length > 24) return "length";
  return SHAPE.test(name) ? undefined : "signs";
}
