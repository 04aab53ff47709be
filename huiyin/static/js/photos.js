/* Photos and files of a petition: made smaller on the device, listed with a way to take each out.
   Without this the chosen files go up as they are. */
(function () {
  "use strict";
  var input = document.querySelector("input[type=file][data-photos]");
  if (!input || !window.DataTransfer) { return; }
  var LONGEST = 2000, QUALITY = 0.8, THUMB = 64;
  var box = input.closest("[data-photos-box]");
  var list = box.querySelector("[data-chosen]"), row = box.querySelector("template").content;
  var original = box.querySelector("[data-original] input"), camera = box.querySelector("[data-camera]");
  var chosen = [], working = [];

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

  // What is still being made smaller is waited for before it is sent.
  document.addEventListener("sending", function (event) {
    if (event.target.contains(box)) { Array.prototype.push.apply(event.detail, working); }
  });
})();
