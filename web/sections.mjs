// The outer form of a WebAssembly module: eight bytes of heading, then sections, each with the number of its kind and its size.

/** The numbers of the kinds of sections that are looked into. */
export const CUSTOM_SECTION = 0;
export const IMPORT_SECTION = 2;
export const MEMORY_SECTION = 5;
export const CODE_SECTION = 10;
export const DATA_SECTION = 11;

const HEADING = 8;

/**
 * Reads a number in LEB128, and its sign if it has one.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {boolean} [signed]
 * @returns {[value: number, end: number]}
 */
export function readNumber(bytes, at, signed = false) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [signed && byte & 0x40 ? value - 2 ** (shift + 7) : value, at];
  }
}

/**
 * A number without sign in LEB128.
 * @param {number} value
 */
export function numberBytes(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

/**
 * The sections of a module, in order.
 * @param {Uint8Array} module
 */
export function* sections(module) {
  for (let at = HEADING; at < module.length;) {
    const [size, content] = readNumber(module, at + 1);
    const end = content + size;
    yield { kind: module[at], start: at, content, end };
    at = end;
  }
}
