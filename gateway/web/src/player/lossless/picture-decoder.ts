/** Reads picture packets: holds the picture, and everything that was learned on the way to it. */

import { locateTile, type Picture, TILE_SIZE, type TileArea } from "../picture";
import { MalformedPacket, PacketKind } from "../wire";
import { DrawnTileReader, type KnownPixels } from "./drawn-tile";
import { Content, Mark, PlanReader } from "./plans";
import { ModelTable, RangeDecoder } from "./range-decoder";
import { RiceReader } from "./rice-reader";
import { RichTileReader } from "./rich-tile";
import { Shelf } from "./shelf";
import { PATCH_PIXELS, Pixels, STRIDE, TILE_PIXELS } from "./tile";

const HEADER_BYTES = 10;
const LENGTH_BYTES = 4;
const FLAG_RESET = 1;
const FLAG_RICH = 2;
const MAX_WIDTH = 1920;
const MAX_HEIGHT = 1080;
/** A tile that did not change for this many packets is at rest: what it shows then is background. */
const REST_PACKETS = 8;
const NOTHING = new Uint8Array();

export class PictureDecoder {
  private readonly plans: PlanReader;
  private readonly drawn: DrawnTileReader;
  private readonly rich = new RichTileReader();
  private readonly shelf = new Shelf();
  private readonly range: RangeDecoder;
  private readonly rice = new RiceReader();
  /** `undefined` before the first packet and after a malformed one: only a packet that resets is understood then. */
  private picture: Pixels | undefined;
  private packets = 0;
  private background = new Uint32Array();
  private lastChanged = new Uint32Array();
  private marks = new Uint8Array();
  private marksBefore = new Uint8Array();
  private changed = new Uint16Array();
  private contents = new Uint8Array();
  private predictions = new Uint32Array();
  private readonly area: TileArea = { x: 0, y: 0, width: 0, height: 0 };
  private readonly patch = new Uint32Array(PATCH_PIXELS);
  private readonly known: KnownPixels;

  constructor() {
    const models = new ModelTable();
    this.plans = new PlanReader(models);
    this.drawn = new DrawnTileReader(models);
    this.range = new RangeDecoder(models.size);
    this.known = {
      predicted: this.predictions,
      predictedAt: 0,
      still: new Uint32Array(TILE_PIXELS),
      background: this.background,
      backgroundAt: 0,
      moves: false,
    };
  }

  /** Reads a packet and changes the picture; throws `MalformedPacket` where it does not follow the format. */
  decode(packet: Uint8Array<ArrayBuffer>): Picture {
    const known = this.picture;
    this.picture = undefined;
    if (packet.length < HEADER_BYTES || packet[0] !== PacketKind.Picture) {
      throw new MalformedPacket("not a picture");
    }
    const header = new DataView(packet.buffer, packet.byteOffset, HEADER_BYTES);
    const width = header.getUint16(5, true);
    const height = header.getUint16(7, true);
    const flags = header.getUint8(9);
    if (width === 0 || height === 0 || width > MAX_WIDTH || height > MAX_HEIGHT) {
      throw new MalformedPacket("picture size out of bounds");
    }
    if (flags & ~(FLAG_RESET | FLAG_RICH)) throw new MalformedPacket("unknown flags");
    const reset = (flags & FLAG_RESET) !== 0;
    const picture = reset ? this.reset(width, height) : known;
    if (picture?.width !== width || picture.height !== height) {
      throw new MalformedPacket("picture builds on one that is not there");
    }
    this.open(packet.subarray(HEADER_BYTES), (flags & FLAG_RICH) !== 0);
    const count = this.readPlans(picture);
    this.readTiles(picture, count);
    if (this.range.isCutOff || this.rice.isCutOff) throw new MalformedPacket("picture is cut off");
    if (this.range.hasRest || this.rice.hasRest) throw new MalformedPacket("bytes are left over");
    this.picture = picture;
    const tiles = this.changed.subarray(0, count);
    return { sequence: header.getUint32(1, true), width, height, reset, pixels: picture.data, tiles };
  }

