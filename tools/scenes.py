"""What the sample pictures show, one function a picture."""

from __future__ import annotations

from brush import (
    DEEP,
    GOLD,
    INK,
    LINE,
    MIST,
    NIGHT,
    PAPER,
    RED,
    ROSE,
    SAND,
    SLATE,
    TINT,
    WIDTH,
    Brush,
    flowers,
    lantern,
    listener,
    mixed,
    person,
    screen,
    sheet,
    tick,
)


def giving_flowers(brush: Brush) -> None:
    for n in range(13):
        brush.box(n * 100 - 30, 0, 56, 800, DEEP)
    brush.box(0, 0, WIDTH, 84, DEEP)
    brush.box(0, 84, WIDTH, 7, GOLD)
    brush.box(0, 700, WIDTH, 100, SAND)
    for x, colour in ((190, NIGHT), (470, SLATE), (730, SLATE), (1010, NIGHT)):
        person(brush, x, 700, 500, colour)
    for x, side in ((330, 1), (870, -1)):
        flowers(brush, x, 500, 84)
        brush.line(mixed(NIGHT, SLATE), 44, x - side * 205, 600, x - side * 40, 560)
        brush.line(mixed(SLATE, MIST), 44, x + side * 205, 610, x + side * 40, 575)
        brush.disc(x - side * 22, 556, 24, SAND)
        brush.disc(x + side * 22, 572, 24, SAND)


def counters(brush: Brush) -> None:
    brush.box(0, 0, WIDTH, 190, RED)
    brush.box(0, 190, WIDTH, 7, GOLD)
    for n, x in enumerate((200, 600, 1000)):
        brush.box(x - 66, 96, 132, 70, PAPER, 10)
        brush.word(x, 131, f"{n + 1:02}", 46, RED)
        person(brush, x, 560, 300, (SLATE, NIGHT, SLATE)[n])
    brush.box(0, 540, WIDTH, 34, GOLD)
    brush.box(0, 574, WIDTH, 226, SAND)
    for x in (400, 800):
        brush.box(x - 3, 310, 6, 490, PAPER)
    for x in (104, 504, 904):
        sheet(brush, x, 486, 60, 62, 3)
    listener(brush, 730, 830, 330, RED)
    listener(brush, 330, 830, 310, NIGHT)


def river(brush: Brush) -> None:
    brush.disc(900, 300, 110, SAND)
    brush.shape(MIST, 0, 470, 260, 300, 520, 430, 760, 330, 1200, 470)
    brush.box(0, 470, WIDTH, 330, SLATE)
    for n in range(7):
        brush.box(90 + (n * 373) % 900, 560 + n * 34, 150, 6, MIST, 3)
    for start in (150, 450, 750):
        brush.arc(start + 150, 520, 150, 180, 360, DEEP, 26)
    brush.box(60, 364, 1080, 30, RED)
    for x in range(80, 1140, 50):
        brush.box(x, 318, 10, 50, RED)
    brush.box(60, 310, 1080, 12, GOLD)
    for n, x in enumerate((110, 330, 640, 1080)):
        lantern(brush, x, (150, 210, 160, 130)[n], (66, 52, 60, 72)[n], (RED, GOLD, RED, SLATE)[n])


def waiting_room(brush: Brush) -> None:
    brush.box(0, 600, WIDTH, 200, LINE)
    screen(brush, 390, 70, 420, 230, foot=False)
    brush.word(600, 206, "Mời số 24", 50, RED)
    for x in (140, 1060):
        brush.box(x - 46, 470, 92, 140, GOLD, 10)
        for dx, dy in ((-64, 360), (0, 310), (64, 360)):
            brush.line(SLATE, 12, x, 480, x + dx, dy)
            brush.disc(x + dx, dy, 34, SLATE, 50)
    for n, x in enumerate((330, 510, 690, 870)):
        brush.box(x - 76, 420, 152, 150, (RED, DEEP)[n % 2], 18)
        if n != 2:
            person(brush, x, 590, 290, (SLATE, NIGHT, SLATE, GOLD)[n])
        brush.box(x - 80, 560, 160, 40, (RED, DEEP)[n % 2], 12)
        for dx in (-62, 50):
            brush.box(x + dx, 600, 12, 90, NIGHT)


