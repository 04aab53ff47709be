"""The single sign-on services an operator names in `keys/oidc.json` of the data folder; without it, none."""

import json
from typing import Any

from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn

NEEDED = ("id", "name", "server", "client_id", "secret")


def single_sign_on(home: Home) -> dict[str, Any]:
    """The services as django-allauth wants them told."""
    file = home.keys / "oidc.json"
    if not file.exists():
        return {}
    try:
        services = [_service(one) for one in json.loads(file.read_text("utf-8"))]
    except (ValueError, TypeError, KeyError) as wrong:
        raise CannotGoOn(
            f"keys/oidc.json 读不懂：应是一个列表，每项写明 {'、'.join(NEEDED)}。",
            f"keys/oidc.json cannot be read: it is a list whose entries name {', '.join(NEEDED)}.",
        ) from wrong
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": services}}


def _service(one: dict[str, str]) -> dict[str, Any]:
    told = {name: str(one[name]) for name in NEEDED}
    if not told["server"].startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ValueError(told["id"])
    return {
        "provider_id": told["id"],
        "name": told["name"],
        "client_id": told["client_id"],
        "secret": told["secret"],
        "settings": {"server_url": told["server"], "fetch_userinfo": False},
    }
