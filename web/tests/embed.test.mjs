// Embeds in other people's documents, which allow no more than they must: what is loaded and when, what the element can do, and what it
// leaves as it was.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { complained, drag, eventually, expected, PATIENCE, takeComplaints, visit } from "./browser.mjs";
import { ask, documentOf, documents, element, ended, escaped, giveUp, program, show, useSite } from "./embedding.mjs";
import { lessonOf } from "./lessons.mjs";
import { ATTRIBUTES } from "../src/embed/attributes.js";
import { EVENTS } from "../src/embed/events.js";
import { build, serve } from "./server.mjs";

/** @import {Page} from "playwright-core" */

useSite();

/**
 * How much has moved, once what has been shown last is painted and noted.
 * @param {Page} page
 */
const shifts = (page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return /** @type {any} */ (window).shifts;
  });

/** @param {string[]} requests */
const ofRuntime = (requests) => requests.filter((path) => /\.wasm$|\/(worker|stage|lesson|chunk)-/.test(path));

/** How wide the timelines are that can be seen, and what is drawn in them. @returns {[room: number, picture: number][]} */
function widths() {
  const stages = [...document.querySelectorAll("gather-play")].map(
    (play) => play.shadowRoot?.querySelector("gather-stage")?.shadowRoot,
  );
  return stages
    .map((stage) => {
      const room = stage?.querySelector(".timeline")?.clientWidth ?? -1;
      const picture = stage?.querySelector(".gather-timeline")?.getAttribute("width") ?? -2;
      return /** @type {[number, number]} */ ([room, Number(picture)]);
    })
    .filter(([room]) => room !== 0);
}

describe("loading", () => {
  test("nothing of the runtime is fetched before an element is visible, and nothing moves", async () => {
    const { page, requests } = await show(`<div class="spacer"></div>${element()}`);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(ofRuntime(requests), []);
    assert.equal(await page.locator("gather-play").getAttribute("state"), "idle");
    await page.locator("gather-play").scrollIntoViewIfNeeded();
    await ended(page);
    assert.equal(ofRuntime(requests).filter((path) => path.endsWith(".wasm")).length, 1);
    assert.equal(await shifts(page), 0);
  });

  test("nothing moves when elements are visible from the beginning, and each picture is as wide as it can be", async () => {
    const forms = ["", 'editor="full"', 'view="timeline"', 'view="code"', 'height="taller" editor="off"'];
    const { page } = await show(forms.map((form) => element(form)).join(""), {
      viewport: { width: 1000, height: 6000 },
    });
    await ended(page, forms.length);
    assert.equal(await shifts(page), 0);
    await eventually(async () => {
      for (const [room, picture] of await page.evaluate(widths)) assert.equal(picture, room);
    });
  });

  test("a click, or at once", async () => {
    const { page, requests } = await show(element('load="click"'));
    await page.waitForLoadState("networkidle");
    assert.deepEqual(ofRuntime(requests), []);
    await page.getByRole("button", { name: "Run" }).click();
    await ended(page);
    await page.close();
    const eager = await show(`<div class="spacer"></div>${element('load="eager"')}`);
    await ended(eager.page);
  });

  test("only an editor for whole programs loads CodeMirror", async () => {
    /** @param {string[]} requests */
    const editors = (requests) => new Set(requests.filter((path) => /\/editor-/.test(path))).size;
    for (const kind of ["off", "basic"]) {
      const { page, requests } = await show(element(`editor="${kind}"`));
      await ended(page);
      assert.equal(editors(requests), 0, kind);
      await page.close();
    }
    const { page, requests } = await show(element('editor="full"'));
    await ended(page);
    assert.equal(editors(requests), 1);
    await page.locator(".cm-content").waitFor();
    assert.equal(await page.locator("gather-play > pre").isVisible(), false, "the editor takes the place of the block");
  });

  test("without scripts the reader sees the code and the poster", async () => {
    const poster = `<img slot="poster" alt="Two calls, one after the other" src="/gatherplay/examples/others_go_on.svg" />`;
    const { page } = await show(element("").replace("</gather-play>", `${poster}</gather-play>`), {
      javaScriptEnabled: false,
    });
    assert.ok(await page.getByText("async def jam").isVisible());
    assert.ok(await page.getByAltText("Two calls").isVisible());
  });

  test("a poster has the place of the timeline until that is there", async () => {
    const poster = `<img slot="poster" alt="Two calls" src="/gatherplay/examples/others_go_on.svg" />`;
    const { page } = await show(element('load="click"').replace("</gather-play>", `${poster}</gather-play>`));
    await page.getByAltText("Two calls").waitFor();
    await page.getByRole("button", { name: "Run" }).click();
    await ended(page);
    assert.equal(await page.getByAltText("Two calls").isVisible(), false);
    assert.ok(await page.locator(".gather-timeline").isVisible());
  });
});

