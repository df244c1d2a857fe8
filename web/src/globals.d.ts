// What exists without being imported from a file of ours.

/** Go's own loader for WebAssembly, taken from the Go installation when the page is built. Importing it defines Go. */
declare module "go:wasm_exec" {}

/** The style sheet of drawings, which the Go program gives when the page is built. */
declare module "go:drawing.css" {
  const text: string;
  export default text;
}

/** The palette, which the Go program gives when the page is built. */
declare module "go:theme-text.css" {
  const text: string;
  export default text;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare class Go {
  argv: string[];
  env: Record<string, string>;
  importObject: WebAssembly.Imports;
  exit: (code: number) => void;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** The name of the example that is shown first. It answers what is asked most. Set by the build, which draws it into the page. */
declare const FIRST_EXAMPLE: string;
/** The address of the compiled program, relative to the scripts. Set by the build. */
declare const WASM_FILE: string;
/** The address of the worker's script, relative to the scripts. Set by the build. */
declare const WORKER_FILE: string;
/** What the loader of embeds loads: the stage, an editor, and a lesson, each with all that it imports, relative to the loader. Set by the build. */
declare const STAGE_FILES: string[];
declare const EDITOR_FILES: string[];
declare const LESSON_FILES: string[];
/** What the service worker keeps: documents and files whose names hold a hash, relative to the page. Set by the build. */
declare const FILES: string[];
/** Changes with anything in those. Set by the build. */
declare const VERSION: string;
/** The pages that a service worker serves. */
declare const clients: { claim(): Promise<void> };
