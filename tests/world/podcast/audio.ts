// Sound that any player takes: frames of MPEG-1 Layer III, 128 kbit/s at 44.1 kHz, in which nothing is said.

const FRAME_BYTES = 417;
const FRAMES = 115;
/** 1,152 samples a frame. */
export const SILENCE_SECONDS = Math.round((FRAMES * 1_152) / 44_100);

let made: Uint8Array | undefined;

export function silence(): Uint8Array {
  if (made) return made;
  made = new Uint8Array(FRAME_BYTES * FRAMES);
  for (let frame = 0; frame < FRAMES; frame += 1) made.set([0xff, 0xfb, 0x90, 0x00], frame * FRAME_BYTES);
  return made;
}