def helping(brush: Brush) -> None:
    brush.disc(600, 420, 360, TINT)
    person(brush, 400, 720, 480, SLATE, hair=PAPER)
    person(brush, 800, 720, 500, RED)
    brush.box(0, 700, WIDTH, 100, GOLD)
    brush.box(530, 500, 140, 236, NIGHT, 18)
    brush.box(542, 518, 116, 196, PAPER, 6)
    brush.box(542, 518, 116, 34, RED, 6)
    tick(brush, 600, 625, 40, GOLD)
    for x, y in ((300, 150), (600, 96), (900, 150)):
        brush.disc(x, y, 12, GOLD)


def advice_table(brush: Brush) -> None:
    brush.box(0, 560, WIDTH, 240, SAND)
    for n, x in enumerate((210, 480, 720, 990)):
        person(brush, x, 590, 360, (NIGHT, RED, SLATE, GOLD)[n])
    brush.box(70, 560, 1060, 40, DEEP, 8)
    brush.box(110, 600, 980, 130, RED)
    brush.box(110, 622, 980, 5, GOLD)
    for x in (250, 880):
        sheet(brush, x, 500, 84, 66, 3)
    screen(brush, 520, 420, 160, 110)
    for n, x in enumerate((150, 400, 800, 1050)):
        lantern(brush, x, 88, 44, (RED, GOLD)[n % 2])


def hall(brush: Brush) -> None:
    brush.box(0, 0, WIDTH, 470, DEEP)
    for n in range(9):
        brush.box(n * 150 + 20, 0, 60, 470, RED)
    brush.box(330, 70, 540, 190, PAPER, 10)
    brush.box(430, 118, 340, 20, RED, 6)
    for n in range(3):
        brush.box(390, 164 + n * 28, 420 - 90 * (n == 2), 9, MIST, 4)
    person(brush, 600, 470, 190, NIGHT)
    brush.box(520, 380, 160, 96, GOLD, 8)
    brush.box(0, 464, WIDTH, 12, GOLD)
    for row, (y, tall) in enumerate(((600, 170), (720, 210), (850, 260))):
        step = 120 + row * 30
        for n, x in enumerate(range(30 + row * 20, 1240, step)):
            listener(brush, x, y, tall, (SLATE, NIGHT)[(n + row) % 2])


def classroom(brush: Brush) -> None:
    brush.box(0, 620, WIDTH, 180, LINE)
    brush.box(220, 40, 760, 270, NIGHT, 12)
    brush.box(236, 56, 728, 238, PAPER, 6)
    for n, colour in enumerate((MIST, SLATE, RED, GOLD)):
        brush.box(310 + n * 160, 250 - n * 40, 90, 30 + n * 40, colour, 4)
    for n, x in enumerate((230, 600, 970)):
        person(brush, x, 600, 270, (SLATE, RED, GOLD)[n])
        brush.box(x - 150, 590, 300, 24, GOLD, 6)
        brush.box(x - 130, 614, 14, 150, SLATE)
        brush.box(x + 116, 614, 14, 150, SLATE)
        brush.box(x - 74, 500, 148, 92, NIGHT, 8)
        brush.disc(x, 546, 12, MIST)


def look_up(brush: Brush) -> None:
    screen(brush, 250, 90, 700, 500)
    brush.box(330, 210, 440, 66, TINT, 33)
    brush.word(530, 243, "Mã hồ sơ…", 34, SLATE)
    brush.box(790, 210, 90, 66, GOLD, 33)
    brush.arc(828, 238, 16, 0, 360, PAPER, 6)
    brush.line(PAPER, 6, 840, 250, 852, 262)
    for n, text in enumerate(("Tiếp nhận", "Xử lý", "Trả kết quả")):
        x = 390 + n * 210
        if n:
            brush.line(GOLD if n == 1 else MIST, 8, x - 160, 390, x - 50, 390)
        if n < 2:
            tick(brush, x, 390, 40, (RED, GOLD)[n])
        else:
            brush.disc(x, 390, 40, MIST)
        brush.word(x, 466, text, 28, INK)


