/** Something at a place, in degrees. */
export interface Placed {
  id: string;
  latitude: number;
  longitude: number;
}

export interface Cluster<T extends Placed> {
  /** Of its first member: stays while the members do. */
  id: string;
  latitude: number;
  longitude: number;
  members: readonly T[];
}

const tile = 512;

/** Where a place lies in the plane of Web Mercator, in pixels at a zoom. */
export const project = ({ latitude, longitude }: Omit<Placed, 'id'>, zoom: number): readonly [number, number] => {
  const size = tile * 2 ** zoom;
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
};

/**
 * Those whose pins would touch become one: each joins the first cluster whose first member is within so many pixels.
 * Looked for in a grid of that width, so that it does not grow with the square of the cars.
 */
export const cluster = <T extends Placed>(all: readonly T[], zoom: number, pixels = 36): Cluster<T>[] => {
  const cells = new Map<string, { x: number; y: number; members: T[] }[]>();
  const found: { members: T[] }[] = [];
  for (const one of all) {
    const [x, y] = project(one, zoom);
    const [column, row] = [Math.floor(x / pixels), Math.floor(y / pixels)];
    const near = [-1, 0, 1]
      .flatMap((right) => [-1, 0, 1].flatMap((down) => cells.get(`${column + right}:${row + down}`) ?? []))
      .find((other) => Math.hypot(other.x - x, other.y - y) <= pixels);
    if (near) near.members.push(one);
    else {
      const fresh = { x, y, members: [one] };
      cells.set(`${column}:${row}`, [...(cells.get(`${column}:${row}`) ?? []), fresh]);
      found.push(fresh);
    }
  }
  return found.map(({ members }) => ({
    id: members[0]?.id ?? '',
    latitude: members.reduce((sum, one) => sum + one.latitude, 0) / members.length,
    longitude: members.reduce((sum, one) => sum + one.longitude, 0) / members.length,
    members,
  }));
};
