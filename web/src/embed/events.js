// What happens in a program or a lesson that is embedded, by the names of the events that tell of it.

export const EVENTS = ["ready", "run", "result", "error", "edit", "seek", "predict", "check"].map(
  (name) => `gather:${name}`,
);
