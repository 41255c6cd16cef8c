//! Rich scenes for a viewer on a slow link, beside TigerVNC on the same link and x264.

use std::net::SocketAddr;
use std::time::Duration;

use client::palace::Palace;
use client::program::Program;

use super::say;
use super::scene::{self, Scene};
use crate::arguments::Arguments;
use crate::link::{Link, SCHOOL};
use crate::number::{float, percent_of_core, short};
use crate::page::{self, Measure, Question};
use crate::peer::Stand;
use crate::programs;
use crate::result::{Detail, Figure, Limit, Outcome};
use crate::statistics::{percentile, smallest};
use crate::viewer::with_video;

pub(crate) const WORDS: &str = "\
The viewer is behind a link of 2 Mbit/s down and 512 kbit/s up with 20 ms each way and a queue of 32 kB, made in user \
space. Frames, bytes and processor time are those of a client that takes video; the time from key to pixel is measured in \
Chromium behind the same kind of link, from the event of the key to the changed mark on the canvas. TigerVNC is watched \
through the same link. x264 (ultrafast, zero latency) encodes what an Xvfb shows of the same program, without a link. The \
figures are those of the scene that does worst.";

const PAGE_TIMEOUT: Duration = Duration::from_mins(2);

struct Measured {
    name: String,
    ours: Scene,
    keys: Result<Vec<f64>, String>,
    vnc: Option<Scene>,
    /// Kilobytes a second, and percent of a core of the encoder.
    x264: Option<(f64, f64)>,
}

impl Measured {
    fn key_ms(&self, percent: usize) -> f64 {
        self.keys.as_ref().map_or(f64::NAN, |times| percentile(times, percent))
    }
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let programs = programs::rich(&arguments.programs())?;
    let palace = Palace::sign_in(&arguments.url).await?;
    let mut notes = Vec::new();
    let mut scenes = Vec::new();
    for program in programs.iter().take(arguments.or_quick(usize::MAX, 2)) {
        match measure_scene(arguments, &palace, program, &mut notes).await {
            Ok(measured) => {
                let (frames, whole, p95) =
                    (measured.ours.frames_per_second, measured.ours.whole(), measured.key_ms(95));
                say(&format!(
                    "{:18} {} frames/s, {} % of a core, key p95 {} ms",
                    measured.name,
                    short(frames),
                    short(whole),
                    short(p95)
                ));
                scenes.push(measured);
            }
            Err(error) => notes.push(format!("`{}` is left out: {error:#}", program.name)),
        }
    }
    anyhow::ensure!(!scenes.is_empty(), "no scene could be measured: {}", notes.join("; "));
    Ok(Outcome { figures: figures(&scenes), details: vec![details(&scenes)], notes })
}

async fn measure_scene(
    arguments: &Arguments,
    palace: &Palace,
    program: &Program,
    notes: &mut Vec<String>,
) -> anyhow::Result<Measured> {
    let server: SocketAddr = palace.base().trim_start_matches("http://").parse()?;
    let time = arguments.or_quick(Duration::from_secs(8), Duration::from_secs(4));
    let link = Link::open(server, SCHOOL).await?;
    let ours = scene::ours(arguments, palace, program, time, Some(&link), with_video()).await?;
    let vnc = note(notes, "TigerVNC", scene::tigervnc(arguments, program, ours.size, time, true).await);
    let x264 = note(notes, "x264", x264(arguments, program, ours.size, time).await);
    let keys = keys(arguments, program, &link).await.map_err(|error| format!("{error:#}"));
    if let Err(reason) = &keys {
        say(&format!("no keys in {}: {reason}", program.name));
        notes.push(format!("`{}`: key to pixel was not measured: {reason}", program.name));
    }
    Ok(Measured { name: program.name.clone(), ours, keys, vnc, x264 })
}

fn note<T>(notes: &mut Vec<String>, what: &str, result: anyhow::Result<T>) -> Option<T> {
    result.map_err(|error| notes.push(format!("{what}: {error:#}"))).ok()
}

