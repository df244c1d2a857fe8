// A page may show an element larger or smaller than it is laid out, with zoom or a transform: slides do. Then a pixel of the window,
// in which pointers and boxes are measured, is not one of the element's, in which everything in it is placed.

/**
 * How many pixels of the window one of an element's own is.
 * @param {HTMLElement} element
 */
export function magnification(element) {
  return element.getBoundingClientRect().width / element.offsetWidth || 1;
}

/**
 * Where an x of the window is in an element, in its own pixels.
 * @param {HTMLElement} element
 * @param {number} x
 */
export function xWithin(element, x) {
  return (x - element.getBoundingClientRect().left) / magnification(element);
}
