// What Python hands over to the page, and what the scripts make of it. Checked by `make lint`.

/** "1920-05-25", so that two days compare as text. */
type Day = string;
type Edge = "from" | "to";
type Unit = "year" | "month" | "day";
type Certainty = "certain" | "uncertain" | "out";

/** Days included at both ends; also what is seen of time. */
interface Period {
  from: Day;
  to: Day;
}

/** The earliest and latest day of the start, and of the end. */
interface Bounds {
  s1: Day;
  s2: Day;
  e1: Day;
  e2: Day;
}

interface AtlasEvent {
  id: string;
  bounds: Bounds | null;
  open?: boolean; // no end is given, and the last bound is only the last day that is spoken of
  tags?: string[];
}

/** What becomes of the address: a new entry in the history, the same while the focus stays where it
 * is, the present entry changed, or nothing, for it is already there. */
type HistoryChange = "push" | "step" | "replace" | "keep";

/** What the reader chose. */
interface Choice extends Period {
  event: string;
  at?: string;
  without?: string[];
  mode?: string;
  view?: string;
  compare?: string;
  story?: string;
  /** The stop of time before the present one. */
  after?: Day | null;
  /** From the stop before to the present one, where quiet times were left out between. */
  leap?: Period | null;
  /** Whether time came to a stop here; false where only its past is dimmed. */
  isStopped?: boolean;
  /** The kinds of what the address names in vain. */
  missing?: string[];
  history?: HistoryChange;
  /** The events that are surely over, while time accumulates. */
  past?: string[];
  /** Whether the event has a place on the map. */
  isPlaced?: boolean;
}

/** {event id: certainty} of the events in the period. */
type Shown = Record<string, Certainty>;

// --- what Python hands over ----------------------------------------------------------------------

interface Calendar {
  full: string[];
  of_year: string[];
  day: string[];
  month: string[];
  short: string[];
}

interface DatedStep extends Period {
  event: string;
  place: string;
  said: string;
}

interface ContextMark extends Period {
  title: string;
  dates: string;
  step: number; // the index of what is told of it
}

interface StoryStep extends Period {
  id: string;
  title: string;
  event: string;
  view: string;
  points: [number, number][];
  words: number;
  told: string;
}

interface Story {
  frame: string;
  steps: StoryStep[];
}

interface SearchLead {
  event: string;
  title: string;
  at?: string;
  detail?: string;
}

interface SearchEntry {
  kind: string;
  title: string;
  also?: string[];
  names?: string[];
  detail?: string;
  event?: string;
  leads?: SearchLead[];
  work?: string;
  term?: string;
  card?: string;
}

interface SearchIndex {
  form: string;
  nothing: string;
  headings: Record<string, string>;
  counts: string[];
  entries: SearchEntry[];
  letters: Record<string, string>;
  variants: Record<string, string>;
}

/** Degrees, [west, east] and [south, north]. */
interface Box {
  x: number[];
  y: number[];
}

/** [event, place, whether the place is the event's own] */
type LabelFacts = [string, string, boolean];
/** [event, place, first day, last day, most days of a period in which it is drawn] */
type ClaimFacts = [string, string, Day, Day, number];

interface MapText {
  text: string;
  look: string;
  lon: number;
  lat: number;
  /** Where else it may stand: points [longitude, latitude] of the arrow that it is a note of. */
  along?: [number, number][];
}

/** Of a text beside an arrow: [lon, lat] of points of its route, ids of a side and of places. */
interface OnRoute {
  along: [number, number][];
  act_of: string;
  via: string[];
}

/** A name on the ground; seats are [latitude, longitude, degrees that it is turned clockwise]. */
interface GroundText {
  text: string;
  look: string;
  seats: number[][];
}

/** A line between two events, whose ids are its facts, from the place of one to that of the other. */
type LinkText = MapText & { facts: string[]; along: [number, number][] };

interface MapTexts {
  links: LinkText[];
  names: GroundText[];
  labels: (MapText & { facts: LabelFacts })[];
  stops: (MapText & { facts: ClaimFacts })[];
  notes: (MapText & { facts: ClaimFacts } & Partial<OnRoute>)[];
}

/** Of a trace of plotly what the scripts read. */
interface Trace {
  x: number[];
  y: number[];
  customdata: any[];
  meta: any;
  marker: any;
  mode?: string;
  opacity?: number;
  [more: string]: any;
}

type ColorPairs = Record<string, string>;

interface MapPayload {
  opening: Box;
  frame: Box;
  /** What the closer relief covers. */
  close: Box | null;
  tall: number;
  unit: number;
  traces: Trace[];
  layout: any;
  config: any;
  words: MapTexts;
  degrees: Record<string, string>;
  in_the_dark: ColorPairs;
  on_paper: ColorPairs;
  reliefs: string[];
}

interface KioskCode {
  path: string;
  size: number;
  address: string;
}

interface KioskPayload {
  invitation: string;
  question: string;
  keys: string;
  home: string;
  ways: string;
  codes: Record<string, KioskCode>;
}

