// The points of a trace, some of them left out.

/** @type {(list: any, kept: number[]) => any} */
const pick = (list, kept) => (Array.isArray(list) ? kept.map((index) => list[index]) : list);

// A trace with only the points at `kept`; every list as long as its x is a list by point.
/** @type {(trace: Trace, kept: number[]) => Trace} */
export function withPoints(trace, kept) {
  const length = trace.x.length;
  /** @type {(object: any) => any} */
  const narrowed = (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => {
        if (Array.isArray(value) && value.length === length) return [name, pick(value, kept)];
        const nested = value && typeof value === "object" && !Array.isArray(value);
        return [name, nested ? narrowed(value) : value];
      }),
    );
  return narrowed(trace);
}

/** @type {(trace: Trace) => Trace} */
export const withoutPoints = (trace) => ({ ...trace, x: [], y: [] });
/** @type {(claim: any[]) => string} */
export const eventOf = (claim) => claim[0];
/** @type {(claim: any[]) => string} */
export const placeOf = (claim) => claim[1];

/** @type {(trace: Trace) => Set<string>} */
export const placesOf = (trace) => new Set(trace.customdata.map(placeOf));

/** @type {(claim: any[]) => string} */
export const keyOf = ([event, place]) => `${event} ${place}`;

/** @type {(trace: Trace, isKept: (claim: ClaimFacts) => boolean) => number[]} */
export const keptPoints = (trace, isKept) =>
  trace.customdata.flatMap((claim, index) => (isKept(claim) ? [index] : []));
