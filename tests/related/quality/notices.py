"""Sample text: 24 notices of an office that does not exist, written for this test, in clusters of one story.

Places, people and numbers are made up. Clusters share the words of all offices, and three are about the
same building: what tells them apart is the story.
"""

from __future__ import annotations

NOTICES = {
    "đường Bến Cỏ": (
        (
            "Cấm xe trên đường Bến Cỏ để sửa cầu",
            "Từ ngày 3 tháng 5, xe trên 5 tấn không được vào đường Bến Cỏ trong khi sửa cầu Ông Kỳ. "
            "Xe tải đi vòng theo đường tránh phía bắc; xe máy và xe đạp vẫn qua cầu bằng lối đi tạm "
            "bên phải.",
        ),
        (
            "Thông xe trở lại cầu Ông Kỳ",
            "Sau sáu tuần thay dầm và mặt cầu, cầu Ông Kỳ trên đường Bến Cỏ được thông xe. Biển cấm "
            "xe tải được gỡ bỏ, lối đi tạm bên phải cầu không còn dùng.",
        ),
        (
            "Hỏi đáp về việc sửa cầu Ông Kỳ",
            "Vì sao phải thay dầm cầu? Xe tải đi vòng lối nào? Ban quản lý trả lời các câu hỏi của bà "
            "con ở hai đầu đường Bến Cỏ trong thời gian cầu được sửa.",
        ),
    ),
    "nước sạch": (
        (
            "Tạm ngừng cấp nước để súc rửa bể chứa Đồi Sim",
            "Nhà máy nước tạm ngừng cấp nước từ 22 giờ đêm để súc rửa bể chứa Đồi Sim. Bà con nên trữ "
            "nước dùng cho sinh hoạt; nước có thể đục trong giờ đầu khi cấp lại.",
        ),
        (
            "Cấp nước lại sớm hơn dự kiến",
            "Việc súc rửa bể chứa Đồi Sim xong trước bốn giờ. Nhà máy nước đã cấp nước lại; nếu nước "
            "còn đục, xin xả vòi vài phút.",
        ),
        (
            "Kết quả xét nghiệm mẫu nước bể Đồi Sim",
            "Mười hai mẫu nước lấy tại bể chứa Đồi Sim sau khi súc rửa đều đạt. Nhà máy nước công bố "
            "độ đục và lượng clo dư của từng mẫu.",
        ),
    ),
    "tiêm phòng": (
        (
            "Lịch tiêm phòng dại cho chó mèo",
            "Đội thú y tiêm phòng dại cho chó mèo tại sân nhà văn hóa các thôn. Chủ nuôi mang sổ theo "
            "dõi, rọ mõm chó và giữ dây ngắn.",
        ),
        (
            "Tiêm vét phòng dại ở ba thôn vùng cao",
            "Đội thú y trở lại ba thôn vùng cao để tiêm vét cho chó mèo chưa được tiêm phòng dại "
            "trong đợt chính.",
        ),
        (
            "Chín phần mười đàn chó mèo đã được tiêm phòng dại",
            "Tổng kết đợt tiêm phòng dại: đội thú y đã tiêm cho chín phần mười đàn chó mèo; các chủ "
            "nuôi còn lại được nhắc tiêm trong tháng tới.",
        ),
    ),
    "lúa hè": (
        (
            "Bọ trĩ xuất hiện trên lúa hè thu sớm",
            "Trên các trà lúa hè thu sớm, bọ trĩ hại lá non làm chóp lá khô vàng. Cán bộ khuyến nông "
            "khuyên giữ nước ruộng, bón thúc sớm và chưa phun thuốc khi mật độ bọ trĩ còn thấp.",
        ),
        (
            "Tập huấn nhận biết bọ trĩ hại lúa",
            "Khuyến nông mở buổi tập huấn ngay tại ruộng: bà con vuốt lá lúa bằng tay ướt để đếm bọ "
            "trĩ, rồi quyết định có phun thuốc hay không.",
        ),
        (
            "Lúa hè thu hồi phục sau bọ trĩ",
            "Nhờ giữ nước ruộng và bón thúc, phần lớn diện tích lúa hè thu bị bọ trĩ hại lá đã ra lá "
            "mới xanh trở lại.",
        ),
    ),
    "hội sách": (
        (
            "Ngày hội đọc sách ở sân Trung tâm",
            "Ngày hội đọc sách mở tại sân Trung tâm với góc đổi truyện cũ, kể chuyện cho thiếu nhi và "
            "tủ sách lưu động.",
        ),
        (
            "Quyên góp truyện cũ cho tủ sách lưu động",
            "Trước ngày hội đọc sách, Trung tâm nhận truyện cũ của bà con cho tủ sách lưu động đi các "
            "điểm trường xa.",
        ),
        (
            "Hơn hai nghìn cuốn truyện đổi chủ",
            "Ngày hội đọc sách khép lại với hơn hai nghìn cuốn truyện đổi chủ; tủ sách lưu động lên "
            "đường tới điểm trường đầu tiên.",
        ),
    ),
    "lấy số": (
        (
            "Trung tâm thử máy lấy số thứ tự mới",
            "Máy lấy số thứ tự mới ở cửa Trung tâm đọc được mã vuông trên giấy hẹn, in số quầy bằng "
            "chữ lớn và gọi số bằng loa.",
        ),
        (
            "Cách dùng máy lấy số thứ tự",
            "Người dân đưa giấy hẹn có mã vuông trước mắt đọc, chờ máy in số thứ tự, rồi nghe loa gọi "
            "số tới quầy. Ai không có giấy hẹn thì chạm tên thủ tục.",
        ),
        (
            "Thời gian chờ ngắn lại nhờ máy lấy số thứ tự",
            "Sau một tháng dùng máy lấy số thứ tự, người có giấy hẹn chờ gọi số trung bình bảy phút; "
            "loa gọi số được chỉnh nhỏ lại theo góp ý.",
        ),
    ),
    "mái nhà": (
        (
            "Mái Trung tâm dột sau bão số 4",
            "Gió giật trong bão số 4 làm tốc tôn mái Trung tâm, nước dột xuống kho lưu trữ. Hồ sơ đã "
            "được chuyển lên kệ cao và che bạt.",
        ),
        (
            "Lợp lại mái tôn của Trung tâm",
            "Thợ lợp lại phần mái tôn bị bão số 4 làm tốc. Kho lưu trữ đóng cửa hai ngày; hồ sơ cần "
            "gấp được lấy theo yêu cầu.",
        ),
        (
            "Kho lưu trữ mở lại, hồ sơ không hư hại",
            "Mái tôn đã lợp xong, kho lưu trữ khô ráo. Kiểm tra từng kệ cho thấy không hồ sơ nào bị "
            "nước dột làm hỏng sau bão số 4.",
        ),
    ),
    "bơi lội": (
        (
            "Mở lớp dạy bơi miễn phí cho trẻ em",
            "Trong kỳ nghỉ, hồ bơi huyện mở lớp dạy bơi miễn phí cho trẻ em từ tám tuổi, ưu tiên các "
            "em ở gần sông. Phụ huynh ghi tên tại thôn.",
        ),
        (
            "Thêm hai lớp dạy bơi buổi sáng",
            "Vì nhiều phụ huynh ghi tên, hồ bơi huyện thêm hai lớp dạy bơi buổi sáng cho trẻ em; thầy "
            "dạy bơi và áo phao đều đủ.",
        ),
        (
            "Ba trăm trẻ em biết bơi sau một mùa hè",
            "Các lớp dạy bơi miễn phí khép lại: ba trăm trẻ em bơi được hai mươi lăm mét và biết ném "
            "phao cứu bạn.",
        ),
    ),
}
"""Of each story its notices: title and text."""
