// The procedure's diagram is drawn by the server. Here: it is scrolled to the present step, and on wide screens staff may open the
// same file in the bpmn.io viewer, to drag and zoom. Without script nothing is missing but that.
(() => {
  const said = document.currentScript.dataset;
  const wide = matchMedia("(min-width: 64rem)");
  const smallest = 0.8; // below this the words are too small to read

  const toHere = (map) => {
    const here = map.dataset.here && map.querySelector(`[data-el="${CSS.escape(map.dataset.here)}"]`);
    if (!here || !map.clientWidth) return;
    const at = here.getBoundingClientRect();
    const box = map.getBoundingClientRect();
    map.scrollBy(at.left + at.width / 2 - box.left - box.width / 2, at.top + at.height / 2 - box.top - box.height / 2);
  };

  let viewer;
  const load = () => viewer ??= Promise.all([
    ...said.looks.split(" ").map((href) => add("link", { rel: "stylesheet", href })),
    add("script", { src: said.viewer }),
  ]);
  const add = (name, attributes) => new Promise((done, fail) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.onload = done;
    element.onerror = () => fail(new Error(`Not loaded: ${attributes.src || attributes.href}`));
    document.head.append(element);
  });

  // The drawing on the page knows every part's name in the reader's language and where the case stands.
  const parts = (map) => [...map.querySelectorAll("[data-el]")].map((g) => ({ id: g.dataset.el, name: g.dataset.name, state: g.dataset.s, isScope: g.classList.contains("fn--scope") }));

  const named = (text, map) => {
    const file = new DOMParser().parseFromString(text, "application/xml");
    const names = new Map(parts(map).map((p) => [p.id, p.name]));
    for (const element of file.querySelectorAll("[id][name]")) {
      if (names.get(element.id)) element.setAttribute("name", names.get(element.id));
    }
    return new XMLSerializer().serializeToString(file);
  };

  const fit = (canvas, box, now) => {
    const all = canvas.viewbox().inner;
    const scale = Math.max(Math.min((box.clientWidth - 24) / all.width, 1.15), smallest);
    const size = { width: box.clientWidth / scale, height: box.clientHeight / scale };
    const centre = now ? { x: now.x + now.width / 2, y: now.y + now.height / 2 } : { x: all.x + size.width / 2 - 12, y: all.y + size.height / 2 - 12 };
    canvas.viewbox({ x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size });
  };

  const draw = async (map, box) => {
    const answer = await fetch(map.dataset.flow, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`The diagram answered ${answer.status}.`);
    const text = await answer.text();
    await load();
    const fontFamily = getComputedStyle(document.body).fontFamily;
    const drawn = new window.BpmnJS({
      container: box,
      zoomScroll: { enabled: false }, // the page keeps its scrolling
      bpmnRenderer: { defaultFillColor: "#ffffff", defaultStrokeColor: "#595959", defaultLabelColor: "#333333" },
      textRenderer: { defaultStyle: { fontFamily, fontSize: 13, lineHeight: 1.3 }, externalStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 } },
    });
    await drawn.importXML(named(text, map));
    const canvas = drawn.get("canvas");
    const known = drawn.get("elementRegistry");
    known.forEach((e) => {
      if (/Task$|CallActivity$/.test(e.type)) canvas.addMarker(e.id, "is-task");
      if (/Lane$|Participant$/.test(e.type)) canvas.addMarker(e.id, "is-lane");
    });
    for (const { id, state, isScope } of parts(map)) {
      if (!state || !known.get(id)) continue;
      canvas.addMarker(id, `is-${state}`);
      if (state !== "done" && !isScope) drawn.get("overlays").add(id, { position: { top: -25, left: 2 }, html: token(state) });
    }
    fit(canvas, box, known.get(map.dataset.here));
  };

  const token = (state) => Object.assign(document.createElement("div"), { className: `flow__token flow__token--${state}`, textContent: said[state] });

  const offer = (map) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn--quiet btn--sm flow__open", textContent: said.open });
    let box;
    button.onclick = async () => {
      const open = !box?.isConnected;
      if (open) {
        box = Object.assign(document.createElement("div"), { className: "flow__viewer" });
        map.after(box);
      } else {
        box.remove();
      }
      map.hidden = open;
      button.textContent = open ? said.close : said.open;
      if (!open) return;
      try {
        await draw(map, box);
      } catch (e) {
        box.remove();
        map.hidden = false;
        button.remove();
        console.warn(e);
      }
    };
    map.parentElement.querySelector(".flow__bar").append(button);
  };

  for (const map of document.querySelectorAll(".flow__map")) {
    toHere(map);
    map.closest("details")?.addEventListener("toggle", () => toHere(map));
    if (map.dataset.flow && wide.matches) offer(map);
  }
})();
