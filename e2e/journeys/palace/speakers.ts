/** What comes out of the page's speakers, measured where it leaves for them. */

import type { Page } from "@playwright/test";

/** What was seen and heard from one flash of the picture to the end of the next. */
export interface Heard {
  /** What began, in its order. */
  order: ("flash" | "beep")[];
  /** The loudest sample; 1 is full scale. */
  peak: number;
  /** The strongest pitch while it was loudest, in Hz. */
  pitch: number;
  /** By how much the first beep came later than the first flash, in ms. */
  laterMs: number | undefined;
}

interface Speakers {
  /** Whether anything leaves for the speakers, silence too. */
  isOpen(): boolean;
  /** Watches canvas and speakers until two flashes are over, or for 4 s: a busy machine may leave one out. */
  hear(): Promise<Heard>;
}

declare global {
  interface Window {
    speakers: Speakers;
  }
}

/** Listens to the page, from before its first script on. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let analyser: AnalyserNode | undefined;
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode): AudioNode {
      if (to instanceof AudioDestinationNode) {
        analyser = new AnalyserNode(to.context, { fftSize: 8192, smoothingTimeConstant: 0 });
        connect.call(this, analyser);
      }
      return connect.call(this, to);
    } as typeof AudioNode.prototype.connect;

    const LOUD = 0.01;
    const samples = new Float32Array(8192);
    const latest = (count: number) => {
      if (!analyser) return samples.subarray(0, 0);
      analyser.getFloatTimeDomainData(samples);
      return samples.subarray(samples.length - count);
    };
    const pitch = () => {
      if (!analyser) return 0;
      const strengths = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(strengths);
      const strongest = strengths.indexOf(Math.max(...strengths));
      return (strongest * analyser.context.sampleRate) / analyser.fftSize;
    };

    /** Whether the middle of the game's picture is bright. */
    const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const isBright = () => {
      const canvas = document.querySelector("canvas");
      if (!canvas || !copy) return false;
      copy.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1);
      return (copy.getImageData(0, 0, 1, 1).data[0] ?? 0) > 200;
    };

    window.speakers = {
      isOpen: () => analyser !== undefined,
      async hear() {
        const heard: Heard = { order: [], peak: 0, pitch: 0, laterMs: undefined };
        const beganMs: { flash?: number; beep?: number } = {};
        const begin = (what: "flash" | "beep", atMs: number) => {
          heard.order.push(what);
          beganMs[what] ??= atMs;
        };
        let [wasBright, wasLoud] = [true, true];
        const isOver = () => heard.order.filter((what) => what === "flash").length > 1 && !wasBright;
        const giveUpMs = performance.now() + 4_000;
        while (!isOver() && performance.now() < giveUpMs) {
          const bright = isBright();
          if (bright && !wasBright) begin("flash", performance.now());
          wasBright = bright;
          const block = latest(4096);
          const first = block.findIndex((sample) => Math.abs(sample) > LOUD);
          const peak = block.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
          if (first >= 0 && !wasLoud && analyser) {
            // The block ends now: the beep began as long ago as there are samples since its first. It has then to reach
            // the speakers.
            const { sampleRate, baseLatency, outputLatency } = analyser.context as AudioContext;
            const seconds = (outputLatency || baseLatency) - (block.length - first) / sampleRate;
            begin("beep", performance.now() + seconds * 1_000);
          }
          wasLoud = first >= 0;
          // The pitch of a whole window, not of one in which the beep has just begun.
          if (peak > heard.peak || Math.abs(samples[0] ?? 0) > LOUD) heard.pitch = pitch() || heard.pitch;
          heard.peak = Math.max(heard.peak, peak);
          // Not by animation frames, which come at most every 16 ms.
          await new Promise((resolve) => setTimeout(resolve));
        }
        if (beganMs.flash !== undefined && beganMs.beep !== undefined)
          heard.laterMs = beganMs.beep - beganMs.flash;
        return heard;
      },
    };
  });
}
