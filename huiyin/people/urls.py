"""Addresses of this room."""

from allauth.account.views import reauthenticate
from django.urls import include, path

from huiyin.people import doors, identities, second

urlpatterns = [
    path("login", identities.SignIn.as_view(), name="login"),
    path("logout", doors.SignOut.as_view(), name="logout"),
    path("login", identities.SignIn.as_view(), name="account_login"),  # the names allauth asks for
    path("logout", doors.SignOut.as_view(), name="account_logout"),
    path("login", identities.SignIn.as_view(), name="account_signup"),  # nobody signs up
    path("login", identities.SignIn.as_view(), name="account_inactive"),
    path("posts", doors.posts, name="posts"),
    path("account/sessions/end", second.end_mine, name="end_sessions"),
    path("account/confirm/", reauthenticate, name="account_reauthenticate"),
    path("account/second/", include("allauth.mfa.urls")),
    path("account/identities/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