describe("the element", () => {
  test("properties, methods and events", async () => {
    const { page } = await show(element('start-at="1.2" lang="de"'));
    await ended(page);
    assert.equal(
      await ask(page, (play) => play.shadowRoot.querySelector(".room").lang),
      "en",
      "what is drawn is said to be English, whatever the program is",
    );
    assert.equal(await ask(page, (play) => play.code), program);
    assert.equal(await ask(page, (play) => play.state), "done");
    assert.equal(
      await ask(page, (play) => play.trace.output.map((/** @type {any} */ o) => o.text).join("")),
      (await expected("others_go_on")).stdout,
    );
    await eventually(async () => {
      const names = new Set(
        await page.evaluate(() => /** @type {any} */ (window).events.map((/** @type {string[]} */ [name]) => name)),
      );
      for (const name of ["ready", "run", "result", "seek"]) assert.ok(names.has(name), name);
    });
    const targets = new Set(
      await page.evaluate(() => /** @type {any} */ (window).events.map((/** @type {string[]} */ [, target]) => target)),
    );
    assert.deepEqual([...targets], ["gather-play"], "what is inside is not to be seen from outside");

    await ask(page, (play) => play.seek(2));
    await page.getByText("2.000 s").first().waitFor();
    await ask(page, (play) => play.select(1));
    await page
      .locator(".table .selected, .lane.selected, [data-task='1'] .mark-selected")
      .first()
      .waitFor({ state: "attached" });

    await ask(
      page,
      (play) =>
        (play.code = "import asyncio\n\nasync def main():\n    raise ValueError('no')\n\nasyncio.run(main())\n"),
    );
    await page.locator("gather-play[state=error]").waitFor();
    assert.match(await page.locator("gather-play > pre").innerText(), /ValueError/);
    await ask(page, (play) => play.reset());
    await page.locator("gather-play[state=error]").waitFor();
  });

  test("a drag changes the number in the document, where it stands", async () => {
    const highlighted = escaped(program).replace("jam(1.5)", '<b>jam</b>(<i class="number">1.5</i>)');
    const { page } = await show(`<gather-play editor="off"><pre><code>${highlighted}</code></pre></gather-play>`);
    await ended(page);
    assert.equal(await page.locator("i.number").innerText(), "1.5");
    const handle = page.locator('.handle[data-task="2"]').first();
    const { drop } = await drag(page, handle, -40);
    await drop();
    await eventually(async () => assert.notEqual(await page.locator("i.number").innerText(), "1.5"));
    const dragged = await page.locator("i.number").innerText();
    assert.ok(Number(dragged) > 0 && Number(dragged) < 1.5, dragged);
    assert.equal(
      await page.locator("gather-play > pre code").textContent(),
      program.replace("jam(1.5)", `jam(${dragged})`),
    );
    await ask(page, (play) => play.reset());
    await eventually(async () => assert.equal(await page.locator("i.number").innerText(), "1.5"));
  });

  test("one can type in the document's own block, and take it back", async () => {
    const { page } = await show(element());
    await ended(page);
    await page.locator("gather-play > pre code").click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("print('typed')");
    await eventually(async () => {
      assert.match(await ask(page, (play) => play.code), /\nprint\('typed'\)\n$/);
      assert.match(await ask(page, (play) => JSON.stringify(play.trace.output)), /typed/);
    });
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+z");
    await eventually(async () => assert.equal(await ask(page, (play) => play.code), program));
    assert.equal(await page.locator("gather-play > pre code").textContent(), program);
    await page.keyboard.press("Enter");
    await page.keyboard.type("if True:");
    await page.keyboard.press("Enter");
    await page.keyboard.type("pass");
    assert.match(await ask(page, (play) => play.code), /\nif True:\n {4}pass\n*$/);
  });

  test("pasted markup is text", async () => {
    const { page } = await show(element());
    await ended(page);
    await page.locator("gather-play > pre code").click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/html", "<img src=x onerror=alert(1)>");
      data.setData("text/plain", "<b>x</b>");
      const event = new InputEvent("beforeinput", {
        inputType: "insertFromPaste",
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
      });
      document.querySelector("gather-play code")?.dispatchEvent(event);
    });
    assert.equal(await page.locator("gather-play code b, gather-play code img").count(), 0);
    assert.match(await ask(page, (play) => play.code), /<b>x<\/b>/);
  });

  test("a file, or an example", async () => {
    documents["/order.py"] = program;
    documents["/none/"] = documentOf("");
    const { page } = await show(
      `<gather-play src="/order.py"></gather-play><gather-play example="result_order" load="eager"></gather-play><gather-play src="/missing.py" load="eager"></gather-play><gather-play src="/none/" load="eager"></gather-play><gather-play src="http://[" load="eager"></gather-play>`,
    );
    await ended(page, 5);
    assert.equal(await ask(page, (play) => play.code), program);
    assert.match(await page.locator("gather-play").nth(1).locator("pre").innerText(), /asyncio/);
    await page.getByText("The program could not be loaded from /missing.py.").waitFor();
    await page.getByText("The program could not be loaded from /none/.").waitFor();
    await page.getByText("“http://[” is no address of a program.").waitFor();
    await complained(/404/);
  });

  test("its parts can be styled", async () => {
    const { page } = await show(element('class="named"'));
    await ended(page);
    const found = await page.evaluate(() => {
      const stage = document.querySelector("gather-play")?.shadowRoot?.querySelector("gather-stage")?.shadowRoot;
      const style = (/** @type {string} */ selector) =>
        getComputedStyle(/** @type {Element} */ (stage?.querySelector(selector)));
      return [
        style(".timeline").outlineColor,
        style("[data-kind=segment]").opacity,
        style(".timeline").getPropertyValue("--gather-running"),
      ];
    });
    assert.deepEqual(found, ["rgb(1, 2, 3)", "0.5", "rgb(4, 5, 6)"]);
  });

  test("attributes that are nothing that there is are told of, and count as not said", async () => {
    const wrong = { view: "timelin", editor: "ful", height: "tall", theme: "drak", load: "lazy", seed: "x" };
    const { page } = await show(
      element(
        `${Object.entries({ ...wrong, "start-at": "-1" })
          .map((said) => said.join("="))
          .join(" ")}`,
      ),
    );
    await ended(page);
    assert.deepEqual(
      takeComplaints().map((complaint) => complaint.replace(/ JSHandle.*| <.*/, "")),
      [
        '<gather-play view="timelin">: view is both or timeline or code.',
        '<gather-play editor="ful">: editor is basic or off or full.',
        '<gather-play height="tall">: height is standard or shorter or taller or auto.',
        '<gather-play theme="drak">: theme is auto or light or dark.',
        '<gather-play load="lazy">: load is visible or click or eager.',
        '<gather-play seed="x">: seed is a whole number.',
        '<gather-play start-at="-1">: start-at is a number of seconds.',
      ],
    );
    assert.equal(await ask(page, (play) => play.seed), 0);
    assert.ok(await page.locator(".gather-timeline").isVisible());
    assert.equal(await page.locator("gather-play > pre code").getAttribute("contenteditable"), "plaintext-only");
  });

  test("one that becomes live where it can’t be seen is as high as any other, once it can", async () => {
    const forms = ["", 'editor="full"'].map((form) => element(`${form} load="eager"`));
    const { page } = await show(`<div hidden>${forms.join("")}</div>`);
    await ended(page, forms.length);
    await page.evaluate(() => document.querySelector("[hidden]")?.removeAttribute("hidden"));
    for (const play of await page.locator("gather-play").all()) {
      const timeline = await play.locator(".gather-timeline").boundingBox();
      assert.ok(timeline && timeline.height > 100);
      const height = (await play.locator(".room").boundingBox())?.height ?? 0;
      assert.ok(height >= 540, `${height}`);
    }
    await page.locator(".cm-content").waitFor();
    assert.ok(((await page.locator(".cm-content").boundingBox())?.height ?? 0) > 100);
  });

  test("it follows the theme of the page", async () => {
    const { page } = await show(element(), { colorScheme: "light" });
    await ended(page);
    const ground = () =>
      page.evaluate(() => {
        const stage = document.querySelector("gather-play")?.shadowRoot?.querySelector("gather-stage");
        return getComputedStyle(/** @type {Element} */ (stage)).backgroundColor;
      });
    const light = "rgb(255, 255, 255)";
    const dark = "rgb(15, 20, 25)";
    assert.equal(await ground(), light);
    /** @type {[string, string | null, "html" | "body"][]} */
    const ways = [
      ["data-theme", "dark", "html"],
      ["data-md-color-scheme", "slate", "body"],
      ["class", "dark", "html"],
      ["data-bs-theme", "dark", "html"],
    ];
    for (const [name, value, where] of ways) {
      await page.evaluate(
        ([name, value, where]) => document.querySelector(String(where))?.setAttribute(String(name), String(value)),
        [name, value, where],
      );
      await eventually(async () => assert.equal(await ground(), dark, name));
      await page.evaluate(
        ([name, where]) => document.querySelector(String(where))?.removeAttribute(String(name)),
        [name, where],
      );
      await eventually(async () => assert.equal(await ground(), light, name));
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await eventually(async () => assert.equal(await ground(), dark));
    await ask(page, (play) => play.setAttribute("theme", "light"));
    await eventually(async () => assert.equal(await ground(), light));
  });
});

