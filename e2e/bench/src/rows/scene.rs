//! One program, watched for a while: in the Palace, and at TigerVNC.

use std::time::Duration;

use client::palace::Palace;
use client::program::Program;
use shared::stream::packet::ViewerSettings;
use tokio::time::Instant;

use crate::arguments::Arguments;
use crate::link::{Link, SCHOOL};
use crate::number::{float, percent_of_core};
use crate::peer::Stand;
use crate::process;
use crate::rfb::RfbViewer;
use crate::sandbox::Sandbox;
use crate::statistics::median;
use crate::viewer::{Game, Viewer};

/// From the first picture to the measurement: what happens only at the start is over by then.
const SETTLE: Duration = Duration::from_secs(1);
const PEER_START: Duration = Duration::from_secs(30);

/// What a scene costs. Processor times are percent of a core.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scene {
    pub(crate) kilobytes_per_second: f64,
    pub(crate) frames_per_second: f64,
    /// Part of the frames that were video.
    pub(crate) video: f64,
    /// Of the display server: Xvfb, or Xvnc.
    pub(crate) display: f64,
    pub(crate) stage: f64,
    pub(crate) game: f64,
    pub(crate) executor: f64,
    pub(crate) gateway: f64,
    pub(crate) size: (u16, u16),
}

impl Scene {
    /// Of everything but the game.
    pub(crate) fn whole(&self) -> f64 {
        self.display + self.stage + self.executor + self.gateway
    }

    /// The median of each figure.
    pub(crate) fn median(scenes: &[Self]) -> Self {
        let of = |figure: fn(&Self) -> f64| median(&scenes.iter().map(figure).collect::<Vec<_>>());
        Self {
            kilobytes_per_second: of(|scene| scene.kilobytes_per_second),
            frames_per_second: of(|scene| scene.frames_per_second),
            video: of(|scene| scene.video),
            display: of(|scene| scene.display),
            stage: of(|scene| scene.stage),
            game: of(|scene| scene.game),
            executor: of(|scene| scene.executor),
            gateway: of(|scene| scene.gateway),
            size: scenes.first().map_or((0, 0), |scene| scene.size),
        }
    }
}

/// Runs a program in the Palace and watches it, over a slow link where there is one.
pub(crate) async fn ours(
    arguments: &Arguments,
    palace: &Palace,
    program: &Program,
    time: Duration,
    link: Option<&Link>,
    settings: ViewerSettings,
) -> anyhow::Result<Scene> {
    let game = Game::start(palace, program).await?;
    let scene = watch(arguments, palace, &game, time, link, settings).await;
    palace.stop(game.session).await?;
    scene
}

async fn watch(
    arguments: &Arguments,
    palace: &Palace,
    game: &Game,
    time: Duration,
    link: Option<&Link>,
    settings: ViewerSettings,
) -> anyhow::Result<Scene> {
    let host = link.map(|link| link.address.to_string());
    let mut viewer = Viewer::open(palace, game.session, host.as_deref(), settings).await?;
    viewer.first_picture().await?;
    let sandbox = Sandbox::of(&game.mark).await?;
    viewer.watch_for(SETTLE).await?;
    let services = || (process::cpu_ns(arguments.executor), process::cpu_ns(arguments.gateway));
    let (begin, usage, (executor, gateway)) = (Instant::now(), sandbox.usage()?, services());
    let counted = viewer.watch_for(time).await?;
    let (passed, spent, (executor_after, gateway_after)) = (begin.elapsed(), sandbox.usage()?.since(usage), services());
    Ok(Scene {
        kilobytes_per_second: float(counted.bytes) / 1000.0 / passed.as_secs_f64(),
        frames_per_second: float(counted.frames) / passed.as_secs_f64(),
        video: float(counted.video) / float(counted.frames.max(1)),
        display: percent_of_core(spent.display, passed),
        stage: percent_of_core(spent.stage, passed),
        game: percent_of_core(spent.game, passed),
        executor: percent_of_core(executor_after.saturating_sub(executor), passed),
        gateway: percent_of_core(gateway_after.saturating_sub(gateway), passed),
        size: (counted.width, counted.height),
    })
}

/// Runs the same program on a TigerVNC server of the same size and watches it, over a slow link where asked.
pub(crate) async fn tigervnc(
    arguments: &Arguments,
    program: &Program,
    size: (u16, u16),
    time: Duration,
    slow: bool,
) -> anyhow::Result<Scene> {
    let mut stand = Stand::tigervnc(size).await?;
    let scene = watch_tigervnc(&mut stand, arguments, program, time, slow).await;
    stand.stop().await;
    scene
}

async fn watch_tigervnc(
    stand: &mut Stand,
    arguments: &Arguments,
    program: &Program,
    time: Duration,
    slow: bool,
) -> anyhow::Result<Scene> {
    let link = if slow { Some(Link::open(stand.address, SCHOOL).await?) } else { None };
    let mut viewer = RfbViewer::connect(link.as_ref().map_or(stand.address, |link| link.address)).await?;
    stand.run(&arguments.image, program).await?;
    viewer.first_change(PEER_START).await?;
    viewer.watch_for(SETTLE).await?;
    let (begin, server, game) = (Instant::now(), stand.server_cpu_ns(), stand.program_cpu_ns());
    let counted = viewer.watch_for(time).await?;
    let passed = begin.elapsed();
    Ok(Scene {
        kilobytes_per_second: float(counted.bytes) / 1000.0 / passed.as_secs_f64(),
        frames_per_second: float(counted.frames) / passed.as_secs_f64(),
        display: percent_of_core(stand.server_cpu_ns().saturating_sub(server), passed),
        game: percent_of_core(stand.program_cpu_ns().saturating_sub(game), passed),
        ..Scene::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_its_own_median() {
        let scene = |bytes, display| Scene { kilobytes_per_second: bytes, display, ..Scene::default() };
        let middle = Scene::median(&[scene(1.0, 9.0), scene(3.0, 8.0), scene(2.0, 1.0)]);
        assert!((middle.kilobytes_per_second - 2.0).abs() < 1e-9 && (middle.display - 8.0).abs() < 1e-9);
    }
}
