//! Flat scenes: bytes of the lossless picture, and processor time of display and stage, beside TigerVNC's.

use std::time::Duration;

use client::palace::Palace;
use client::program::Program;

use super::say;
use super::scene::{self, Scene};
use crate::arguments::Arguments;
use crate::number::short;
use crate::programs;
use crate::result::{Detail, Figure, Limit, Outcome};
use crate::statistics::geometric_mean;
use crate::viewer::lossless;

pub(crate) const WORDS: &str = "\
Each program runs in the Palace, watched by a client of the play socket through the gateway, and on a TigerVNC server with a \
screen of the same size, watched by a client that asks for ZRLE and for the next update as soon as one has come. Both run \
it in the sandbox image, with the same limits and the same random numbers, and nobody plays. From a second after the first \
picture on, all bytes of pictures are counted, and the processor time of Xvfb and the stage, or of Xvnc. The runs \
alternate, and as a server that is kept from its work sends fewer frames and so fewer bytes, bytes are given for a second and \
for a frame; each figure is the median of its runs, and those over all programs are geometric means.";

const QUICK_PROGRAMS: [&str; 4] = ["bouncing_shapes", "scrolling_platformer", "stars", "turtle_star"];

/// One program on both sides.
struct Pair {
    name: String,
    ours: Scene,
    peer: Scene,
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut programs = programs::flat(&arguments.corpus, &arguments.programs())?;
    if arguments.quick {
        programs.retain(|program| QUICK_PROGRAMS.contains(&program.name.as_str()));
    }
    let palace = Palace::sign_in(&arguments.url).await?;
    let (mut pairs, mut notes) = (Vec::new(), Vec::new());
    for program in &programs {
        match measure_pair(arguments, &palace, program).await {
            Ok(pair) => {
                let (ours, peer) = (pair.ours.kilobytes_per_second, pair.peer.kilobytes_per_second);
                say(&format!(
                    "{:24} {:>6} kB/s, TigerVNC {:>6} kB/s, {}",
                    pair.name,
                    short(ours),
                    short(peer),
                    short(ours / peer)
                ));
                pairs.push(pair);
            }
            Err(error) => {
                say(&format!("{} is left out: {error:#}", program.name));
                notes.push(format!("`{}` is left out: {error:#}", program.name));
            }
        }
    }
    anyhow::ensure!(!pairs.is_empty(), "no program could be measured");
    Ok(Outcome { figures: figures(&pairs), details: vec![bytes(&pairs), processor(&pairs)], notes })
}

async fn measure_pair(arguments: &Arguments, palace: &Palace, program: &Program) -> anyhow::Result<Pair> {
    let (repeats, time) = arguments.or_quick((3, Duration::from_secs(3)), (1, Duration::from_secs(3)));
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for _ in 0..repeats {
        let scene = scene::ours(arguments, palace, program, time, None, lossless()).await?;
        peer.push(scene::tigervnc(arguments, program, scene.size, time, false).await?);
        ours.push(scene);
    }
    Ok(Pair { name: program.name.clone(), ours: Scene::median(&ours), peer: Scene::median(&peer) })
}

fn figures(pairs: &[Pair]) -> Vec<Figure> {
    let mean = |of: fn(&Pair) -> f64| geometric_mean(&pairs.iter().map(of).collect::<Vec<_>>());
    let per_frame = |scene: &Scene| scene.kilobytes_per_second / scene.frames_per_second;
    let ours_per_frame = geometric_mean(&pairs.iter().map(|pair| per_frame(&pair.ours)).collect::<Vec<_>>());
    let peer_per_frame = geometric_mean(&pairs.iter().map(|pair| per_frame(&pair.peer)).collect::<Vec<_>>());
    vec![
        Figure::new("flat scenes: bytes, lossless", "kB/s", mean(|pair| pair.ours.kilobytes_per_second))
            .beside("TigerVNC ZRLE", mean(|pair| pair.peer.kilobytes_per_second))
            .within(Limit::TimesPeer(0.8)),
        Figure::new("flat scenes: bytes of a frame", "kB", ours_per_frame)
            .beside("TigerVNC ZRLE", peer_per_frame)
            .within(Limit::TimesPeer(0.8)),
        Figure::new("flat scenes: frames delivered", "frames/s", mean(|pair| pair.ours.frames_per_second))
            .beside("TigerVNC", mean(|pair| pair.peer.frames_per_second)),
        Figure::new("flat scenes: display + stage", "% of a core", mean(|pair| pair.ours.display + pair.ours.stage))
            .beside("Xvnc", mean(|pair| pair.peer.display))
            .within(Limit::TimesPeer(0.7)),
        Figure::new("flat scenes: with executor and gateway", "% of a core", mean(|pair| pair.ours.whole()))
            .beside("Xvnc", mean(|pair| pair.peer.display)),
    ]
}

fn bytes(pairs: &[Pair]) -> Detail {
    let head = ["program", "ours kB/s", "ZRLE kB/s", "ratio", "ours frames/s", "VNC frames/s"];
    let mut detail = Detail::new("Bytes and frames:", &head);
    for Pair { name, ours, peer } in pairs {
        let (sent, theirs) = (ours.kilobytes_per_second, peer.kilobytes_per_second);
        detail.push(name, &[sent, theirs, sent / theirs, ours.frames_per_second, peer.frames_per_second]);
    }
    detail
}

fn processor(pairs: &[Pair]) -> Detail {
    let head = ["program", "Xvfb", "stage", "Xvnc", "ratio", "executor", "gateway", "game", "game at Xvnc"];
    let mut detail = Detail::new("Processor time, in percent of a core; the ratio is (Xvfb + stage) / Xvnc:", &head);
    for Pair { name, ours, peer } in pairs {
        let ratio = (ours.display + ours.stage) / peer.display;
        let services = [ours.executor, ours.gateway, ours.game, peer.game];
        detail.push(name, &[&[ours.display, ours.stage, peer.display, ratio][..], &services].concat());
    }
    detail
}