test("twenty elements share one worker and one instance, and the last one frees it", async () => {
  const { page, requests } = await show(
    Array.from({ length: 20 }, () => element('load="eager" height="shorter"')).join("\n"),
  );
  await ended(page, 20);
  // What is told of a run comes after it.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll("gather-play")].every((play) =>
        play.shadowRoot?.querySelector("gather-stage")?.shadowRoot?.querySelector(".story li"),
      ),
    null,
    { timeout: PATIENCE },
  );
  assert.equal(page.workers().length, 1);
  assert.equal(requests.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.deepEqual(await scrolled(page), { changes: [], calls: 0 }, "nothing has to be done to scroll");
  assert.equal(await shifts(page), 0, "and nothing moves but the page");
  await page.evaluate(() => document.querySelectorAll("gather-play").forEach((play, i) => i > 0 && play.remove()));
  assert.equal(page.workers().length, 1);
  await page.evaluate(() => {
    const last = /** @type {any} */ (document.querySelector("gather-play"));
    /** @type {any} */ (window).last = last;
    last.remove();
  });
  await eventually(async () => assert.equal(page.workers().length, 0));
  await page.evaluate(() => {
    const { last } = /** @type {any} */ (window);
    document.body.append(last);
    last.code = last.code.replace("1.5", "0.5");
  });
  await eventually(async () => assert.equal(page.workers().length, 1));
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector("gather-play")).trace?.program?.source?.includes?.("0.5") ??
      document.querySelector("gather-play[state=done]"),
  );
  await ended(page);
  // Moved within the document, it goes on.
  await page.evaluate(() => document.body.prepend(/** @type {Element} */ (document.querySelector("gather-play"))));
  await ended(page);
  assert.equal(page.workers().length, 1);
});

