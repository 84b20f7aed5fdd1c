"""What is looked for is seen: each fault, made on purpose, is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_tests.browsing import PHONE, hosted
from site_tests.looking import looking

PAGE = """<!doctype html><html lang="en"><title>x</title>
<style>
body {{ margin: 0; font: 16px/1.5 sans-serif }} p {{ margin: 20px }} a, button {{ outline-offset: 1px }}
.skip {{ position: absolute }} .skip:not(:focus) {{ clip-path: inset(50%) }}
.mast {{ position: sticky; top: 0; height: 60px; background: #fff }}
.mast a, .mast button {{ display: inline-block; padding: 12px; min-width: 44px; line-height: 20px }}
.big {{ display: block; min-height: 48px; margin: 8px }}
{style}
</style>
<a class="skip" href="#content">Skip</a>
<header class="mast"><a href="/a">Name</a> <a href="/b">Search</a> <button>Menu</button></header>
<main id="content"><a class="big" href="/c">One</a><a class="big" href="/d">Two</a>
<p>Text with a <a href="/e">link</a> in it.</p>{body}</main>"""
# What is told, the styles that make the fault, and what stands on the page for it.
FAULTS = [
    ("sideways", "", '<div style="width: 700px">x</div>'),
    ("out of the window", "html { overflow-x: hidden }", '<p style="margin-left: -30px">left</p>'),
    ("overlap: text", "", '<p>words</p><p style="margin-top: -44px">others</p>'),
    ("cut off", "", '<p style="width: 40px; overflow: hidden; white-space: nowrap">words that go on</p>'),
    ("target below 24", "", '<div><a href="/f">x</a></div>'),
    ("target below 44", ".mast button { padding: 4px }", ""),
    ("targets overlap", "", '<a class="big" href="/f">a</a><a class="big" style="margin-top: -30px" href="/g">b</a>'),
    ("focus is not seen", ".big { outline: none }", ""),
    (
        "focus goes up",
        ".later, .sooner { position: absolute; top: 350px } .later { top: 500px }",
        '<a class="big later" href="/f">a</a><a class="big sooner" href="/g">b</a>',
    ),
    (
        "focus goes back",
        "",
        '<p><button style="float: right; height: 30px">a</button><button style="height: 30px">b</button></p>',
    ),
    ("focus on what is not seen", ".gone { clip-path: inset(50%) }", '<a class="gone" href="/f">a</a>'),
    ("focus behind the header", ".mast { position: fixed } #content { padding-top: 4px }", ""),
    ("tabindex", "", '<button tabindex="3" class="big">x</button>'),
    ("skip link", ".skip { display: none }", ""),
    (
        "the skip link does not lead",
        "",
        '<div style="height: 2px"></div><script>document.querySelector(".skip").hash = "#none"</script>',
    ),
    ("jumps", "", '<script>setTimeout(() => document.querySelector(".big").style.marginTop = "200px", 90)</script>'),
    ("policy", "", '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'"><img src="/x.png" alt="">'),
]


@pytest.mark.parametrize(
    ("fault", "style", "body"), [("", "", ""), *FAULTS], ids=["none", *(name for name, *_ in FAULTS)]
)
def test_a_fault_is_told(browser: Browser, tmp_path: Path, fault: str, style: str, body: str) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(style=style, body=body), encoding="utf-8")
    with hosted(tmp_path) as host, looking(browser, host, PHONE) as sight:
        told = [each for each in sight.open("") if "favicon" not in each]
        sight.watch.page.wait_for_timeout(600 if fault == "jumps" else 100)
        told += sight.measure("layout") + sight.settled() + sight.keyboard()
        if fault:
            assert [each for each in told if fault in each], told
        else:
            assert told == []
