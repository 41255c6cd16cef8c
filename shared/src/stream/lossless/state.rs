//! What encoder and decoder both hold, and the walk over the tiles that keeps it the same on both sides.
#![expect(clippy::indexing_slicing, reason = "indexes follow from areas that lie in the picture of the same size")]

use super::coder::Coder;
use super::context_tile::{DrawnModel, Known};
use super::plan::{Around, Content, Mark, Plan, PlanModel, Vector};
use super::rich_tile::RichModel;
use super::shelf::Shelf;
use crate::stream::TILE_SIZE;
use crate::stream::picture::{Size, TileArea};

/// Edge of a tile in pixels.
pub(super) const EDGE: usize = TILE_SIZE as usize;
/// Pixels of a whole tile; what is kept for each tile has rows of [`EDGE`] pixels even where the tile is cut off.
pub(super) const TILE_PIXELS: usize = EDGE * EDGE;
/// Pixels in a row of a [`Patch`]: one to the left of the tile and one to its right.
pub(super) const STRIDE: usize = EDGE + 2;
/// A tile with the row above it and the columns beside it.
pub(super) type Patch = [u32; STRIDE * (EDGE + 1)];
/// A tile that did not change for this many packets is at rest: what it shows then is background.
const REST_PACKETS: u32 = 8;

/// The picture as the viewer holds it, and everything learned on the way to it.
pub(super) struct State {
    pub(super) size: Size,
    /// Row by row, `0x00RRGGBB`.
    pub(super) picture: Vec<u32>,
    /// Tile by tile, what was there when the tile was last at rest.
    background: Vec<u32>,
    last_changed: Vec<u32>,
    packets: u32,
    marks: Vec<Mark>,
    marks_before: Vec<Mark>,
    plans: Vec<Plan>,
    /// Plan by plan, the pixels that its vector predicts.
    predictions: Vec<u32>,
    pub(super) plan_model: PlanModel,
    pub(super) shelf: Shelf,
    drawn_model: DrawnModel,
    rich_model: RichModel,
}

impl State {
    /// A black picture, and nothing learned.
    pub(super) fn new(size: Size) -> Self {
        let pixels = usize::from(size.width()) * usize::from(size.height());
        Self {
            size,
            picture: vec![0; pixels],
            background: vec![0; size.tiles() * TILE_PIXELS],
            last_changed: vec![0; size.tiles()],
            packets: 0,
            marks: vec![Mark::default(); size.tiles()],
            marks_before: vec![Mark::default(); size.tiles()],
            plans: Vec::new(),
            predictions: Vec::new(),
            plan_model: PlanModel::default(),
            shelf: Shelf::new(),
            drawn_model: DrawnModel::default(),
            rich_model: RichModel::default(),
        }
    }

    /// What the tile showed when it was last at rest, in rows of [`EDGE`] pixels.
    pub(super) fn background(&self, tile: usize) -> &[u32] {
        &self.background[tile * TILE_PIXELS..][..TILE_PIXELS]
    }

    /// The tiles of the last packet.
    pub(super) fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// Codes which tiles changed, and how. `told` is asked about each tile in turn: `None` leaves it as it is.
    pub(super) fn code_plans<C: Coder>(
        &mut self,
        coder: &mut C,
        mut told: impl FnMut(&Self, usize, TileArea) -> Option<(Vector, Content)>,
    ) {
        self.packets = self.packets.wrapping_add(1);
        self.plans.clear();
        self.predictions.clear();
        std::mem::swap(&mut self.marks, &mut self.marks_before);
        self.marks.fill(Mark::Unchanged);
        for tile in 0..self.size.tiles() {
            let Some(area) = self.size.tile_at(tile) else { return };
            let around = self.around(tile);
            let told = told(self, tile, area);
            if !self.plan_model.changed(coder, around, || told.is_some()) {
                continue;
            }
            let (vector, content) =
                self.plan_model.tile(coder, around, told.unwrap_or((Vector::default(), Content::Drawn)));
            self.marks[tile] = if vector == Vector::default() { Mark::Changed } else { Mark::Moved };
            let start = self.predictions.len();
            self.predictions.resize(start + TILE_PIXELS, 0);
            let prediction = &mut self.predictions[start..];
            if let Content::Recalled(age) = content {
                prediction.copy_from_slice(self.shelf.at(age));
            } else {
                predict(&self.picture, self.size, area, vector, prediction);
            }
            self.plans.push(Plan { tile, area, vector, content });
        }
    }

