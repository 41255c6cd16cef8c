//! The chart: how much of its budget each figure uses, and how much the peer would. Drawn as SVG, for light and dark pages.

use crate::number::{length, short};
use crate::result::{Figure, Limit};

const WIDTH: f64 = 980.0;
const LABELS: f64 = 410.0;
/// For the figures themselves.
const RIGHT: f64 = 150.0;
const ROW: f64 = 24.0;
const TOP: f64 = 46.0;
const BAR: f64 = 12.0;
/// The axis is logarithmic, from this part of the budget to its inverse.
const LOWEST: f64 = 0.01;

const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#24292f}\
.limit{stroke:#24292f;stroke-width:1.5}.grid{stroke:#d0d7de;stroke-width:1}\
.kept{fill:#2da44e}.missed{fill:#cf222e}.peer{fill:#fff;stroke:#57606a;stroke-width:1.5}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.limit{stroke:#e6edf3}.grid{stroke:#30363d}\
.kept{fill:#3fb950}.missed{fill:#f85149}.peer{fill:#0d1117;stroke:#8d96a0}}";

/// One bar.
struct Bar {
    label: String,
    used: f64,
    peer: Option<f64>,
    value: String,
}

/// The chart of all figures that have a budget; nothing when there are none.
pub(crate) fn draw<'a>(figures: impl Iterator<Item = &'a Figure>) -> Option<String> {
    let bars: Vec<Bar> = figures.filter_map(bar).collect();
    if bars.is_empty() {
        return None;
    }
    let height = TOP + ROW * length(bars.len()) + 14.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"Part of its budget that each figure uses\">\n<style>{STYLE}</style>\n"
    );
    for (part, label) in [(0.01, "1 %"), (0.1, "10 %"), (1.0, "budget"), (10.0, "10 ×"), (100.0, "100 ×")] {
        let class = if (part - 1.0_f64).abs() < 1e-9 { "limit" } else { "grid" };
        svg += &line(class, place(part), TOP - 8.0, height - 8.0);
        svg += &text(place(part), TOP - 16.0, "middle", label);
    }
    for (index, bar) in bars.iter().enumerate() {
        svg += &bar.draw(TOP + ROW * length(index));
    }
    Some(svg + "</svg>\n")
}

fn bar(figure: &Figure) -> Option<Bar> {
    let used = figure.used()?;
    let peer = figure.peer.as_ref().and_then(|peer| match figure.limit? {
        Limit::AtMost(limit) if limit > 0.0 => Some(peer.value / limit),
        Limit::AtLeast(limit) if peer.value > 0.0 => Some(limit / peer.value),
        Limit::TimesPeer(times) => Some(1.0 / times),
        _ => None,
    });
    Some(Bar { label: figure.what.clone(), used, peer, value: format!("{} {}", short(figure.ours?), figure.unit) })
}

impl Bar {
    fn draw(&self, y: f64) -> String {
        let (start, end, middle) = (place(LOWEST), place(self.used), y + ROW / 2.0);
        let class = if self.used <= 1.0 { "kept" } else { "missed" };
        let label = text(LABELS - 10.0, middle + 4.0, "end", &self.label);
        let value = text(WIDTH - RIGHT + 24.0, middle + 4.0, "start", &self.value);
        let peer = self.peer.map_or_else(String::new, |peer| circle(place(peer), middle));
        label + &rectangle(class, start, middle - BAR / 2.0, (end - start).max(2.0)) + &peer + &value
    }
}

fn text(x: f64, y: f64, anchor: &str, words: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>\n", escape(words))
}

fn line(class: &str, x: f64, top: f64, bottom: f64) -> String {
    format!("<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\"/>\n")
}

fn rectangle(class: &str, x: f64, y: f64, width: f64) -> String {
    format!("<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\"/>\n")
}

fn circle(x: f64, y: f64) -> String {
    format!("<circle class=\"peer\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>\n")
}

/// Where a part of the budget lies, kept within the axis.
fn place(part: f64) -> f64 {
    let along = (part.max(LOWEST).log10() - LOWEST.log10()) / (-2.0 * LOWEST.log10());
    LABELS + along.clamp(0.0, 1.0) * (WIDTH - LABELS - RIGHT)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(ours: f64) -> Figure {
        Figure::new("a < b", "ms", ours).beside("peer", 40.0).within(Limit::AtMost(20.0))
    }

    #[test]
    fn a_figure_is_green_within_its_budget_and_red_beyond() {
        let kept = draw([figure(10.0)].iter()).unwrap();
        assert!(kept.contains("class=\"kept\"") && !kept.contains("class=\"missed\""));
        assert!(kept.contains("a &lt; b") && kept.contains("class=\"peer\""));
        assert!(draw([figure(21.0)].iter()).unwrap().contains("class=\"missed\""));
    }

    #[test]
    fn the_axis_is_symmetric_around_the_budget_and_bounded() {
        assert!((place(1.0) - f64::midpoint(place(0.01), place(100.0))).abs() < 1e-9);
        assert!((place(f64::INFINITY) - place(100.0)).abs() < 1e-9);
        assert!((place(0.0) - place(0.01)).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_budget_is_not_drawn() {
        assert!(draw([Figure::new("x", "ms", 1.0)].iter()).is_none());
    }
}
