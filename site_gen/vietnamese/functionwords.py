"""Words that hold a sentence together and name nothing: no phrase that is quoted begins or ends with one."""

_WORDS = """
ai bao bị bởi các cái càng cần chẳng chỉ cho chưa có của cũng do dù đã đang đâu đây để đến đều được
gì giữa hay hãy hoặc hơn khi không là lại lên lúc mà mình mỗi một mọi muốn nào này nên nếu nhưng
những như nữa ở phải ra rằng rất rồi sau sẽ ta tại theo thì thôi trên trước từ từng tuy và vào vẫn
về vì với vừa
"""
_NUMBERS = """
hai bốn sáu bảy tám chín mười mươi lăm tư trăm nghìn ngàn triệu tỷ tỉ
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
NUMERALS = frozenset(_NUMBERS.split())
"""Numbers in words: no phrase begins with one. With a capital it may be a name; `năm` is a year, too."""