/**
 * Scrolls through a document, and tells what its embeds have done meanwhile.
 * @param {Page} page
 */
function scrolled(page) {
  return page.evaluate(async () => {
    /** @type {string[]} */
    const changes = [];
    const observer = new MutationObserver((list) => {
      for (const { target, attributeName } of list) changes.push(`${target.nodeName} ${attributeName ?? ""}`);
    });
    /** @param {Element | ShadowRoot} root */
    const observe = (root) => {
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) observe(shadowRoot);
    };
    observe(document.body);
    const { postMessage } = Worker.prototype;
    let calls = 0;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      calls++;
      postMessage.call(this, message);
    };
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 3) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    Worker.prototype.postMessage = postMessage;
    observer.disconnect();
    return { changes, calls };
  });
}

test("what could not be loaded is loaded when the reader tries again", async () => {
  const { page } = await show(element('editor="full"') + element('load="click"'));
  await ended(page);
  for (const [kind, files] of Object.entries({ code: /\/(stage|chunk)-/, program: /\/order\.py$/ })) {
    documents["/order.py"] = program;
    documents["/again/"] = documentOf(kind === "code" ? element() : `<gather-play src="/order.py"></gather-play>`);
    await page.route(files, (route) => route.abort());
    await page.goto(new URL("/again/", page.url()).href);
    const again = page.getByRole("button", { name: "Try again" });
    await again.waitFor();
    assert.match(await page.getByRole("alert").innerText(), /could not be loaded/);
    assert.equal(await ask(page, (play) => play.state), "error");
    await again.click();
    await page.waitForFunction(() => document.querySelector("gather-play[state=error]"));
    await page.unroute(files);
    await again.click();
    await ended(page);
    assert.equal(await ask(page, (play) => play.state), "done");
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await shifts(page), 0);
    await complained(/ERR_FAILED/);
  }
});

