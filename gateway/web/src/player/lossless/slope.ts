/** What a pixel would be if its neighbours lay on a slope: the predictor of JPEG-LS, channel by channel. */

export function slope(west: number, northWest: number, north: number): number {
  return (
    (median((west >>> 16) & 0xff, (northWest >>> 16) & 0xff, (north >>> 16) & 0xff) << 16) |
    (median((west >>> 8) & 0xff, (northWest >>> 8) & 0xff, (north >>> 8) & 0xff) << 8) |
    median(west & 0xff, northWest & 0xff, north & 0xff)
  );
}

function median(west: number, northWest: number, north: number): number {
  const low = west < north ? west : north;
  const high = west < north ? north : west;
  if (northWest >= high) return low;
  return northWest <= low ? high : low + high - northWest;
}
