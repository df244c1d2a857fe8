/** A program, and the timeline of what it does. Its children are the code, and an image in the slot "poster" if there is one. */
export declare class GatherPlay extends HTMLElement {
  /** The program. */
  code: string;
  /** What `random` is seeded with. */
  seed: number;
  /** The record of the last run, as JSON; undefined before there is one. */
  readonly trace: unknown;
  /** Reflected as an attribute. */
  readonly state: "idle" | "loading" | "running" | "done" | "error";
  /** Loads what runs the program, unless that has been done; again, if it failed. */
  start(): Promise<void>;
  /** Runs the program, now. */
  run(): void;
  /** Puts back the program that was given. */
  reset(): void;
  /** Moves the playhead to a time, in virtual seconds. */
  seek(seconds: number): void;
  /** Selects a task by its index in the trace; -1 selects none. */
  select(task: number): void;
}

/**
 * Makes a `<gather-play>` of each code block of the class "gather" in a part of the document. What comes into the document later is
 * looked after anyway; this is for code that is shown within another shadow root.
 */
export declare function upgrade(root?: ParentNode): void;

/** What of a `<gather-play>` can be styled from outside, with `::part(…)`. */
export type GatherPlayPart =
  "stage" | "toolbar" | "timeline" | "axis" | "bar" | "story" | "hints" | "output" | "status" | "editor" | "start";

/** What the events `gather:…` carry. They bubble. */
export interface GatherPlayEvents {
  "gather:ready": CustomEvent<Record<string, never>>;
  "gather:run": CustomEvent<{ code: string; seed: number }>;
  "gather:result": CustomEvent<{ status: number; seconds: number }>;
  "gather:error": CustomEvent<{
    kind: string;
    status: number;
    message: string;
    from: number;
    to: number;
    line: number;
  }>;
  "gather:edit": CustomEvent<{ code: string; seed: number; whole: boolean }>;
  "gather:seek": CustomEvent<{ seconds: number }>;
  /** A prediction of a lesson was answered; settled: for the last time. */
  "gather:predict": CustomEvent<{
    course: string;
    lesson: string;
    prediction: string;
    answer: string;
    right: boolean;
    settled: boolean;
  }>;
  /** The program of a lesson was checked; asked: because the learner pressed Check, not only because it has changed. */
  "gather:check": CustomEvent<{
    course: string;
    lesson: string;
    passed: boolean;
    results: { check: string; passed: boolean }[];
    asked: boolean;
  }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "gather-play": GatherPlay;
  }
  interface HTMLElementEventMap extends GatherPlayEvents {}
}
