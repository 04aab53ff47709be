"""The ground of every page test: a real browser, our own server, no word to the outside."""


def test_a_real_browser_reaches_the_program(live, page):
    answer = page.goto(f"{live}/alive")
    assert answer.status == 200
    assert page.inner_text("body").strip() == "alive"


def test_the_front_end_files_are_served_by_ourselves(live, page):
    for file in ("htmx.org/htmx.min.js", "bootstrap/bootstrap.min.css", "alpinejs-csp/cdn.min.js"):
        assert page.goto(f"{live}/static/vendor/{file}").status == 200, file
