project = "A site made with Sphinx"
extensions = ["myst_parser"]
html_theme = "alabaster"
html_js_files = [("/gatherplay/embed.js", {"type": "module", "blocking": "render"})]
