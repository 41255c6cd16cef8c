/** Plays a game's sound. Works on plain HTTP: packets are decoded on the page and handed to the audio clock one by one. */

import { openOpusDecoder, type OpusDecoder } from "./opus";
import { decodeSound, RATE_HZ } from "./sound-packet";
import { gainOf, getSoundSettings, subscribeSoundSettings } from "./sound-settings";
import { Timeline } from "./timeline";

/** How long a change of the volume takes: at once would click. */
const FADE_SECONDS = 0.015;

export class GameSound {
  private context: AudioContext | undefined;
  private gain: GainNode | undefined;
  private decoder: OpusDecoder | undefined;
  private opening: Promise<void> | undefined;
  private stopListening: (() => void) | undefined;
  private readonly timeline = new Timeline();

  /** Lets sound be heard from now on. Browsers allow that only while a key or button is being pressed. */
  unlock(): void {
    this.context ??= this.open();
    if (this.context?.state === "suspended") void this.context.resume().catch(() => undefined);
  }

  /** Fetches what sound needs, before the first comes. */
  prepare(): void {
    this.opening ??= openOpusDecoder().then(
      (decoder) => {
        this.decoder = decoder;
      },
      () => {
        // Without it the game is silent; the next game tries again.
        this.opening = undefined;
      },
    );
  }

  /** Gives the speakers back; sound that is unlocked later has others. */
  close(): void {
    this.stopListening?.();
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
    this.gain = undefined;
  }

  /** What comes now belongs to another game. */
  startAnew(): void {
    this.timeline.forget();
  }

  /** Plays a sound packet. */
  play(packet: Uint8Array): void {
    this.prepare();
    const { context, gain, decoder } = this;
    if (!context || !gain || !decoder || context.state !== "running") return;
    const { first, opus } = decodeSound(packet);
    // Also what is left out is decoded: the decoder goes on from what came before.
    const channels = decoder.decode(opus);
    const length = channels[0]?.length ?? 0;
    const start = this.timeline.place(context.currentTime, first);
    if (start === undefined || length === 0) return;
    const buffer = context.createBuffer(channels.length, length, RATE_HZ);
    channels.forEach((samples, channel) => {
      buffer.copyToChannel(samples, channel);
    });
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    source.start(start);
  }

  private open(): AudioContext | undefined {
    let context: AudioContext;
    try {
      // At the rate of the packets: else each would be resampled by itself, with a click between two. And with the
      // shortest buffer there is: "interactive" is heard some 25 ms later, and there is next to nothing to compute here.
      context = new AudioContext({ sampleRate: RATE_HZ, latencyHint: 0 });
    } catch {
      return undefined;
    }
    const gain = context.createGain();
    gain.gain.value = gainOf(getSoundSettings());
    gain.connect(context.destination);
    this.stopListening = subscribeSoundSettings(() => {
      gain.gain.setTargetAtTime(gainOf(getSoundSettings()), context.currentTime, FADE_SECONDS);
    });
    this.gain = gain;
    return context;
  }
}
