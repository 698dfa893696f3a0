// What a page looks like to someone without a mouse, without sight, or at 400 %.
// Each function returns faults as sentences, or facts that Python compares.
window.probe = (() => {
  "use strict";
  const FOCUSABLE =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const called = (one) => {
    const id = one.id ? `#${one.id}` : one.getAttribute("name") ? `[name=${one.getAttribute("name")}]` : "";
    const text = (one.innerText || one.value || "").trim().replace(/\s+/g, " ").slice(0, 30);
    return `${one.tagName.toLowerCase()}${id}${text ? ` “${text}”` : ""}`;
  };
  const shown = (one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0;
  };
  const usable = (one) => shown(one) && !one.disabled;
  // A group of radio buttons is one stop of the Tab key.
  const stop = (one) =>
    one.type === "radio" && one.name ? `radio:${all("form").indexOf(one.form)}:${one.name}` : one;
  const controls = () => all(FOCUSABLE).filter(usable);

  // Colour ---------------------------------------------------------------
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([red, green, blue]) =>
    [red, green, blue]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba("Canvas");
  };

  // Keyboard -------------------------------------------------------------
  let stops = [];
  const boxOf = (one) => {
    const box = (one.type === "radio" || one.type === "checkbox" ? one.labels?.[0] ?? one : one).getBoundingClientRect();
    let [x, y] = [scrollX, scrollY];
    for (let at = one.parentElement; at && at !== document.documentElement; at = at.parentElement) {
      x += at.scrollLeft;
      y += at.scrollTop;
    }
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
  };
  const covered = (one) => {
    const box = one.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return true;
    for (const x of [0.05, 0.5, 0.95])
      for (const y of [0.1, 0.5, 0.9]) {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        if (hit && (one.contains(hit) || hit.contains(one) || hit.control === one)) return false;
      }
    return true;
  };
  const ring = (one) => {
    const style = getComputedStyle(one);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "is not marked";
    const against = contrast(rgba(style.outlineColor), ground(one.parentElement));
    return against < 3 ? `is marked in a colour of contrast ${against.toFixed(1)}` : "";
  };
  const watch = () => {
    stops = [];
    if (watch.on) document.removeEventListener("focusin", watch.on);
    watch.on = (event) => {
      const one = event.target;
      const found = { one, box: boxOf(one), ring: ring(one), covered: false };
      stops.push(found);
      requestAnimationFrame(() => { if (document.activeElement === one) found.covered = covered(one); });
    };
    document.addEventListener("focusin", watch.on);
    document.activeElement?.blur();
    scrollTo(0, 0);
    getSelection().setBaseAndExtent(document.body, 0, document.body, 0);
    return new Set(controls().map(stop)).size;
  };
  const behind = (one, next) => {
    const sameColumn = next.left < one.right && next.right > one.left;
    if (next.bottom <= one.top + 1 && sameColumn) return true;
    const sameLine = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top);
    return sameLine > Math.min(one.bottom - one.top, next.bottom - next.top) / 2 && next.right <= one.left + 1;
  };
  const stuck = (one) => {
    for (let at = one; at; at = at.parentElement)
      if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true;
    return false;
  };
  const walked = () => {
    const wrong = [];
    const reached = new Set(stops.map((at) => stop(at.one)));
    const missed = controls().filter((one) => !reached.has(stop(one)));
    if (missed.length) wrong.push(`Tab does not reach ${missed.length}: ${missed.slice(0, 3).map(called).join("; ")}`);
    for (const at of stops) {
      if (at.ring) wrong.push(`the focus on ${called(at.one)} ${at.ring}`);
      if (at.covered) wrong.push(`the focus on ${called(at.one)} is hidden by something else`);
    }
    const [first] = controls();
    const once = stops.slice(0, reached.size);
    for (let n = 1; n < once.length; n += 1) {
      const [before, now] = [once[n - 1], once[n]];
      const disorder = before.one.compareDocumentPosition(now.one) & Node.DOCUMENT_POSITION_PRECEDING;
      // Where a summary took the focus, the way begins there and comes round once.
      if (disorder && now.one === first) continue;
      if (disorder) wrong.push(`the focus goes from ${called(before.one)} back to ${called(now.one)}`);
      else if (!stuck(before.one) && !stuck(now.one) && behind(before.box, now.box))
        wrong.push(`the focus jumps up or left, from ${called(before.one)} to ${called(now.one)}`);
    }
    return wrong;
  };
  // What answers to a click answers to the keyboard.
  const mute = () =>
    all("body *")
      .filter((one) => shown(one) && getComputedStyle(one).cursor === "pointer")
      .filter((one) => !one.closest("a[href], button, input, select, textarea, summary, label, [tabindex='0']"))
      .map((one) => `${called(one)} looks as if it could be pressed and the keyboard cannot`);

  // Targets --------------------------------------------------------------
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== "inline") return false;
    const around = one.closest("p, li, td, dd, span, div");
    return around !== null && around.innerText.trim().length > one.innerText.trim().length + 3;
  };
  const target = (one) => {
    const boxes = [one, ...(one.labels ?? [])].filter(shown).map((part) => part.getBoundingClientRect());
    return {
      width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
      height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
    };
  };
  const targets = () =>
    controls()
      .filter((one) => one.matches("a, button, input, select, textarea, summary") && !one.closest(".skip") && !inSentence(one))
      .filter((one) => { const box = target(one); return box.width < 23.5 || box.height < 23.5; })
      .map((one) => { const box = target(one); return `${called(one)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`; });

  // Names, groups, headings ------------------------------------------------
  const text = (id) => document.getElementById(id)?.textContent.trim() ?? "";
  const nameOf = (one) =>
    (one.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map(text).join(" ").trim()
    || (one.getAttribute("aria-label") ?? "").trim()
    || [...(one.labels ?? [])].map((label) => label.textContent.trim()).join(" ").trim()
    || (one.matches("a, button, summary") ? one.textContent.trim() : "")
    || [...all("img[alt]", one)].map((image) => image.alt).join(" ").trim();
  const names = () =>
    controls()
      .filter((one) => one.matches("a, button, input, select, textarea, summary") && !nameOf(one))
      .map((one) => `${called(one)} has no name but perhaps a placeholder`);
  const said = (one) => {
    const aria = (one.getAttribute("aria-label") ?? "").toLowerCase();
    const seen = one.innerText.trim().toLowerCase();
    return aria && seen && one.matches("a, button, summary") && !aria.includes(seen);
  };
  const misnamed = () => controls().filter(said).map((one) => `the name of ${called(one)} leaves out what it shows`);
  const groups = () => {
    const wrong = [];
    const seen = new Set();
    for (const one of all("input[type=radio], input[type=checkbox]").filter(usable)) {
      const key = `${all("form").indexOf(one.form)}:${one.name}`;
      const many = one.form && all(`[name="${CSS.escape(one.name)}"]`, one.form).length > 1;
      if (!many || seen.has(key)) continue;
      seen.add(key);
      const group = one.closest("fieldset, [role=group], [role=radiogroup]");
      const name = group && (nameOf(group) || group.querySelector(":scope > legend")?.textContent.trim());
      if (!name) wrong.push(`the choices ${one.name} of ${called(one.closest("article, section, form"))} have no name together`);
    }
    return wrong;
  };
  const headings = () => {
    const found = all("h1, h2, h3, h4, h5, h6").filter((one) => one.checkVisibility());
    const levels = found.map((one) => Number(one.tagName[1]));
    const wrong = levels.filter((level) => level === 1).length === 1 ? [] : ["there is not exactly one first heading"];
    for (let n = 1; n < levels.length; n += 1)
      if (levels[n] > levels[n - 1] + 1) wrong.push(`a level is skipped before ${called(found[n])}`);
    return wrong;
  };
  const ids = () => {
    const count = new Map();
    for (const one of all("[id]")) count.set(one.id, (count.get(one.id) ?? 0) + 1);
    return [...count].filter(([, times]) => times > 1).map(([id, times]) => `the id ${id} stands ${times} times`);
  };
  const anchors = () =>
    all("a[href^='#']")
      .filter((one) => !document.getElementById(decodeURIComponent(one.hash.slice(1))))
      .map((one) => `${called(one)} leads nowhere`);
  const PERSONAL = [
    [/^(e-?mail|courriel)/, ["email", "username"]],
    [/^(login|user|account)/, ["username"]],
    [/^(password|pass|secret)/, ["current-password", "new-password"]],
    [/^(again|repeat|confirm)/, ["new-password"]],
    [/^organisation/, ["organization"]],
    [/^(person|full|your)_?name/, ["name"]],
  ];
  const autocomplete = () => {
    const wrong = [];
    for (const one of all("input:not([type=hidden])").filter(usable)) {
      const expected = PERSONAL.find(([name]) => name.test(one.name))?.[1] ?? (one.type === "password" ? PERSONAL[2][1] : one.type === "email" ? PERSONAL[0][1] : null);
      if (expected && !expected.includes(one.getAttribute("autocomplete")))
        wrong.push(`${called(one)} does not say autocomplete="${expected[0]}"`);
    }
    return wrong;
  };

  // Language -----------------------------------------------------------
  const COMMON = {
    en: new Set("the of and to is it that for with are this be as by an or which not have from what how your you was each there where they".split(" ")),
    fr: new Set("le la les des du et est une un que qui pour dans sur avec par ce cette sont au aux ou ne pas votre vous à leur elle il où".split(" ")),
  };
  const leaning = (words, language) => words.filter((word) => COMMON[language].has(word)).length;
  const languages = () => {
    const wrong = [];
    const page = location.pathname.split("/")[1];
    const root = document.documentElement.lang;
    // What people wrote is in a language that nobody stated.
    const theirs = [...new Set(all("bdi").map((one) => one.textContent.trim()))].filter((one) => one.length > 3);
    if (COMMON[page] && root !== page) wrong.push(`the page says lang=“${root}” at an address of ${page}`);
    for (const one of all("title, body *")) {
      if (one.matches("script, style, textarea, code")) continue;
      const texts = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
      const own = theirs.reduce((text, part) => text.replaceAll(part, " "), texts.join(" "));
      const words = own.toLowerCase().match(/\p{L}+/gu) ?? [];
      const stated = one.closest("[lang]")?.lang;
      if (one.closest("bdi") || !COMMON[stated]) continue;
      const other = stated === "en" ? "fr" : "en";
      const [mine, foreign] = [leaning(words, stated), leaning(words, other)];
      const named = { en: /\b(english|version$)/i, fr: /\b(français|française)\b/i }[other].test(own) && words.length < 4 && !/anglais|french/i.test(own);
      if (named || (words.length > 4 && foreign >= 2 && foreign > 2 * mine))
        wrong.push(`${called(one)} is not in ${stated}, as it says: “${own.trim().slice(0, 60)}”`);
    }
    return wrong;
  };

  // Colour alone, contrast of edges -----------------------------------------
  const seen = (one) => {
    if (!one) return "";
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const box = walker.currentNode.parentElement.getBoundingClientRect();
      if (box.width > 1 && box.height > 1) text += walker.currentNode.data;
    }
    return text;
  };
  const colours = () => {
    const wrong = [];
    for (const one of all("p a[href], li a[href], td a[href]").filter((link) => shown(link) && inSentence(link))) {
      const style = getComputedStyle(one);
      if (!style.textDecorationLine.includes("underline") && parseFloat(style.borderBottomWidth) === 0)
        wrong.push(`the link ${called(one)} differs from the text by its colour alone`);
    }
    for (const one of all(".ok, .warn, .error, .gate, .tag, .note, [role=alert]").filter((state) => state.checkVisibility()))
      if (!/\p{L}{2}/u.test(seen(one))) wrong.push(`${called(one)} (${one.className}) says nothing but by its colour`);
    for (const one of all("[aria-invalid=true]").filter(shown)) {
      const about = [one, one.closest("fieldset")].flatMap((part) => (part?.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean));
      const errors = about.map((id) => document.getElementById(id)).map((at) => (at?.matches("[role=alert]") ? at : at?.querySelector(".error")));
      if (!errors.some((at) => /\p{L}{3}/u.test(seen(at))))
        wrong.push(`${called(one)} is marked as wrong and no text says why`);
    }
    for (const one of all("[aria-current]").filter(shown)) {
      const mates = all("a", one.closest("ul, ol, nav")).filter((mate) => mate !== one && !mate.hasAttribute("aria-current"));
      if (mates.length && getComputedStyle(one).fontWeight === getComputedStyle(mates[0]).fontWeight)
        wrong.push(`${called(one)} is the current one by its colour alone`);
    }
    return wrong;
  };
  const edges = () => {
    const wrong = [];
    for (const one of all("input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select, textarea, button:not(.link)").filter(usable)) {
      const style = getComputedStyle(one);
      const around = ground(one.parentElement);
      const border = parseFloat(style.borderTopWidth) > 0 ? contrast(rgba(style.borderTopColor), around) : 1;
      const fill = contrast(ground(one), around);
      if (Math.max(border, fill) < 3) wrong.push(`the edge of ${called(one)} has contrast ${Math.max(border, fill).toFixed(1)}`);
    }
    return wrong;
  };

  const unforced = () =>
    all("body *")
      .filter((one) => getComputedStyle(one).forcedColorAdjust === "none" && !one.closest("svg"))
      .map((one) => `${called(one)} keeps colours of its own`);

  // Room ---------------------------------------------------------------
  const unfold = () => { for (const one of all("details")) one.open = true; };
  // What folds with the window has done so once it was drawn.
  const drawn = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go))));
  const sideways = () => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth + 1) return [];
    const wide = all("body *").filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, svg"));
    return [`the page is ${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.slice(0, 3).map(called).join("; ")}`];
  };
  const hides = (style) => ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
  const clipped = () =>
    all("body *")
      .filter((one) => shown(one) && hides(getComputedStyle(one)) && !one.matches(".hidden, .hidden *, .stack thead, .stack thead *, input, select, textarea, svg, svg *"))
      .filter((one) => one.innerText?.trim() && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2))
      .map((one) => `${called(one)} cuts its text off`);
  const inventory = () =>
    all("h1, h2, h3, p, li, legend, label, a, button, summary, input:not([type=hidden]), select, textarea, th, td, .hint, .tag")
      .map((one, n) => [n, called(one), one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0])
      .filter(([, , seen]) => seen)
      .map(([n, name]) => `${n} ${name}`);
  const SPACED =
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACED);
    document.adoptedStyleSheets = [sheet];
  };
  const unspace = () => { document.adoptedStyleSheets = []; };
  const moving = () => {
    const wrong = [];
    for (const one of all("*"))
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(one, part);
        if (part && ["none", "normal"].includes(style.content)) continue;
        const seconds = Math.max(...`${style.transitionDuration}, ${style.animationName === "none" ? "0s" : style.animationDuration}`.split(",").map(parseFloat));
        if (seconds > 0.01) wrong.push(`${called(one)} moves for ${seconds} s`);
        if (!part && style.scrollBehavior === "smooth") wrong.push(`${called(one)} scrolls smoothly`);
      }
    return wrong.slice(0, 3);
  };

  // What is announced ------------------------------------------------------
  const live = () => [...all("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]")].filter((one) => one.checkVisibility());
  const listen = () => {
    const heard = [];
    const known = new WeakSet(live());
    listen.heard = heard;
    listen.observer?.disconnect();
    // A region that comes with its text is not read by every screen reader: only what
    // changes in a region that was there before counts.
    listen.observer = new MutationObserver((changes) => {
      for (const change of changes) {
        const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
        const region = at?.closest("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]");
        if (region && known.has(region) && region.isConnected) heard.push(region.innerText.trim());
      }
      for (const region of live()) known.add(region);
    });
    listen.observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  };
  const heard = () => listen.heard ?? [];

  const settled = () => [
    ...mute(), ...targets(), ...names(), ...misnamed(), ...groups(), ...headings(), ...ids(), ...anchors(),
    ...autocomplete(), ...colours(), ...edges(), ...moving(),
  ];
  return { watch, walked, settled, drawn, languages, edges, unforced, unfold, sideways, clipped, inventory, space, unspace, moving, listen, heard, called, shown };
})();