async fn keys(arguments: &Arguments, program: &Program, link: &Link) -> anyhow::Result<Vec<f64>> {
    let url = format!("http://{}", link.address);
    let code = program.request.code.as_deref().unwrap_or_default();
    let question = Question { url: &url, measure: Measure::Keys, code, count: arguments.or_quick(40, 10) };
    let answer: page::Answer = page::ask(arguments, page::MEASURE, &question, PAGE_TIMEOUT).await?;
    anyhow::ensure!(
        answer.lost * 4 < question.count,
        "{} of {} keys showed nothing in time",
        answer.lost,
        question.count
    );
    // What did not come in time was slower than all that did.
    Ok([answer.milliseconds, vec![f64::INFINITY; answer.lost]].concat())
}

async fn x264(
    arguments: &Arguments,
    program: &Program,
    size: (u16, u16),
    time: Duration,
) -> anyhow::Result<(f64, f64)> {
    let mut stand = Stand::xvfb(size).await?;
    let encoded = async {
        stand.run(&arguments.image, program).await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        stand.x264(size, time).await
    };
    let encoded = encoded.await;
    stand.stop().await;
    let encoded = encoded?;
    Ok((float(encoded.bytes) / 1000.0 / encoded.time.as_secs_f64(), percent_of_core(encoded.cpu_ns, encoded.time)))
}

fn figures(scenes: &[Measured]) -> Vec<Figure> {
    let least = |of: &dyn Fn(&Measured) -> f64| smallest(&scenes.iter().map(of).collect::<Vec<_>>());
    let most = |of: &dyn Fn(&Measured) -> f64| percentile(&scenes.iter().map(of).collect::<Vec<_>>(), 100);
    let vnc = |of: fn(&Scene) -> f64| move |scene: &Measured| scene.vnc.as_ref().map_or(f64::NAN, of);
    vec![
        Figure::new("rich scenes at 2 Mbit/s: frames", "frames/s", least(&|scene| scene.ours.frames_per_second))
            .beside("TigerVNC", least(&vnc(|scene| scene.frames_per_second)))
            .within(Limit::AtLeast(25.0)),
        Figure::new("rich scenes at 2 Mbit/s: key to pixel, p95", "ms", most(&|scene| scene.key_ms(95)))
            .within(Limit::AtMost(150.0)),
        Figure::new("rich scenes at 2 Mbit/s: all but the game", "% of a core", most(&|scene| scene.ours.whole()))
            .beside("x264 alone", most(&|scene| scene.x264.map_or(f64::NAN, |(_, cpu)| cpu)))
            .within(Limit::AtMost(25.0)),
        Figure::new("rich scenes at 2 Mbit/s: bytes", "kB/s", most(&|scene| scene.ours.kilobytes_per_second))
            .beside("x264, no link", most(&|scene| scene.x264.map_or(f64::NAN, |(bytes, _)| bytes))),
    ]
}

fn details(scenes: &[Measured]) -> Detail {
    let head = [
        "scene",
        "frames/s",
        "of it video",
        "kB/s",
        "key p50 ms",
        "key p95 ms",
        "Xvfb %",
        "stage %",
        "executor %",
        "gateway %",
        "game %",
        "VNC frames/s",
        "VNC kB/s",
        "Xvnc %",
        "x264 kB/s",
        "x264 %",
    ];
    let mut detail = Detail::new("By scene; percent are of a core:", &head);
    for scene in scenes {
        let (ours, vnc) = (&scene.ours, scene.vnc.as_ref());
        let (bytes, cpu) = scene.x264.unwrap_or((f64::NAN, f64::NAN));
        let of_vnc = |figure: fn(&Scene) -> f64| vnc.map_or(f64::NAN, figure);
        detail.push(
            &scene.name,
            &[
                ours.frames_per_second,
                ours.video,
                ours.kilobytes_per_second,
                scene.key_ms(50),
                scene.key_ms(95),
                ours.display,
                ours.stage,
                ours.executor,
                ours.gateway,
                ours.game,
                of_vnc(|scene| scene.frames_per_second),
                of_vnc(|scene| scene.kilobytes_per_second),
                of_vnc(|scene| scene.display),
                bytes,
                cpu,
            ],
        );
    }
    detail
}
