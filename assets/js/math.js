// Numbers.

/** @type {(value: number, least: number, most: number) => number} */
export const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
