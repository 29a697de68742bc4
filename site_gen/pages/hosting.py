"""What a web server is told about the site: who may do what in its pages, and what to keep for how long."""

from __future__ import annotations

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
"""The content security policy: everything comes from the site itself, and nothing is inline."""

_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOREVER = "public, max-age=31536000, immutable"
"""For addresses that change with their content."""

_NGINX = """\
# Cho máy chủ nginx: trong khối server {{ }} của trang, thêm dòng
#     include /đường/dẫn/đến/output/nginx-site-gen.conf;
# Tệp này do site-gen viết; đừng sửa ở đây, lần dựng sau sẽ viết lại.

charset utf-8;
gzip on;
gzip_vary on;
gzip_types text/css text/javascript application/javascript application/json application/xml
    text/xml application/atom+xml application/rss+xml application/feed+json image/svg+xml text/calendar
    text/plain;
error_page 404 /404.html;
{always}

# Trang: hỏi lại mỗi lần, không có gì mới thì không tải lại.
location / {{
    add_header Cache-Control "no-cache" always;
    {always_there}
    try_files $uri $uri/index.html =404;
}}

# Tệp có dấu vân tay trong tên: nội dung đổi thì tên đổi, nên giữ mãi.
location ^~ /assets/ {{
    add_header Cache-Control "{forever}";
    {always_there}
    try_files $uri =404;
}}

# Lịch: nginx không tự biết kiểu tệp này.
location ~ \\.ics$ {{
    types {{ text/calendar ics; }}
    add_header Cache-Control "no-cache" always;
    {always_there}
    try_files $uri =404;
}}

# Của máy chủ và của chương trình, không phải của người đọc.
location = /_headers {{ return 404; }}
location = /nginx-site-gen.conf {{ return 404; }}
location ^~ /.site-gen/ {{ return 404; }}
"""


def headers_file() -> bytes:
    """`_headers`, as Netlify and Cloudflare Pages read it; what they do with pages of their own is right."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in _ALWAYS.items())]
    lines += ["", "/assets/*", f"  Cache-Control: {_FOREVER}"]
    return ("\n".join(lines) + "\n").encode()


def nginx_file() -> bytes:
    """The same for nginx. A location that adds a header forgets those of the server, so each has them all."""
    added = [f'add_header {name} "{value}" always;' for name, value in _ALWAYS.items()]
    return _NGINX.format(
        always="\n".join(added), always_there="\n    ".join(added), forever=_FOREVER
    ).encode()
