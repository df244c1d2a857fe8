export default {
  title: "A site made with VitePress",
  head: [["script", { type: "module", src: "/gatherplay/embed.js", blocking: "render" }]],
  appearance: { disableTransition: false }, // which a strict policy for styles does not allow
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "gather-play" } } },
};
