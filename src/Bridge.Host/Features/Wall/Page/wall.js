// Brings the page up to date. The server sends every text ready-made; nothing is computed here but how long the connection has been lost.
"use strict";

(() => {
  const silence = 10_000; // the server sends once a second
  const pause = 60_000; // numbers within a sentence may change every second, and nobody can listen to that
  const body = document.body;
  const elements = new Map();
  let heard = performance.now();
  let heardAt = new Date();
  let stream = null;
  let isLost = false;
  let saidAt = heard;

  const element = id => {
    if (!elements.has(id)) {
      elements.set(id, document.getElementById(id));
    }
    return elements.get(id);
  };

  const setText = (target, text) => {
    if (target && target.textContent !== text) {
      target.textContent = text;
    }
  };

  // Another state is said at once, other numbers of the same state once in a while.
  const words = () => [element("heading").textContent, element("sentence").textContent];
  let said = words();
  const say = () => {
    const [heading, sentence] = words();
    if (heading !== said[0] || (sentence !== said[1] && performance.now() - saidAt >= pause)) {
      said = [heading, sentence];
      saidAt = performance.now();
      setText(element("said"), `${heading}. ${sentence}`);
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
      say();
    };
  };

  setInterval(() => {
    const quiet = performance.now() - heard;
    setLost(quiet > silence);
    if (isLost) {
      setText(element("age"), `${Math.round(quiet / 1000)} s without connection`);
      say();
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
