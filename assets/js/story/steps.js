// The story as a row of steps: {id, from, to, event, view, points, words}.

const PAUSE = 4000; // milliseconds for looking at the map
const WORD = 330; // milliseconds for a word read at ease

// The step of this id; undefined where there is none.
/** @type {(id: string | undefined, story: Story | undefined) => StoryStep | undefined} */
export const stepOf = (id, story) => story?.steps.find((step) => step.id === id);

// The step `by` places on, or null beyond an end.
/** @type {(id: string | undefined, by: number, story: Story) => StoryStep | null} */
export const beside = (id, by, story) =>
  story.steps[story.steps.findIndex((step) => step.id === id) + by] ?? null;

// How long a step stays while the story plays by itself, in milliseconds.
/** @type {(step: StoryStep) => number} */
export const duration = ({ words }) => PAUSE + words * WORD;

/** @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

// The step that a key asks for; null where the key is not ours or there is no such step.
/** @type {(key: string, id: string | undefined, story: Story) => StoryStep | null | undefined} */
export function byKey(key, id, story) {
  if (key === "Home") return story.steps[0];
  if (key === "End") return story.steps.at(-1);
  return key in KEYS ? beside(id, KEYS[key], story) : null;
}
