// Takes out of a compiled Go program what only stack traces need: the names of functions, files and lines. Go's linker always puts
// them in, a tenth of the whole after compression. They are in the table by which the runtime finds its way through the stack (Go's
// package internal/abi and runtime/symtab.go describe it):
//
//   header      magic number, count of functions, offsets of the parts that follow
//   names       of functions
//   units, files  which file is meant by which number
//   values      for each function, what holds at which instruction: the height of the stack, the line …
//   functions   for each, where the others have what belongs to it
//
// What is taken out is overwritten with zeros, so that nothing moves and everything compresses. The runtime knows zero as "unknown",
// and prints a question mark.

import { DATA_SECTION, readNumber, sections } from "./sections.mjs";

const I32_CONST = 0x41;

/** What the table begins with in Go 1.20 and later: the magic number, two zeros, the sizes of an instruction and of a pointer. */
const MAGIC = [0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8];

/** Where the header has what, in bytes. */
const header = { functionCount: 8, names: 32, values: 56, functions: 64 };

/** Where a function's record has what, in bytes. */
const record = {
  name: 4,
  stackHeight: 16,
  file: 20,
  line: 24,
  otherCount: 28,
  unit: 32,
  firstLine: 36,
  others: 44,
};

/**
 * The stretches of a module that fill memory before it starts.
 * @param {Uint8Array} module
 * @returns {{address: number, from: number, length: number}[]}
 */
function dataSegments(module) {
  const segments = [];
  for (const { kind, content: start } of sections(module)) {
    if (kind !== DATA_SECTION) continue;
    let [count, from] = readNumber(module, start);
    for (; count > 0; count--) {
      if (module[from] !== 0 || module[from + 1] !== I32_CONST) throw new Error("a data segment of another kind");
      const [address, afterAddress] = readNumber(module, from + 2, true);
      const [length, content] = readNumber(module, afterAddress + 1);
      segments.push({ address, from: content, length });
      from = content + length;
    }
  }
  return segments;
}

/**
 * How long a list of values is: pairs of numbers, each of how much the value and then the place in the function change. It ends with
 * a change of the value by zero, except at its beginning.
 * @param {Uint8Array} values
 * @param {number} start
 */
function listLength(values, start) {
  for (let at = start; ;) {
    const [change, afterChange] = readNumber(values, at);
    if (change === 0 && at !== start) return afterChange - start;
    [, at] = readNumber(values, afterChange);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} module a program as Go's linker has written it
 * @returns {Uint8Array<ArrayBuffer>} it without what stack traces need
 */
export function strip(module) {
  const segments = dataSegments(module);
  const memory = Buffer.alloc(segments.reduce((end, { address, length }) => Math.max(end, address + length), 0));
  for (const { address, from, length } of segments) memory.set(module.subarray(from, from + length), address);

  const table = memory.indexOf(Buffer.from(MAGIC));
  if (table < 0) throw new Error("Go's table of functions is not where it was");
  /** @param {number} offset */
  const part = (offset) => table + Number(memory.readBigUInt64LE(table + offset));
  const [names, values, functions] = [header.names, header.values, header.functions].map(part);

  const needed = new Set();
  const count = Number(memory.readBigUInt64LE(table + header.functionCount));
  for (let i = 0; i < count; i++) {
    const f = functions + memory.readUInt32LE(functions + 8 * i + 4);
    needed.add(memory.readUInt32LE(f + record.stackHeight));
    for (let j = memory.readUInt32LE(f + record.otherCount) - 1; j >= 0; j--) {
      needed.add(memory.readUInt32LE(f + record.others + 4 * j));
    }
    for (const member of [record.name, record.file, record.line, record.unit, record.firstLine]) {
      memory.writeUInt32LE(0, f + member);
    }
  }
  const kept = Buffer.alloc(functions - values);
  for (const start of needed) {
    const from = values + start;
    if (start > 0) memory.copy(kept, start, from, from + listLength(memory, from));
  }
  kept.copy(memory, values);
  memory.fill(0, names, values);

  const stripped = module.slice();
  for (const { address, from, length } of segments) stripped.set(memory.subarray(address, address + length), from);
  return stripped;
}
