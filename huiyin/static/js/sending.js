/* A petition is sent page by page: what is on its way is said, and where the connection is lost nothing typed is.
   Without this the browser sends the form itself. */
(function () {
  "use strict";
  if (!window.XMLHttpRequest || !window.FormData || !window.DOMParser || !window.CustomEvent) { return; }
  var PATIENCE = 1000, OURS = [200, 400, 409];

  document.addEventListener("submit", function (event) {
    var form = event.target, go = event.submitter && event.submitter.name === "go" && event.submitter.value;
    if (event.defaultPrevented || !go || !form.matches("form[data-sending]")) { return; }
    event.preventDefault();
    var waits = [];
    form.dispatchEvent(new CustomEvent("sending", { bubbles: true, detail: waits }));
    form.querySelector("[data-lost]").hidden = true;
    var late = window.setTimeout(function () { form.querySelector("[data-moving]").hidden = false; }, PATIENCE);
    Promise.all(waits).then(function () { send(form, go, late); });
  });

  function send(form, go, late) {
    var sent = new XMLHttpRequest(), body = new FormData(form), bar = form.querySelector("[data-moving] progress");
    if (go === "back") { body.delete("files"); }
    body.append("go", go);
    sent.open("POST", form.getAttribute("action") || location.href);
    sent.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    sent.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable && event.loaded < event.total) { bar.max = event.total; bar.value = event.loaded; } else { bar.removeAttribute("value"); }
    });
    sent.addEventListener("load", function () {
      var next = sent.getResponseHeader("X-Next");
      if (!next && sent.status >= 500) { over(form, late, go); return; }
      if (!next) { window.clearTimeout(late); show(form, sent); return; }
      form.elements.seen.value = ""; // should the browser show this page as it is now, it was shown with what it holds
      form.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
      location.assign(next);
    });
    sent.addEventListener("error", function () { over(form, late, go); });
    sent.send(body);
  }
  function release(form) {
    form.querySelector("[data-moving]").hidden = true;
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
  function over(form, late, go) {
    var lost = form.querySelector("[data-lost]"), again = lost.querySelector("button");
    window.clearTimeout(late);
    release(form);
    lost.hidden = false;
    again.value = go;
    again.focus();
  }
  // Not an answer of the form: what it says stands above it, and what was typed stays.
  function refused(form, main) {
    var note = document.createElement("div");
    note.className = "note note-error";
    note.setAttribute("role", "alert");
    Array.prototype.forEach.call(main ? main.children : [], function (one) { note.appendChild(document.importNode(one, true)); });
    form.parentNode.insertBefore(note, form);
    release(form);
    note.scrollIntoView();
  }
  // The answer is this page once more, with a sentence. Files that were chosen stay chosen.
  function show(form, sent) {
    var told = new DOMParser().parseFromString(sent.responseText, "text/html"), main = told.querySelector("main");
    if (!main || OURS.indexOf(sent.status) < 0) { refused(form, main); return; }
    var here = document.querySelector("main"), files = here.querySelector("[data-photos-box]"), place = main.querySelector("[data-photos-box]");
    main = document.importNode(main, true);
    if (files && place) { main.querySelector("[data-photos-box]").replaceWith(files); }
    form.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
    here.replaceWith(main);
    document.title = told.title;
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sending]").forEach(release);
  });
})();