test("what was typed is there when an element is taken out and put in again", async () => {
  for (const editor of ["basic", "full"]) {
    const { page } = await show(element(`editor="${editor}"`));
    await ended(page);
    await page.locator(editor === "full" ? ".cm-content" : "gather-play > pre code").click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("print('typed')");
    const typed = await eventually(async () => {
      const code = await ask(page, (play) => play.code);
      assert.match(code, /print\('typed'\)/);
      return code;
    });
    await page.evaluate(async () => {
      const play = /** @type {Element} */ (document.querySelector("gather-play"));
      play.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.body.prepend(play);
    });
    await eventually(async () => {
      assert.match(await ask(page, (play) => JSON.stringify(play.trace?.output)), /typed/);
    });
    assert.equal(await ask(page, (play) => play.code), typed);
    await ask(page, (play) => play.reset());
    await eventually(async () => assert.equal(await ask(page, (play) => play.code), program));
    await page.close();
  }
});

describe("a lesson", () => {
  const name = "one-wait-for-all";

  test("one predicts, runs, changes and is checked in place, and keeps what one has", async () => {
    const lesson = lessonOf(name);
    const { page, requests } = await show(
      `<div class="spacer"></div><gather-play lesson="gather/${name}"><a href="/there/">The lesson</a></gather-play>`,
    );
    await page.waitForLoadState("networkidle");
    assert.deepEqual(ofRuntime(requests), []);
    await page.locator("gather-play").scrollIntoViewIfNeeded();
    const after = await page.getByText("After.").boundingBox();
    await page.getByText(lesson.title).waitFor();
    assert.equal(await shifts(page), 0);
    assert.equal(await page.getByText("The lesson", { exact: true }).isVisible(), false);
    assert.deepEqual(
      requests.filter((path) => path.endsWith(".wasm")),
      [],
      "what does not run yet needs no runtime",
    );
    await giveUp(page);
    await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
    assert.equal(await ask(page, (play) => play.code), lesson.exercise.starter);
    assert.deepEqual(await page.getByText("After.").boundingBox(), after, "what is around it stays where it is");

    await page.evaluate((code) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = code;
    }, lesson.exercise.solution);
    await page.getByText("You have passed.").waitFor();
    /** @type {[name: string, target: string, detail: any][]} */
    const events = await page.evaluate(() => /** @type {any} */ (window).events);
    assert.deepEqual(
      events
        .filter(([name]) => name === "predict")
        .map(([, target, { course, lesson, prediction, settled }]) => [target, course, lesson, prediction, settled]),
      lesson.predictions.map(({ id }) => ["gather-play", "gather", name, id, true]),
    );
    const checks = events.filter(([name]) => name === "check").map(([, , detail]) => detail);
    assert.equal(checks[0].passed, false);
    assert.equal(checks.at(-1).passed, true);
    assert.deepEqual(
      checks.at(-1).results,
      lesson.exercise.checks.map(({ id }) => ({ check: id, passed: true })),
    );

    await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      /** @type {any} */ (window).play = play;
      play.remove();
    });
    await eventually(async () => assert.equal(page.workers().length, 0));
    await page.evaluate(() => document.body.prepend(/** @type {any} */ (window).play));
    await page.getByText("You have passed.").waitFor();
    assert.equal(await ask(page, (play) => play.code), lesson.exercise.solution);
    await ended(page);
    await ask(page, (play) => play.reset());
    await eventually(async () => assert.equal(await ask(page, (play) => play.code), lesson.exercise.starter));
  });

  test("one that does not exist", async () => {
    const { page } = await show('<gather-play lesson="gather/none"></gather-play>');
    await page.getByRole("alert").getByText("none.json can’t be loaded").waitFor();
    await complained(/404/);
  });
});