  /** A black picture, and nothing learned. */
  private reset(width: number, height: number): Pixels {
    const picture = new Pixels(width, height);
    this.packets = 0;
    this.background = new Uint32Array(picture.tiles * TILE_PIXELS);
    this.lastChanged = new Uint32Array(picture.tiles);
    this.marks = new Uint8Array(picture.tiles);
    this.marksBefore = new Uint8Array(picture.tiles);
    this.changed = new Uint16Array(picture.tiles);
    this.contents = new Uint8Array(picture.tiles);
    this.known.background = this.background;
    this.range.forget();
    this.plans.forget();
    this.drawn.forget();
    this.rich.forget();
    this.shelf.forget();
    return picture;
  }

  private open(payload: Uint8Array<ArrayBuffer>, hasRich: boolean): void {
    if (!hasRich) {
      this.range.open(payload);
      this.rice.open(NOTHING);
      return;
    }
    if (payload.length < LENGTH_BYTES) throw new MalformedPacket("length is cut off");
    const length = new DataView(payload.buffer, payload.byteOffset, LENGTH_BYTES).getUint32(0, true);
    const end = LENGTH_BYTES + length;
    if (end > payload.length) throw new MalformedPacket("picture is cut off");
    this.range.open(payload.subarray(LENGTH_BYTES, end));
    this.rice.open(payload.subarray(end));
  }

  /** Reads which tiles changed and how, and predicts each from the picture as it still is. Answers how many there are. */
  private readPlans(picture: Pixels): number {
    const { area, plans, range } = this;
    this.packets += 1;
    const marks = this.marksBefore;
    const before = this.marks;
    this.marks = marks;
    this.marksBefore = before;
    marks.fill(Mark.Unchanged);
    let count = 0;
    for (let tile = 0; tile < picture.tiles; tile += 1) {
      const left = tile % picture.columns === 0 ? Mark.Unchanged : (marks[tile - 1] as number);
      const above = tile < picture.columns ? Mark.Unchanged : (marks[tile - picture.columns] as number);
      const own = before[tile] as number;
      if (!plans.changed(range, left, above, own)) continue;
      const content = plans.tile(range, left, above, own);
      const moves = plans.dx !== 0 || plans.dy !== 0;
      marks[tile] = moves ? Mark.Moved : Mark.Changed;
      this.changed[count] = tile;
      this.contents[count] = content;
      this.makeRoom(count + 1);
      locateTile(picture, tile, area);
      if (content === Content.Recalled) this.shelf.take(plans.age, this.predictions, count * TILE_PIXELS);
      else picture.predict(area, plans.dx, plans.dy, this.predictions, count * TILE_PIXELS);
      count += 1;
    }
    return count;
  }

  private makeRoom(tiles: number): void {
    if (this.predictions.length >= tiles * TILE_PIXELS) return;
    const larger = new Uint32Array(2 * tiles * TILE_PIXELS);
    larger.set(this.predictions);
    this.predictions = larger;
    this.known.predicted = larger;
  }

  private readTiles(picture: Pixels, count: number): void {
    const { area, background, known, patch, range, rice } = this;
    for (let index = 0; index < count; index += 1) {
      if (range.isCutOff || rice.isCutOff) return;
      const tile = this.changed[index] as number;
      known.predictedAt = index * TILE_PIXELS;
      known.backgroundAt = tile * TILE_PIXELS;
      known.moves = this.marks[tile] === Mark.Moved;
      locateTile(picture, tile, area);
      picture.predict(area, 0, 0, known.still, 0);
      if (this.packets - (this.lastChanged[tile] as number) > REST_PACKETS) {
        background.set(known.still, known.backgroundAt);
      }
      this.lastChanged[tile] = this.packets;
      const content = this.contents[index];
      if (content === Content.Copied || content === Content.Recalled) {
        picture.store(area, this.predictions, known.predictedAt, TILE_SIZE);
        continue;
      }
      picture.frame(area, patch);
      if (content === Content.Rich) this.rich.read(rice, patch, area.width, area.height);
      else this.drawn.read(range, patch, known, area.width, area.height);
      picture.store(area, patch, STRIDE + 1, STRIDE);
      if (content === Content.Drawn) {
        picture.predict(area, 0, 0, this.shelf.pixels, this.shelf.nextPlace());
      }
    }
  }
}
