// Limits how much memory a compiled Go program may take. Go's linker lets it take all that there is; with a maximum in the module the
// browser refuses more, and the program ends then ("out of memory", status 2).

import { MEMORY_SECTION, numberBytes, readNumber, sections } from "./sections.mjs";

/** How large a page of memory is, in bytes. */
export const PAGE_SIZE = 65_536;

/** What the flag says that stands before the sizes. */
const WITHOUT_MAXIMUM = 0;
const WITH_MAXIMUM = 1;

/**
 * How much memory a module has when it starts, and may have at most, in pages.
 * @param {Uint8Array} module
 * @returns {{from: number, to: number | undefined}}
 */
export function memoryOf(module) {
  const { content } = memorySection(module);
  const [from, next] = readNumber(module, content + 2);
  return { from, to: module[content + 1] === WITH_MAXIMUM ? readNumber(module, next)[0] : undefined };
}

/**
 * @param {Uint8Array<ArrayBuffer>} module
 * @param {number} pages
 * @returns {Uint8Array<ArrayBuffer>} the module with this maximum
 */
export function limitMemory(module, pages) {
  const { start, end } = memorySection(module);
  const { from } = memoryOf(module);
  const content = [1, WITH_MAXIMUM, ...numberBytes(from), ...numberBytes(pages)];
  const section = [MEMORY_SECTION, ...numberBytes(content.length), ...content];
  const limited = new Uint8Array(start + section.length + module.length - end);
  limited.set(module.subarray(0, start));
  limited.set(section, start);
  limited.set(module.subarray(end), start + section.length);
  return limited;
}

/** @param {Uint8Array} module */
function memorySection(module) {
  for (const section of sections(module)) {
    if (section.kind !== MEMORY_SECTION) continue;
    const [count, flag] = module.subarray(section.content);
    if (count !== 1 || (flag !== WITHOUT_MAXIMUM && flag !== WITH_MAXIMUM)) throw new Error("memory of another kind");
    return section;
  }
  throw new Error("a module without memory");
}