def survey(brush: Brush) -> None:
    brush.box(0, 560, WIDTH, 240, LINE)
    sheet(brush, 330, 70, 540, 620, 0)
    for n in range(4):
        y = 220 + n * 110
        brush.box(400, y - 9, 190, 18, MIST, 6)
        for m in range(3):
            brush.disc(660 + m * 66, y, 22, LINE)
        tick(brush, 660 + (2, 1, 2, 2)[n] * 66, y, 22, (RED, GOLD)[n % 2])
    brush.line(GOLD, 26, 930, 640, 1050, 330)
    brush.line(NIGHT, 26, 920, 666, 930, 640)
    for n, colour in enumerate((MIST, SAND, ROSE)):
        brush.disc(170, 200 + n * 170, 60, colour)
        brush.disc(150, 188 + n * 170, 7, INK)
        brush.disc(190, 188 + n * 170, 7, INK)
    brush.line(INK, 6, 146, 228, 194, 228)
    brush.arc(170, 384, 30, 30, 150, INK, 6)
    brush.arc(170, 546, 38, 15, 165, INK, 6)


def padlock(brush: Brush) -> None:
    brush.box(390, 60, 420, 690, NIGHT, 50)
    brush.box(412, 100, 376, 600, PAPER, 14)
    brush.box(412, 100, 376, 90, RED, 14)
    brush.arc(600, 366, 82, 180, 360, SLATE, 30)
    brush.box(518, 364, 30, 60, SLATE)
    brush.box(652, 364, 30, 60, SLATE)
    brush.box(490, 410, 220, 170, GOLD, 20)
    brush.disc(600, 476, 24, DEEP)
    brush.box(590, 480, 20, 56, DEEP, 8)
    for n in range(6):
        brush.disc(485 + n * 46, 636, 12, SLATE if n < 4 else LINE)
    for r, x in ((70, 210), (46, 1010), (26, 1110)):
        brush.disc(x, 420, r, MIST)
        brush.arc(x, 420, r + 24, 300 if x > 600 else 120, 420 if x > 600 else 240, SLATE, 5)


def paper_to_screen(brush: Brush) -> None:
    brush.box(0, 590, WIDTH, 210, SAND)
    for n in range(3):
        sheet(brush, 110 + n * 34, 190 + n * 34, 250, 340, 6, (SLATE, GOLD, RED)[n])
    brush.line(GOLD, 22, 500, 390, 640, 390)
    brush.shape(GOLD, 630, 340, 700, 390, 630, 440)
    screen(brush, 740, 180, 390, 290)
    for n in range(4):
        brush.box(776, 262 + n * 44, (200, 170, 210, 120)[n], 14, MIST, 6)
    tick(brush, 1060, 390, 40, RED)


def shelves(brush: Brush) -> None:
    brush.box(90, 60, 1020, 680, SLATE, 10)
    colours = (RED, SAND, MIST, GOLD, DEEP, ROSE, PAPER)
    for row in range(3):
        top = 86 + row * 216
        brush.box(112, top, 976, 196, NIGHT)
        for n in range(16):
            tall = 150 + (n * 37 + row * 23) % 36
            colour = colours[(n * 3 + row * 2) % len(colours)]
            x = 124 + n * 60 + (row == 1 and n > 11) * 12
            if (n + row * 5) % 11 != 8:
                brush.box(x, top + 196 - tall, 50, tall, colour, 4)
                brush.box(x + 12, top + 196 - tall + 24, 26, 40, TINT if colour != PAPER else LINE, 3)


def folder(brush: Brush) -> None:
    brush.box(0, 620, WIDTH, 180, LINE)
    brush.box(310, 150, 220, 80, GOLD, 16)
    brush.box(310, 186, 580, 480, GOLD, 16)
    for n in range(3):
        sheet(brush, 360 + n * 60, 110 + n * 30, 360, 460, 7, (SLATE, GOLD, RED)[n])
    brush.shape(SAND, 270, 360, 850, 360, 890, 666, 310, 666)
    for n, y in enumerate((240, 380, 520)):
        tick(brush, 1010, y, 44, (RED, SLATE, GOLD)[n])
