// Branches of Go's functions, made straight.

import assert from "node:assert/strict";
import { test } from "node:test";
import { straighten } from "../jumps.mjs";

/** @param {...number} content @returns {number[]} */
const sized = (...content) => [content.length, ...content];

/**
 * A module with a function from number to number as Go's compiler makes them: it begins at the block whose number it is given.
 * @param {...number} body after the local variables
 */
function moduleOf(...body) {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized(1, 0x60, 1, 0x7f, 1, 0x7f)], // a type: i32 to i32
    ...[3, ...sized(1, 0)], // a function of it
    ...[7, ...sized(1, 1, 0x66, 0, 0)], // "f"
    ...[10, ...sized(1, ...sized(1, 1, 0x7f, ...body, 0x0b))], // with a local variable
  ]);
}

/** @param {Uint8Array<ArrayBuffer>} module @returns {Promise<(block: number) => number>} */
async function load(module) {
  const { instance } = await WebAssembly.instantiate(module);
  return /** @type {any} */ (instance.exports["f"]);
}

/** Counts in local 1 what it passes: one, ten, a hundred in the blocks 0, 1 and 2; block 2 goes back to block 1 until it is over 200. */
const counting = moduleOf(
  ...[0x03, 0x40, 0x02, 0x40, 0x02, 0x40, 0x02, 0x40], // loop block block block
  ...[0x20, 0, 0x0e, 2, 0, 1, 2, 0x0b], // local.get 0, br_table 0 1 2, end
  ...[0x20, 1, 0x41, 1, 0x6a, 0x21, 1], // block 0: += 1
  ...[0x20, 1, 0x41, 1, 0x46, 0x04, 0x40, 0x41, 2, 0x21, 0, 0x0c, 3, 0x0b], // if it is 1, go to block 2
  0x0b,
  ...[0x20, 1, 0x41, 10, 0x6a, 0x21, 1], // block 1: += 10
  ...[0x41, 2, 0x21, 0, 0x0c, 1, 0x0b], // go to block 2
  ...[0x20, 1, 0x41, 0xe4, 0, 0x6a, 0x21, 1], // block 2: += 100
  ...[0x20, 1, 0x41, 0xc8, 1, 0x48, 0x04, 0x40, 0x41, 1, 0x21, 0, 0x0c, 1, 0x0b], // if it is less than 200, go to block 1
  ...[0x20, 1, 0x0f, 0x0b, 0x00], // return, end, unreachable
);

test("straight jumps lead where the table did", async () => {
  const straight = straighten(counting);
  const [before, after] = await Promise.all([load(counting), load(straight)]);
  for (const block of [0, 1, 2]) assert.equal(after(block), before(block));
  assert.equal(after(0), 211);
});

test("branches forwards become shorter, those backwards stay", () => {
  const straight = straighten(counting);
  assert.equal(counting.length - straight.length, 7 + 4);
  assert.deepEqual(straighten(straight), straight);
});

test("a function without a table stays as it is", () => {
  const plain = moduleOf(0x20, 0);
  assert.deepEqual(straighten(plain), plain);
});
