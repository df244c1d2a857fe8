// When the program runs: at once when it is told to, and after a change when all has changed that does at once; and whether a run takes
// long.

/** After how long a run that has not come back is one to wait for, in milliseconds. What is shown is greyed then. */
const LATE = 150;

export class Running {
  #run;
  #changed;
  /** Whether it is about to be run. */
  #due = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lateness;
  /** Whether the run under way takes long. */
  late = false;

  /**
   * @param {() => void} run runs the program
   * @param {() => void} changed a run takes long, or no longer does
   */
  constructor(run, changed) {
    this.#run = run;
    this.#changed = changed;
  }

  /** Runs the program as soon as what is under way now has been done. */
  soon() {
    this.#due = true;
    queueMicrotask(() => this.#due && this.#run());
  }

  /** The program is being run, as it stands. */
  begun() {
    this.cancel();
    this.#lateness ??= setTimeout(() => this.#tell(true), LATE);
  }

  /**
   * A run has come back, or is lost.
   * @param {boolean} latest nothing newer has been asked for meanwhile
   */
  back(latest) {
    clearTimeout(this.#lateness);
    this.#lateness = latest ? undefined : setTimeout(() => this.#tell(true), LATE);
    this.#tell(false);
  }

  /** No run is wanted any more. */
  stop() {
    this.cancel();
    this.back(true);
  }

  /** It need not be run for what has changed. */
  cancel() {
    this.#due = false;
  }

  /** @param {boolean} late */
  #tell(late) {
    if (late === this.late) return;
    this.late = late;
    this.#changed();
  }
}
