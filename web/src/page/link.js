// Links that hold a program. The text travels in the fragment, compressed, so no server sees it:
//
//   #code=<deflate, base64url>&seed=7     a program
//   #example=<name>                       one of the examples
//   …&kept=<deflate, base64url>&keptseed=7&under   and a program that it is compared with, perhaps drawn under it
//   …&with=<name>                         the same, if that is one of the examples

/**
 * @typedef {object} Linked
 * @property {string} [code]
 * @property {string} [example]
 * @property {number} [seed]
 * @property {Kept} [kept] what it is compared with
 * @property {string} [with] the example that it is compared with
 */

/** @import {Kept} from "../play/compare.js" */

/** The longest program that a link is allowed to unfold to, in bytes: the runtime's own limit on source text. */
const LONGEST = 1 << 20;

/** A link that does not hold what it promises. */
export class BrokenLink extends Error {}

/**
 * The fragment of a link that holds a program.
 * @param {string} code
 * @param {number} seed
 * @param {Kept} [kept] what it is compared with
 */
export async function fragmentOf(code, seed, kept) {
  const parts = [`code=${await pack(code)}`];
  if (seed !== 0) parts.push(`seed=${seed}`);
  if (kept) {
    parts.push(`kept=${await pack(kept.code)}`);
    if (kept.seed !== 0) parts.push(`keptseed=${kept.seed}`);
    if (kept.under) parts.push("under");
  }
  return `#${parts.join("&")}`;
}

/**
 * What a fragment asks for; undefined if it asks for nothing.
 * @param {string} fragment with or without its #
 * @returns {Promise<Linked | undefined>} rejected with BrokenLink
 */
export async function readFragment(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const packed = parts.get("code");
  const example = parts.get("example");
  if (packed === null && example === null) return undefined;
  const seed = readSeed(parts.get("seed"));
  const beside = parts.get("kept");
  const kept = beside === null ? undefined : await unpack(beside);
  return {
    ...(packed === null ? { example: example ?? "" } : { code: await unpack(packed) }),
    seed,
    kept:
      kept === undefined ? undefined : { code: kept, seed: readSeed(parts.get("keptseed")), under: parts.has("under") },
    with: parts.get("with") ?? undefined,
  };
}

/** @param {string} code */
async function pack(code) {
  return toBase64URL(await deflate(new TextEncoder().encode(code)));
}

/** @param {string} packed */
async function unpack(packed) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await inflate(fromBase64URL(packed)));
  } catch (error) {
    throw new BrokenLink("The program in this link is damaged; perhaps the link was cut short.", { cause: error });
  }
}

/** @param {string | null} text */
function readSeed(text) {
  const seed = Number(text ?? 0);
  return Number.isSafeInteger(seed) ? seed : 0;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflate(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LONGEST) {
      await reader.cancel();
      throw new RangeError("the program is too long");
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
function toBase64URL(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
function fromBase64URL(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
