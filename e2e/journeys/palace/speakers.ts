/** What comes out of the page's speakers, measured where it leaves for them. */

import type { Page } from "@playwright/test";

interface Speakers {
  /** The loudest of the latest samples; 1 is full scale. */
  peak(): number;
  /** The strongest pitch, in Hz. */
  pitch(): number;
  /** Watches canvas and speakers for a while; returns by how much each beep came later than its flash, in ms. */
  beepsAfterFlashes(watchedMs: number): Promise<number[]>;
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
    const peak = (count = 2048) => latest(count).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

    /** Whether the middle of the game's picture is bright. */
    const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const isBright = () => {
      const canvas = document.querySelector("canvas");
      if (!canvas || !copy) return false;
      copy.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1);
      return (copy.getImageData(0, 0, 1, 1).data[0] ?? 0) > 200;
    };

    window.speakers = {
      peak,
      pitch() {
        if (!analyser) return 0;
        const strengths = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(strengths);
        const strongest = strengths.indexOf(Math.max(...strengths));
        return (strongest * analyser.context.sampleRate) / analyser.fftSize;
      },
      async beepsAfterFlashes(watchedMs) {
        const [flashes, beeps]: [number[], number[]] = [[], []];
        let [wasBright, wasLoud] = [true, true];
        for (const end = performance.now() + watchedMs; performance.now() < end; ) {
          const bright = isBright();
          if (bright && !wasBright) flashes.push(performance.now());
          wasBright = bright;
          const block = latest(4096);
          const first = block.findIndex((sample) => Math.abs(sample) > LOUD);
          if (first >= 0 && !wasLoud && analyser) {
            // The block ends now: the beep began as long ago as there are samples since its first. It has then to reach
            // the speakers.
            const { sampleRate, baseLatency, outputLatency } = analyser.context as AudioContext;
            const seconds = (outputLatency || baseLatency) - (block.length - first) / sampleRate;
            beeps.push(performance.now() + seconds * 1000);
          }
          wasLoud = first >= 0;
          // Not by animation frames, which come at most every 16 ms.
          await new Promise((resolve) => setTimeout(resolve));
        }
        return beeps.flatMap((beep) => {
          const later = flashes.map((flash) => beep - flash).sort((one, other) => Math.abs(one) - Math.abs(other));
          // A busy machine misses a flash or a beep now and then; what is left belongs to another second.
          return later.slice(0, 1).filter((ms) => Math.abs(ms) < 500);
        });
      },
    };
  });
}
