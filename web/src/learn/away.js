// Links that lead away from a lesson which is shown within another page: they open in tabs of their own, so that what the learner is at
// stays where it is.

/** @param {Document | ShadowRoot} root in which the links are */
export function openAway(root) {
  root.addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
      if (!link || withoutFragment(link.href) === withoutFragment(document.baseURI)) return;
      link.target = "_blank";
      link.rel = "noopener";
    },
    { capture: true },
  );
}

/** @param {string} address */
const withoutFragment = (address) => address.split("#")[0];
