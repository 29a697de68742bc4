"""What web servers are told."""

from __future__ import annotations

import re

from site_gen.pages.hosting import POLICY, headers_file, nginx_file


def test_the_policy_makes_no_exception() -> None:
    assert POLICY.startswith("default-src 'self'; ")
    assert not re.search(r"unsafe|data:|blob:|https?:|\*", POLICY)


def test_both_servers_are_told_the_same() -> None:
    told = re.findall(r"^  ([\w-]+): (.*)$", headers_file().decode(), re.MULTILINE)
    nginx = nginx_file().decode()

    assert len(told) > 5
    for name, value in told:
        assert f'add_header {name} "{value}"' in nginx


def test_every_place_of_nginx_that_adds_a_header_adds_them_all() -> None:
    places = re.findall(r"^location [^{]*\{\n(.*?)^\}", nginx_file().decode(), re.MULTILINE | re.DOTALL)

    assert len(places) == 3
    assert all(POLICY in place and "Strict-Transport-Security" in place for place in places)
