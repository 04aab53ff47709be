/* Comfort only: every page works without it. */
(function () {
  "use strict";

  // A form is sent once: the pressed button shows that it was heard.
  // What a button opens in a window of its own is only looked at: the form stays, and may still be sent.
  function aside(event) {
    return Boolean(event.target.target || (event.submitter && event.submitter.formTarget));
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post" && !aside(event)) {
      form.dataset.sent = "yes";
      form.setAttribute("aria-busy", "true");
    }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  });

  // Large type is switched where one stands: what is typed stays, and the server is told the wish.
  // Without this the button of a question sends what is typed along, to be kept (huiyin/counter/raising.py).
  document.querySelectorAll(".large-type button").forEach(function (button) { button.removeAttribute("form"); });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches(".large-type") || !window.fetch) { return; }
    event.preventDefault();
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    var button = form.querySelector("button"), on = button.value === "1";
    var wish = new FormData(form);
    wish.set("large", button.value);
    fetch(form.action, { method: "POST", body: wish, redirect: "manual", credentials: "same-origin" });
    document.documentElement.classList.toggle("large", on);
    button.value = on ? "0" : "1";
    button.textContent = on ? button.dataset.ordinary : button.dataset.large;
  });

  // Leaving a page with typed but unsent text asks first.
  var typed = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest("form[data-keep]")) { typed = true; }
  });
  document.addEventListener("submit", function (event) { if (!aside(event) && !event.defaultPrevented) { typed = false; } });
  document.addEventListener("sent", function () { typed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (typed) { event.preventDefault(); }
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-print]");
    if (button) { window.print(); }
    var more = event.target.closest("[data-add-row]");
    if (more) { addRow(more); }
  });

  // A legal basis picked from the list is written into its field; the list is shown only where there is one.
  document.querySelectorAll("[data-pick-into]").forEach(function (pick) {
    var list = document.getElementById("bases"), into = document.getElementById(pick.dataset.pickInto);
    if (!list || !into) { return; }
    pick.hidden = false;
    pick.addEventListener("input", function () {
      var known = Array.prototype.some.call(list.options, function (one) { return one.value === pick.value; });
      if (!known) { return; }
      into.value = into.value.trim() ? into.value.trim() + "\n" + pick.value : pick.value;
      pick.value = "";
      into.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });

  // Repeated fields: copy the last row, empty.
  function addRow(button) {
    var list = document.getElementById(button.dataset.addRow);
    var rows = list ? list.querySelectorAll("[data-row]") : [];
    if (!rows.length) { return; }
    var fresh = rows[rows.length - 1].cloneNode(true);
    fresh.querySelectorAll("input, textarea, select").forEach(function (field) {
      field.name = field.name.replace(/-(\d+)(-|$)/, function (_, n, tail) { return "-" + (Number(n) + 1) + tail; });
      field.id = field.id.replace(/-(\d+)(-|$)/, function (_, n, tail) { return "-" + (Number(n) + 1) + tail; });
      if (field.type === "checkbox") { field.checked = false; } else { field.value = ""; }
    });
    fresh.querySelectorAll("label").forEach(function (label) {
      label.htmlFor = label.htmlFor.replace(/-(\d+)(-|$)/, function (_, n, tail) { return "-" + (Number(n) + 1) + tail; });
    });
    fresh.querySelectorAll("[data-row-number]").forEach(function (mark) { mark.textContent = String(rows.length + 1); });
    list.appendChild(fresh);
    var first = fresh.querySelector("input, textarea, select");
    if (first) { first.focus(); }
  }

  // Of the ways of service only what belongs to the chosen one is asked; with none chosen, and without this, all of it.
  document.querySelectorAll("select[name=way]").forEach(function (choice) {
    function fit() {
      choice.form.querySelectorAll("[data-ways]").forEach(function (part) {
        var fits = !choice.value || part.dataset.ways.split(" ").indexOf(choice.value) >= 0;
        part.hidden = !fits;
        part.querySelectorAll("input, textarea, select").forEach(function (field) { field.disabled = !fits; });
      });
    }
    choice.addEventListener("change", fit);
    fit();
  });

  // A disclosure named in the address opens.
  function openNamed() {
    var found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var holder = found && found.closest("details");
    if (holder) { holder.open = true; found.scrollIntoView(); }
  }
  // A code behind the # of a scanned address fills its field; it is sent to nobody before the button is pressed.
  document.querySelectorAll("[data-from-address]").forEach(function (field) {
    var code = location.hash.slice(1);
    if (!field.value && /^[0-9A-Za-z]{4}(-[0-9A-Za-z]{4}){3}$/.test(code)) { field.value = code; field.focus(); }
  });
  window.addEventListener("hashchange", openNamed);
  openNamed();
  document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; });
  document.querySelectorAll("[data-add-row]").forEach(function (button) { button.hidden = false; });

  // Printing shows what disclosures hold.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (one) { one.open = true; one.dataset.printed = "yes"; });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-printed]").forEach(function (one) { one.open = false; delete one.dataset.printed; });
  });
})();
