"""Addresses of this room."""

from django.urls import path

from huiyin.people import doors

urlpatterns = [
    path("login", doors.SignIn.as_view(), name="login"),
    path("logout", doors.SignOut.as_view(), name="logout"),
    path("posts", doors.posts, name="posts"),
]
