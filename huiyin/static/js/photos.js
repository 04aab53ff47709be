/* Photos and files of a petition: made smaller on the device, listed with a way to take each out, sent with progress.
   Without this the chosen files go up as they are. */
(function () {
  "use strict";
  var input = document.querySelector("input[type=file][data-photos]");
  if (!input || !window.DataTransfer || !window.XMLHttpRequest) { return; }
  var LONGEST = 2000, QUALITY = 0.8, THUMB = 64, PATIENCE = 1000;
  var form = input.form, box = input.closest("[data-photos-box]");
  var list = box.querySelector("[data-chosen]"), row = box.querySelector("template").content;
  var original = box.querySelector("[data-original] input"), camera = box.querySelector("[data-camera]");
  var lost = form.querySelector("[data-lost]"), moving = form.querySelector("[data-moving]");
  var chosen = [], working = [], sending = false;

  // A picture drawn anew: at most 2000 pixels, without what the camera wrote into it. null: it stays as it is.
  function shrink(item) {
    if (!/^image\/(jpe?g|png|webp|hei[cf])$/.test(item.file.type) && !/\.hei[cf]$/i.test(item.file.name)) { return Promise.resolve(); }
    if (!window.createImageBitmap) { return Promise.resolve(); }
    return createImageBitmap(item.file, { imageOrientation: "from-image" }).then(function (picture) {
      item.thumb = drawn(picture, THUMB);
      return new Promise(function (done) { drawn(picture, LONGEST).toBlob(done, "image/jpeg", QUALITY); });
    }).then(function (made) {
      if (!made) { return; }
      item.small = new File([made], item.file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    }).catch(function () { /* this browser cannot open it: it goes up as it is */ });
  }
  function drawn(picture, longest) {
    var scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }
  function goes(item) { return item.small && !original.checked ? item.small : item.file; }
  function size(bytes) { return bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / 1048576).toFixed(1) + " MB"; }

  function show() {
    var all = new DataTransfer();
    list.replaceChildren();
    chosen.forEach(function (item) {
      var line = row.cloneNode(true), file = goes(item);
      all.items.add(file);
      if (item.thumb) { line.querySelector("[data-thumb]").replaceChildren(item.thumb); }
      line.querySelector("[data-name]").textContent = file.name;
      line.querySelector("[data-size]").textContent = size(file.size);
      line.querySelector("[data-of]").textContent = file.name;
      line.querySelector("button").addEventListener("click", function () {
        chosen.splice(chosen.indexOf(item), 1);
        show();
        input.focus();
      });
      list.appendChild(line);
    });
    input.files = all.files;
    box.querySelector("[data-original]").hidden = !chosen.some(function (item) { return item.small; });
  }
  function take(files) {
    Array.prototype.forEach.call(files, function (file) {
      var item = { file: file };
      chosen.push(item);
      working.push(shrink(item).then(show));
    });
    show();
  }
  input.addEventListener("change", function () { take(input.files); });
  original.addEventListener("change", show);
  if (camera && window.matchMedia("(pointer: coarse)").matches) {
    var lens = document.createElement("input");
    lens.type = "file";
    lens.accept = "image/*";
    lens.setAttribute("capture", "environment");
    lens.addEventListener("change", function () { take(lens.files); lens.value = ""; });
    camera.addEventListener("click", function () { lens.click(); });
    camera.hidden = false;
  }

  // Handing in: with progress; where the connection is lost nothing is, and one press tries again.
  form.addEventListener("submit", function (event) {
    var go = event.submitter && event.submitter.value;
    if (!event.submitter || event.submitter.name !== "go" || (go !== "on" && go !== "later")) { return; }
    event.preventDefault();
    if (sending) { return; }
    sending = true;
    lost.hidden = true;
    Promise.all(working).then(function () { send(go); });
  });
  function send(go) {
    var sent = new XMLHttpRequest(), body = new FormData(form), bar = moving.querySelector("progress");
    var late = window.setTimeout(function () { moving.hidden = false; }, PATIENCE);
    body.append("go", go);
    sent.open("POST", form.getAttribute("action") || location.href);
    sent.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    sent.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; }
    });
    sent.addEventListener("load", function () {
      window.clearTimeout(late);
      var next = sent.getResponseHeader("X-Next");
      if (next) { location.assign(next); return; }
      plainly(go);
    });
    sent.addEventListener("error", function () {
      window.clearTimeout(late);
      moving.hidden = true;
      sending = false;
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
      lost.hidden = false;
      lost.querySelector("button").focus();
    });
    sent.send(body);
  }
  // The answer is a page that says something: let the browser ask for it as it would without this.
  function plainly(go) {
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = "go";
    field.value = go;
    form.appendChild(field);
    form.submit();
  }
})();
