"""Passkeys in a real browser with a virtual authenticator, and what the pages look like to a reader."""

from datetime import date

import pytest

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people.models import Agency, Officer, Post, Region

PASSWORD = "river stone lantern 42"


@pytest.fixture
def desk(live, transactional_db, as_owner):
    """The address by a name a passkey can be bound to; one officer works there."""
    with as_owner():
        Region.objects.create(code="99", name="云岭省", name_en="Yunling Province")
        agency = Agency.objects.create(
            code="YL", name="云岭省信访局", name_en="Yunling Petition Office",
            kind=AgencyKind.PETITION_OFFICE, level=Level.PROVINCE, system=System.PARTY, region_id="99",
        )  # fmt: skip
        officer = Officer.objects.create_user("lin", PASSWORD, name="林")
        Post.objects.create(officer=officer, agency=agency, duty=Duty.HEAD, since=date(2020, 1, 1))
    return live.replace("127.0.0.1", "localhost")


def authenticator(page):
    """A key that belongs to this window, as CTAP 2 describes one."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def test_an_officer_makes_a_passkey_and_signs_in_with_it_alone(desk, page):
    authenticator(page)
    page.goto(f"{desk}/login")
    page.fill("[name=username]", "lin")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/account/second/")  # the head's post demands a second factor
    page.goto(f"{desk}/account/second/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/webauthn/add/")
    page.fill("[name=name]", "办公室的钥匙")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_load_state()
    page.wait_for_url(lambda address: "/add/" not in address)
    page.goto(f"{desk}/account/second/webauthn/")
    assert "办公室的钥匙" in page.inner_text("main")
    page.click("header >> text=退出")
    page.goto(f"{desk}/login")
    page.click("#passkey_login")
    page.wait_for_url("**/desk/**")
    assert page.locator("text=云岭省信访局").count() > 0
