//! Writes what was seen as tables: `table.md` for people, `table.json` for programs.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::outcome::Outcome;
use crate::verdict::Verdict;

/// Longest error in a table, in characters.
const MAX_ERROR_CHARS: usize = 120;

const HEAD: &str = "\
| program | accepted | warnings | sent bytes | first frame ms | frames | distinct | frames/s | bytes | size | end | error | verdict |
|---|---|---:|---:|---:|---:|---:|---:|---:|---|---|---|---|
";

/// Writes both tables into a folder, which is made where missing.
pub(crate) fn write(folder: &Path, outcomes: &[Outcome], verdict: &Verdict) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(folder.join("table.md"), markdown(outcomes, verdict)?)?;
    fs::write(folder.join("table.json"), serde_json::to_vec_pretty(outcomes)?)?;
    Ok(())
}

fn markdown(outcomes: &[Outcome], verdict: &Verdict) -> anyhow::Result<String> {
    let mut table = HEAD.to_owned();
    for outcome in outcomes {
        let cells = cells(outcome).map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        let judged = verdict.failure(&outcome.program).unwrap_or("ok").replace('|', "\\|").replace('\n', " ");
        writeln!(table, "| {} | {} |", cells.join(" | "), cut(&judged))?;
    }
    write!(table, "\n```\n{verdict}```\n")?;
    Ok(table)
}

/// One program on one line of the terminal.
pub(crate) fn line(outcome: &Outcome) -> String {
    let [program, accepted, _, _, first, frames, distinct, rate, bytes, size, end, error] = cells(outcome);
    format!(
        "{program:28} {accepted:3} {first:>6} ms {frames:>4} frames {distinct:>4} distinct {rate:>5}/s {bytes:>9} B \
         {size:>9} {end} {error}"
    )
}

fn cells(outcome: &Outcome) -> [String; 12] {
    [
        outcome.program.clone(),
        if outcome.accepted { "yes" } else { "no" }.to_owned(),
        outcome.warnings.to_string(),
        outcome.sent_bytes.to_string(),
        outcome.first_frame_ms.map_or_else(|| "-".to_owned(), |ms| format!("{ms:.0}")),
        outcome.frames.to_string(),
        outcome.distinct_frames.to_string(),
        format!("{:.1}", outcome.frames_per_second),
        outcome.picture_bytes.to_string(),
        format!("{}x{}", outcome.width, outcome.height),
        outcome.end.map_or_else(|| "-".to_owned(), |end| format!("{end:?}")),
        cut(outcome.error.as_deref().unwrap_or_default()),
    ]
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_ERROR_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expected::Expectations;

    #[test]
    fn a_row_has_as_many_cells_as_the_head_whatever_the_error_says() {
        let outcome = Outcome { error: Some("a | b\nc".to_owned()), ..Outcome::default() };
        let outcomes = [outcome];
        let verdict = Verdict::new(&outcomes, &Expectations::default(), 0);
        let table = markdown(&outcomes, &verdict).unwrap();
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(bars(lines[0]), bars(lines[2]), "{table}");
    }

    #[test]
    fn both_tables_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let outcomes = [Outcome { program: "game".to_owned(), ..Outcome::default() }];
        let verdict = Verdict::new(&outcomes, &Expectations::default(), 0);
        write(&folder.path().join("new"), &outcomes, &verdict).unwrap();
        let json: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.path().join("new/table.json")).unwrap()).unwrap();
        assert_eq!(json[0]["program"], "game");
        assert!(fs::read_to_string(folder.path().join("new/table.md")).unwrap().contains("| game | no |"));
    }
}
