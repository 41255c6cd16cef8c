import "./progress.css";

interface ProgressBlocksProps {
  /** What goes on, such as "Question 2 of 3". */
  label: string;
  done: number;
  total: number;
}

/** How far something is: a row of blocks that fill. The one being worked at is half full. */
export function ProgressBlocks({ label, done, total }: ProgressBlocksProps) {
  const states = Array.from({ length: total }, (_, index) =>
    index < done ? "done" : index === done ? "now" : "later",
  );
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className="progress-blocks"
    >
      {states.map((state, index) => (
        <span key={index} data-state={state} />
      ))}
    </div>
  );
}
