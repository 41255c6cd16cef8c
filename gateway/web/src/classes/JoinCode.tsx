/** A code as it is written on a board: in large pixels, in two groups of three, and spelled for those who hear it. */
export function JoinCode({ code, large = false }: { code: string; large?: boolean }) {
  return (
    <span className="join-code-shown" data-large={large}>
      <span aria-hidden>
        {code.slice(0, 3)}
        <span className="join-code-gap" />
        {code.slice(3)}
      </span>
      <span className="only-heard">{Array.from(code).join(" ")}</span>
    </span>
  );
}