    /// Codes the pixels of the tiles that [`Self::code_plans`] named; `target` is the new picture where it is known.
    pub(super) fn code_tiles<C: Coder>(&mut self, coder: &mut C, target: Option<&[u32]>) {
        let width = usize::from(self.size.width());
        let mut still = [0_u32; TILE_PIXELS];
        let mut patch: Patch = [0; STRIDE * (EDGE + 1)];
        for (index, &Plan { tile, area, vector, content }) in self.plans.iter().enumerate() {
            if coder.is_cut_off() {
                return;
            }
            predict(&self.picture, self.size, area, Vector::default(), &mut still);
            let background = &mut self.background[tile * TILE_PIXELS..][..TILE_PIXELS];
            if self.packets.wrapping_sub(self.last_changed[tile]) > REST_PACKETS {
                background.copy_from_slice(&still);
            }
            self.last_changed[tile] = self.packets;
            let predicted = &self.predictions[index * TILE_PIXELS..][..TILE_PIXELS];
            if matches!(content, Content::Copied | Content::Recalled(_)) {
                for (y, row) in predicted.chunks_exact(EDGE).take(area.height).enumerate() {
                    let start = (area.y + y) * width + area.x;
                    self.picture[start..start + area.width].copy_from_slice(&row[..area.width]);
                }
                continue;
            }
            frame(&mut patch, &self.picture, self.size, area);
            if let Some(target) = target {
                load(&mut patch, target, width, area);
            }
            if content == Content::Rich {
                self.rich_model.code(coder, &mut patch, area.width, area.height);
            } else {
                let known = Known { predicted, still: &still, background, moves: vector != Vector::default() };
                self.drawn_model.code(coder, &mut patch, &known, area.width, area.height);
            }
            store(&patch, &mut self.picture, width, area);
            if content == Content::Drawn {
                let mut drawn = [0; TILE_PIXELS];
                predict(&self.picture, self.size, area, Vector::default(), &mut drawn);
                self.shelf.put(&drawn);
            }
        }
    }

    fn around(&self, tile: usize) -> Around {
        let columns = usize::from(self.size.columns());
        let left = if tile.is_multiple_of(columns) { Mark::default() } else { self.marks[tile - 1] };
        let above = if tile < columns { Mark::default() } else { self.marks[tile - columns] };
        Around { left, above, before: self.marks_before[tile] }
    }
}

/// What a tile shows if its content came along the vector; where it would come from outside the picture, it stays.
pub(super) fn predict(picture: &[u32], size: Size, area: TileArea, vector: Vector, into: &mut [u32]) {
    let (width, height) = (usize::from(size.width()), usize::from(size.height()));
    let skipped = |at: usize, length: usize, by: i32, limit: usize| {
        // Of `length` pixels from `at`, those before the first and after the last whose origin is in the picture.
        let (at, length, limit) = (at.cast_signed(), length.cast_signed(), limit.cast_signed());
        let origin = at - by as isize;
        let first = (-origin).clamp(0, length);
        (first.cast_unsigned(), (limit - origin).clamp(first, length).cast_unsigned())
    };
    let (left, right) = skipped(area.x, area.width, vector.dx, width);
    let (top, bottom) = skipped(area.y, area.height, vector.dy, height);
    for (y, row) in into.chunks_exact_mut(EDGE).take(area.height).enumerate() {
        let here = (area.y + y) * width + area.x;
        let row = &mut row[..area.width];
        let moves = (top..bottom).contains(&y) && left < right;
        if !moves || left > 0 || right < area.width {
            row.copy_from_slice(&picture[here..here + area.width]);
        }
        if moves {
            let from_y = (area.y + y).wrapping_add_signed(-(vector.dy as isize));
            let from = (from_y * width + area.x + left).wrapping_add_signed(-(vector.dx as isize));
            row[left..right].copy_from_slice(&picture[from..from + right - left]);
        }
    }
}

/// Takes the pixels around a tile from the picture; outside it is black.
fn frame(patch: &mut Patch, picture: &[u32], size: Size, area: TileArea) {
    let width = usize::from(size.width());
    let right = area.x + area.width;
    let at = |x: usize, y: usize| if x < width { picture[y * width + x] } else { 0 };
    if area.y == 0 {
        patch[..STRIDE].fill(0);
    } else {
        let above = (area.y - 1) * width;
        patch[1..=area.width].copy_from_slice(&picture[above + area.x..above + right]);
        patch[0] = if area.x == 0 { 0 } else { picture[above + area.x - 1] };
        patch[area.width + 1] = at(right, area.y - 1);
    }
    for y in 0..area.height {
        let row = (y + 1) * STRIDE;
        patch[row] = if area.x == 0 { 0 } else { picture[(area.y + y) * width + area.x - 1] };
        patch[row + area.width + 1] = at(right, area.y + y);
    }
}

fn load(patch: &mut Patch, picture: &[u32], width: usize, area: TileArea) {
    for y in 0..area.height {
        let (to, from) = ((y + 1) * STRIDE + 1, (area.y + y) * width + area.x);
        patch[to..to + area.width].copy_from_slice(&picture[from..from + area.width]);
    }
}

fn store(patch: &Patch, picture: &mut [u32], width: usize, area: TileArea) {
    for y in 0..area.height {
        let (from, to) = ((y + 1) * STRIDE + 1, (area.y + y) * width + area.x);
        picture[to..to + area.width].copy_from_slice(&patch[from..from + area.width]);
    }
}
