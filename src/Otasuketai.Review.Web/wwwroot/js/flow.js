// The procedure's diagram, on wide screens only. The list of steps above it says the same and comes first.
(() => {
  const box = document.querySelector("[data-flow]");
  const root = document.documentElement;
  if (!box || !matchMedia("(min-width: 64rem)").matches) return;
  if (!window.BpmnJS) { root.dataset.flowOff = "1"; return; }

  const ids = (name) => (box.dataset[name] || "").split(" ").filter(Boolean);
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const smallest = 0.8; // below this the words are too small to read
  const viewer = new window.BpmnJS({
    container: box,
    zoomScroll: { enabled: false }, // the page keeps its scrolling
    bpmnRenderer: { defaultFillColor: "#ffffff", defaultStrokeColor: "#7f7f7f", defaultLabelColor: "#333333" },
    textRenderer: {
      defaultStyle: { fontFamily, fontSize: 13.5, lineHeight: 1.3 },
      externalStyle: { fontFamily, fontSize: 12.5, lineHeight: 1.25 },
    },
  });

  // The whole width when it stays readable; otherwise the part around the present step, to be dragged.
  const fit = (canvas, now) => {
    const all = canvas.viewbox().inner;
    const width = box.clientWidth;
    const pad = 12;
    if (!width) return;
    const scale = Math.max(Math.min((width - pad * 2) / all.width, 1.15), smallest);
    const size = { width: width / scale, height: box.clientHeight / scale };
    const whole = size.width >= all.width;
    const x = whole || !now ? all.x - Math.max(0, (size.width - all.width) / 2) : now.x + now.width / 2 - size.width / 2;
    const fits = size.height >= all.height || !now;
    const y = fits ? all.y - pad / scale : now.y + now.height / 2 - size.height / 2;
    canvas.viewbox({ x, y, ...size });
  };

  const draw = async () => {
    const answer = await fetch(box.dataset.flow, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`The diagram answered ${answer.status}.`);
    await viewer.importXML(await answer.text());
    const canvas = viewer.get("canvas");
    const known = (id) => viewer.get("elementRegistry").get(id);
    viewer.get("elementRegistry").forEach((e) => {
      if (/Task$|CallActivity$/.test(e.type)) canvas.addMarker(e.id, "is-task");
      if (/Lane$|Participant$/.test(e.type)) canvas.addMarker(e.id, "is-lane");
    });
    const now = ids("now").filter(known);
    fit(canvas, known(now[0]));
    addEventListener("resize", () => fit(canvas, known(now[0])));
    ids("done").filter(known).forEach((id) => canvas.addMarker(id, "is-done"));
    for (const id of now) {
      canvas.addMarker(id, "is-now");
      const token = document.createElement("div");
      token.className = "flow__token";
      token.textContent = box.dataset.token;
      viewer.get("overlays").add(id, { position: { top: -25, left: 2 }, html: token });
    }
  };

  draw().catch((e) => { root.dataset.flowOff = "1"; console.error(e); });
})();