describe("code fences", () => {
  /** What tools make of a fence, and what of it. @type {Record<string, string>} */
  const fences = {
    "plain HTML": `<pre class="gather">${escaped(program)}</pre>`,
    "a class on the code": `<pre><code class="language-python gather">${escaped(program)}</code></pre>`,
    MkDocs: `<div class="gather highlight"><pre id="__code_0"><span></span><button class="md-clipboard"></button><code>${escaped(program)}</code></pre></div>`,
    Sphinx: `<div class="gather highlight-python notranslate"><div class="highlight"><pre><span></span>${escaped(program)}</pre></div></div>`,
    "line numbers in a table": `<div class="gather highlight"><table><tr><td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td><td class="code"><pre>${escaped(program)}</pre></td></tr></table></div>`,
    "line breaks as elements": `<pre class="gather"><code>${escaped(program.trimEnd()).replaceAll("\n", "<br>")}</code></pre>`,
    "lines as elements": `<pre class="gather"><code>${escaped(program.trimEnd())
      .split("\n")
      .map((line) => `<div class="line">${line || "<br>"}</div>`)
      .join("")}</code></pre>`,
  };
  test("of every tool", async () => {
    const { page } = await show(Object.values(fences).join("\n"));
    for (const [i, name] of Object.keys(fences).entries()) {
      const play = page.locator("gather-play").nth(i);
      await play.scrollIntoViewIfNeeded();
      await play.and(page.locator(":is([state=done], [state=error])")).waitFor({ timeout: PATIENCE });
      const found = await play.evaluate((one) => {
        const { code, state } = /** @type {any} */ (one);
        return { code: code.trimEnd(), state };
      });
      assert.deepEqual(found, { code: program.trimEnd(), state: "done" }, name);
    }
    assert.equal(await shifts(page), 0);
  });

  test("attributes, and what comes later", async () => {
    const { page } = await show(
      `<div class="gather" data-gather-view="timeline" data-gather-height="shorter"><pre>${escaped(program)}</pre></div><main></main>`,
    );
    await ended(page);
    assert.equal(await ask(page, (play) => play.getAttribute("view")), "timeline");
    assert.equal(await page.locator("gather-play pre").isVisible(), false);
    await page.evaluate((code) => {
      const pre = document.createElement("pre");
      pre.className = "gather";
      pre.textContent = code;
      document.querySelector("main")?.replaceChildren(pre);
      pre.scrollIntoView();
    }, program);
    await ended(page, 2);
    const again = await page.evaluate(async () => {
      const address = "/gatherplay/embed.js";
      const { upgrade } = await import(address);
      upgrade(document);
      return document.querySelectorAll("gather-play").length;
    });
    assert.equal(again, 2, "what is one already stays one");
  });
});

/** What a pattern finds in a text, in order. @type {(text: string, pattern: RegExp) => string[]} */
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();