/** The whole payload but for the panels. */
interface Atlas {
  calendar: Calendar;
  title: string;
  name: string;
  titles: Record<string, string>;
  span: Period;
  events: AtlasEvent[];
  choosing: { symbols: Record<string, string>; places: Record<string, string> };
  comparison: string[];
  counts: { own: string[][]; comparison: string[] };
  sections: string[]; // of panels, and their claims, which an address may ask for
  shorts: Record<string, string>; // the names of events where there is little room
  perhaps: [string, string][]; // ids of every two events that may be one
  nothing: string;
  lost: string;
  said: Record<string, string>;
  references: Record<string, string>;
  terms: Record<string, string>;
  views: Record<string, { title: string; content: string }>;
  story: Story;
  search: SearchIndex;
  share: { form: string; copied: string; selected: string };
  looks: Record<string, string>;
  steps: DatedStep[];
  moments: Day[];
  context: ContextMark[];
  words: {
    play: string;
    pause: string;
    note: string;
    notes: string[];
    in_view: string;
    over: string;
    more: string;
    read_on: string;
  };
  map: MapPayload;
  kiosk: KioskPayload;
  edition: string;
}

/** What the pure functions need of it. */
type AtlasIndex = Pick<Atlas, "span" | "events"> & Partial<Pick<Atlas, "views" | "story" | "sections">>;

/** What the script of the panels hands over, later. */
interface LatePayload {
  panels?: Record<string, string>;
  compared?: Record<string, string>;
  names?: string[][];
  edition?: string;
}

// --- the map ---------------------------------------------------------------------------------------

interface Point {
  x: number;
  y: number;
}

interface GeoPoint {
  lon: number;
  lat: number;
}

interface Size {
  width: number;
  height: number;
}

interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What is seen of the map, drawn on width × height pixels from the top left. */
interface View extends Box, Size {}

interface MapSize extends Size {
  factor: number;
  covers: Rect[];
}

type Measure = (text: string, size: number, style?: string) => number;

/** A view with what the layout of its labels needs. */
interface LabelView extends View {
  covers?: Rect[];
  degrees: Record<string, string>;
  measure?: Measure;
}

/** A box that belongs to a place, or to none. */
interface OwnedRect extends Rect {
  of?: string;
}

/** What is taken of the map: a question may except some boxes. */
interface Occupied {
  add: (box: OwnedRect) => void;
  isFree: (box: Rect, isExcepted?: (box: OwnedRect) => boolean) => boolean;
}

/** A text that is to be placed beside what it names: at a symbol of so many pixels of radius. */
interface Label extends Point {
  text: string;
  size: number;
  radius: number;
  style?: string;
  /** Between its letters, in parts of their height. */
  spacing?: number;
  near?: number;
  /** The place that it is the name of. */
  of?: string;
  /** Where else it may stand, at what it names. */
  along?: Point[];
  /** Whether a line may lead to it. */
  isLed?: boolean;
}

/** Where a label stands. */
interface Seat extends Point {
  box: Rect;
  leader?: Line;
}

interface MapState {
  shown: Shown;
  chosen: Choice;
}

/** A text on the map where it stands. */
interface PlacedText extends Point {
  text: string;
  look: string;
  size: number;
  isStart?: boolean;
  leader?: Line;
  /** What it is the name of: while the map flies, it keeps its distance from there. */
  anchor?: Point;
  /** Whether another event is open. */
  isFaded?: boolean;
  /** Degrees clockwise. */
  turn?: number;
  /** The place of a town beside its name. */
  dot?: Point;
}

interface Circle extends Point {
  r: number;
  look: string;
  opacity: number;
}

interface Line {
  from: Point;
  to: Point;
}

/** A symbol at a place: what a tap may mean. */
interface Target {
  event: string;
  place?: string;
  /** Whether the place is the event's own. */
  isOwn?: boolean;
}

// --- time, pointers, the page ------------------------------------------------------------------------

interface Bar {
  id: string;
  start: number;
  end: number;
  certainFrom: number;
  certainTo: number;
  isUncertain: boolean;
  isOpen: boolean;
}

interface RowBar extends Bar {
  row: number;
}

/** Where the name of a bar begins, or at its left ends, from 0 to 1. */
interface BarName {
  id: string;
  row: number;
  at: "left" | "right" | "on";
  place: number;
}

/** What happened around the events: where, and of how many pixels its name is on which side. */
interface Flag {
  place: number;
  entries: ContextMark[];
  at: "left" | "right" | "none";
  name: number;
}

/** The range of time, and what was chosen when it was taken. */
interface SeenTime {
  range: Period;
  /** What was seen before an event was opened. */
  before: Period | null;
  event: string;
  period: Period;
  story: string;
}

interface Pointer extends Point {
  time: number;
  type: string;
}

type Attributes = Record<string, string>;

type Handle = Edge | "both";

type Subscriber = (state: Choice, atlas: Atlas) => void;

interface Window {
  atlas?: LatePayload & Record<string, any> & { handed?: Atlas };
  dash_clientside?: Record<string, any>;
  DashRenderer: any;
  Plotly: any;
}

interface FocusOptions {
  focusVisible?: boolean;
}
