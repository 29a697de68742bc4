"""The words of a new article and of a new site."""

from __future__ import annotations

ARTICLE = """\
---
title: "{title}"
date: {date}   # ngày giờ đăng; viết 18/8/2026 17:30 cũng được
draft: true   # bản nháp chưa được đăng; viết xong thì xóa dòng này
# summary: Một hai câu tóm tắt; không ghi thì lấy câu đầu của bài
# author: Tên tác giả
# source: Nguồn tin, nếu lấy từ nơi khác
# tags: [Từ khóa thứ nhất, Từ khóa thứ hai]
# updated: 20/8/2026 08:00   # khi sửa bài đã đăng
#
# Nếu bài viết về một sự kiện:
# event_date: 18/8/2026   # hoặc 14–15/3/2026, hoặc từ 28/6 đến 02/8/2026
# event_session: chiều   # sáng, trưa, chiều, tối
# event_time: "14:00–16:30"
# event_place: Hội trường Trung tâm
# chair:   # người chủ trì
#   - Họ và tên - chức vụ
# attendees:   # theo thứ tự chức vụ; trang không sắp xếp lại
#   - Họ và tên - chức vụ
#   - name: Họ và tên
#     role: Chức vụ
#     unit: Đơn vị
# groups: [đại diện các phòng, toàn thể viên chức]
#
# Ảnh và tài liệu (để cùng thư mục với bài: {folder}/index.md):
# photos:
#   - file: ten-anh.jpg
#     caption: Lời chú thích dưới ảnh
#     credit: Người chụp
#     alt: Những gì thấy trong ảnh, cho người không nhìn được ảnh
# cover: ten-anh.jpg   # ảnh đại diện; không ghi thì lấy ảnh đầu, ghi none thì không có
# attachments:
#   - file: ten-tai-lieu.pdf
#     title: Tên tài liệu
#     number: Số, ký hiệu
#     date: 15/8/2026
#     issuer: Cơ quan ban hành
#     signer: Người ký
#
# Ít dùng:
# section: {section}   # chuyên mục, đã rõ từ thư mục
# slug: dia-chi-rieng   # phần cuối của địa chỉ
# related: [{section}/ten-bai-khac]   # luôn đứng đầu Tin liên quan
# unrelated: [{section}/ten-bai-khac]   # không bao giờ có trong Tin liên quan
# pinned: true   # đứng đầu trang chủ
# expires: 31/12/2026   # hết hiệu lực sau ngày này
# aliases: [/dia-chi-cu/]
# id: ma-cu   # chỉ để giữ mã của bài đã đăng ở nơi khác
# privacy_ack: Lý do được đăng dữ liệu cá nhân trong bài
# lang: vi
---

Viết nội dung ở đây. Cách một dòng trống là sang đoạn mới.

## Tiêu đề nhỏ

- Gạch đầu dòng
- **Chữ đậm**, *chữ nghiêng*, [liên kết](https://dichvucong.gov.vn)
"""

SITE = """\
# Những gì đúng cho cả trang. Dòng bắt đầu bằng # là lời giải thích.

name = "Tên cơ quan"
description = "Một câu giới thiệu trang"
base_url = "https://ten-mien.example"   # địa chỉ thật của trang, không có dấu / ở cuối
feed_authority = "ten-mien.example"   # đặt một lần, không đổi nữa

[sections]
tin-tuc = "Tin tức – Sự kiện"
thong-bao = "Thông báo"

[contact]
responsible = "(chưa điền: người chịu trách nhiệm nội dung)"
address = "(chưa điền: địa chỉ)"
phone = "(chưa điền: điện thoại)"
email = "(chưa điền: thư điện tử)"
"""

PEOPLE = """\
# Những người thường gặp trong tin, để phân biệt người trùng tên.
#
# [[people]]
# name = "Họ và tên"
# title = "Học hàm, học vị"
# unit = "Đơn vị"
"""

FIRST = """\
---
title: Trang thông tin bắt đầu hoạt động
date: {date}
tags: [Giới thiệu]
---

Đây là bài mẫu. Quý vị sửa hoặc xóa tệp `content/tin-tuc/bai-dau-tien.md`, rồi viết bài mới bằng lệnh
`site-gen new "Tiêu đề"`.
"""

ABOUT = """\
---
title: Giới thiệu
order: 1
---

(Chưa điền: chức năng, nhiệm vụ, cơ cấu tổ chức của cơ quan.)
"""

CONTACT = """\
---
title: Liên hệ
order: 2
---

(Chưa điền: địa chỉ, điện thoại, thư điện tử, giờ làm việc.)
"""

TEMPLATES = """\
# Mẫu trang riêng

Thư mục này có thể để trống: trang dùng mẫu có sẵn trong chương trình.

Muốn sửa một mẫu, đặt vào đây một tệp cùng tên (ví dụ `base.html`, `assets/site.css`); tệp ở đây thay
cho tệp có sẵn. Lời trên giao diện sửa trong `strings.toml`: chỉ ghi những dòng muốn đổi.
"""