test("the guide and the types have all attributes, properties, methods, events, parts and custom properties", async () => {
  const guide = await readFile(join(build, "embedding/index.html"), "utf8");
  const types = await readFile(new URL("../npm/embed.d.ts", import.meta.url), "utf8");
  const { page } = await show(element());
  await ended(page);
  await page.locator("[part=hints]").waitFor({ state: "attached" }); // They are told when all else is there.
  /** @type {{members: string[], parts: string[], properties: string[]}} */
  const there = await ask(page, (play) => ({
    members: Object.getOwnPropertyNames(Object.getPrototypeOf(play)),
    parts: [
      ...[...play.shadowRoot.querySelectorAll("[part]")].map((/** @type {Element} */ { part }) => part.value),
      ...play.shadowRoot
        .querySelector("gather-stage")
        .getAttribute("exportparts")
        .split(", ")
        .filter((/** @type {string} */ part) =>
          play.shadowRoot.querySelector("gather-stage").shadowRoot.querySelector(`[part~=${part}]`),
        ),
    ],
    properties: play.shadowRoot.adoptedStyleSheets
      .flatMap((/** @type {CSSStyleSheet} */ sheet) => [...sheet.cssRules])
      .flatMap((/** @type {CSSStyleRule} */ rule) => [...(rule.style ?? [])])
      .filter((/** @type {string} */ name) => name.startsWith("--gather-")),
  }));
  const members = there.members.filter((name) => !/^constructor$|Callback$/.test(name)).sort();
  const [declared = ""] = /class GatherPlay [^]*?\n\}/.exec(types) ?? [];
  assert.deepEqual(all(declared, /^ {2}(?:readonly )?(\w+)[(:]/gm), members);
  const named = new Set(all(guide, /<code>([^<]+)<\/code\s*>/g));
  for (const name of members)
    assert.ok(
      [...named].some((code) => code.replace(/\(.*/, "") === name),
      `the guide has no ${name}`,
    );
  assert.deepEqual(all(types, /^ {2}"(gather:\w+)"/gm), [...EVENTS].sort());
  assert.deepEqual(all([...named].join(" "), /(gather:\w+)/g), [...EVENTS].sort());
  const [attributes = ""] = /<h3>All attributes[^]*?<\/table>/.exec(guide) ?? [];
  const rows = all(attributes, /<th>([^]*?)<\/th>/g).join("");
  assert.deepEqual(all(rows, /<code>([^<]+)</g), Object.keys(ATTRIBUTES).sort());
  const [parts = ""] = /its parts are([^]*?)<\/p>/.exec(guide) ?? [];
  assert.deepEqual(all(parts, /<code>([^<]+)</g), there.parts.sort());
  const [part = ""] = /type GatherPlayPart =[^;]*/.exec(types) ?? [];
  assert.deepEqual(all(part, /"(\w+)"/g), there.parts);
  const properties = [...named].filter((name) => name.startsWith("--gather-") && name !== "--gather-height");
  assert.deepEqual(properties.sort(), [...new Set(there.properties)].sort());
});

test("the page on embedding embeds itself in every form", async () => {
  const site = await serve();
  try {
    const page = await visit(new URL("embedding/index.html", site.url).href);
    for (const id of ["element", "timeline", "full"]) {
      const play = page.locator(`#${id}`);
      await play.scrollIntoViewIfNeeded();
      if (id === "full") await play.getByRole("button", { name: "Run" }).click();
      await page.locator(`#${id}[state=done]`).waitFor({ timeout: PATIENCE });
    }
    await page.locator("#lesson").getByText("A lesson: one wait for all").waitFor();
    await page.locator("#lesson").getByRole("button", { name: "Begin the lesson" }).click();
    await page.locator("#lesson .prediction").first().waitFor();
    await page.locator("#fence").scrollIntoViewIfNeeded();
    await page.locator("gather-play[state=done] > #fence").waitFor();
    await page.locator("#frame").scrollIntoViewIfNeeded();
    await page.frameLocator("#frame").locator("gather-play[state=done]").waitFor();
    assert.ok(
      await page
        .locator("#picture")
        .evaluate((image) => /** @type {HTMLImageElement} */ (image).decode().then(() => true)),
    );
    assert.doesNotMatch(await page.locator("main").innerText(), /%\w+:/, "no recipe is missing");
    const foreign = takeComplaints().filter((complaint) => !complaint.startsWith("request to"));
    assert.deepEqual(foreign, []);
  } finally {
    await site.close();
  }
});

test("on paper the picture stands under the program", async () => {
  const { page } = await show(`${element()}<div class="spacer"></div>${element()}`);
  await ended(page);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("gather-play > pre").first().isVisible());
  const picture = await page.locator(".gather-timeline").boundingBox();
  const code = await page.locator("gather-play > pre").first().boundingBox();
  assert.ok(picture && code && picture.y >= code.y + code.height, "under it");
  const cut = await page.evaluate(() => {
    const room = document.querySelector("gather-play")?.shadowRoot?.querySelector(".room");
    return room ? room.scrollHeight - room.clientHeight : -1;
  });
  assert.ok(cut <= 1, `${cut} pixels are cut off`);
  const [unseen, itsCode] = await Promise.all(
    ["gather-play", "gather-play > pre"].map((which) => page.locator(which).last().boundingBox()),
  );
  assert.ok(
    unseen && itsCode && unseen.height < itsCode.height + 40,
    "there is no room for a picture that isn't there",
  );
});
