//! The one table, and the tables of details, in Markdown.

use crate::number::short;
use crate::result::{Detail, Figure};

const HEAD: &str = "\
| what | ours | peer | ratio | budget | |
|---|---:|---:|---:|---:|---|
";

/// The table of all figures, with a line for each row that could not be measured.
pub(crate) fn figures<'a>(rows: impl Iterator<Item = (&'a str, Result<&'a [Figure], &'a str>)>) -> String {
    let lines = rows.map(|(title, figures)| match figures {
        Ok(figures) => figures.iter().map(line).collect(),
        Err(reason) => format!("| {title} | | | | | **not measured**: {} |\n", cell(reason)),
    });
    HEAD.to_owned() + &lines.collect::<String>()
}

fn line(figure: &Figure) -> String {
    let ours = figure.ours.map_or_else(|| "–".to_owned(), |ours| format!("{} {}", short(ours), figure.unit));
    let peer = figure
        .peer
        .as_ref()
        .map_or_else(String::new, |peer| format!("{} {} ({})", short(peer.value), figure.unit, peer.name));
    let ratio = figure.ratio().map_or_else(String::new, short);
    let (limit, verdict) = (figure.limit_words(), figure.verdict().word());
    format!("| {} | {ours} | {peer} | {ratio} | {limit} | {verdict} |\n", cell(&figure.what))
}

/// A table of details under its title.
pub(crate) fn detail(detail: &Detail) -> String {
    let row =
        |cells: &[String]| format!("| {} |\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(" | "));
    let line = format!("|---|{}\n", "---:|".repeat(detail.head.len().saturating_sub(1)));
    format!(
        "{}\n\n{}{line}{}",
        detail.title,
        row(&detail.head),
        detail.rows.iter().map(|cells| row(cells)).collect::<String>()
    )
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::result::Limit;

    #[test]
    fn a_figure_stands_beside_its_peer_and_a_miss_is_shown_with_it() {
        let kept = [Figure::new("bytes", "kB/s", 8.0).beside("TigerVNC", 16.0).within(Limit::TimesPeer(0.8))];
        let missed = [Figure::new("start", "ms", 300.0).within(Limit::AtMost(120.0))];
        let table = figures([("a", Ok(&kept[..])), ("b", Ok(&missed[..])), ("c", Err("no | peer"))].into_iter());
        assert!(table.contains("| bytes | 8 kB/s | 16 kB/s (TigerVNC) | 0.50 | ≤ 0.80 × peer | kept |\n"), "{table}");
        assert!(table.contains("| start | 300 ms |  |  | ≤ 120 | **missed** |\n"), "{table}");
        assert!(table.contains("| c | | | | | **not measured**: no \\| peer |\n"), "{table}");
    }

    #[test]
    fn details_have_as_many_cells_as_their_head() {
        let mut table = Detail::new("by program", &["program", "ours", "peer"]);
        table.push("aliens", &[1.0, 2.0]);
        let text = detail(&table);
        assert!(text.contains("| program | ours | peer |\n|---|---:|---:|\n| aliens | 1 | 2 |\n"), "{text}");
    }
}
