// Brings the page up to date. The server sends every text ready-made; nothing is computed here but how long the connection has been lost.
"use strict";

(() => {
  const silence = 10_000; // the server sends once a second
  const body = document.body;
  const elements = new Map();
  let heard = performance.now();
  let heardAt = new Date();
  let stream = null;
  let isLost = false;

  const element = id => {
    if (!elements.has(id)) {
      elements.set(id, document.getElementById(id));
    }
    return elements.get(id);
  };

  const setText = (target, text) => {
    if (target && target.textContent !== text) {
      target.textContent = text; // only what changed, so that a screen reader hears a sentence once
    }
  };

  const setLost = lost => {
    isLost = lost;
    if (lost) {
      body.dataset.state = "stale"; // the next view says what is true again
      setText(element("heading"), "No connection");
      setText(element("sentence"), `These numbers are those of ${heardAt.toTimeString().slice(0, 8)}. The page connects again by itself.`);
    }
  };

  const show = view => {
    body.dataset.state = view.state;
    for (const [id, text] of Object.entries(view.texts)) {
      setText(element(id), text);
    }
    for (const [id, mark] of Object.entries(view.marks)) {
      element(id)?.setAttribute("data-mark", mark);
    }
    for (const [id, shape] of Object.entries(view.paths)) {
      const path = element(id);
      if (path && path.getAttribute("d") !== shape) {
        path.setAttribute("d", shape);
      }
    }
  };

  const open = () => {
    stream = new EventSource("wall/stream");
    stream.onmessage = message => {
      heard = performance.now();
      heardAt = new Date();
      show(JSON.parse(message.data));
      setLost(false);
    };
  };

  setInterval(() => {
    const quiet = performance.now() - heard;
    setLost(quiet > silence);
    if (isLost) {
      setText(element("age"), `${Math.round(quiet / 1000)} s without connection`);
    }
    if (stream.readyState === EventSource.CLOSED) {
      // The browser gives up after a refusal: the session has ended, or the bridge starts again. The page itself leads to the sign-in.
      stream.close();
      fetch("wall", { redirect: "manual", cache: "no-store" })
        .then(answer => answer.type === "opaqueredirect" || answer.status === 401 ? location.reload() : open())
        .catch(() => open());
    }
  }, 5_000);

  open();
})();
