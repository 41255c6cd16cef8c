/** Reads unified diffs. */

export interface DifferentLine {
  /** Whether the line was there then, is there now, or both. */
  when: "then" | "now" | "both" | "gap";
  text: string;
}

const WHEN = { "-": "then", "+": "now", " ": "both" } as const;

/** The lines of a unified diff from then to now; a gap stands for lines that are the same and left out. */
export function linesOf(diff: string): DifferentLine[] {
  const lines: DifferentLine[] = [];
  for (const line of diff.split("\n")) {
    if (line.startsWith("@@")) {
      if (lines.length > 0) lines.push({ when: "gap", text: "" });
      continue;
    }
    const when = WHEN[line.charAt(0) as keyof typeof WHEN] as DifferentLine["when"] | undefined;
    // What begins otherwise is about the file, such as that its last line has no end.
    if (when) lines.push({ when, text: line.slice(1) });
  }
  return lines;
}
