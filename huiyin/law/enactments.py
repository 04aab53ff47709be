"""What other enactments are called in English, for citations; the Chinese name is the binding one.

Names as they are commonly given; none is an official translation [C].
"""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "个人信息保护法": "Personal Information Protection Law",
    "人民调解法": "People's Mediation Law",
    "信访事项简易办理办法": "Measures on Simple Handling of Petition Matters",
    "信访事项简易办理办法（试行）": "Measures on Simple Handling of Petition Matters (for trial)",
    "党政机关公文处理工作条例": "Regulations on Official Documents of Party and State Organs",
    "劳动争议调解仲裁法": "Labour Dispute Mediation and Arbitration Law",
    "国信发〔2014〕16号": "Guo Xin Fa [2014] No. 16",
    "国信发〔2014〕4号": "Guo Xin Fa [2014] No. 4",
    "山东省信访条例": "Shandong Province Regulations on Petitions",
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释": "Interpretation of the Supreme People's Court on the Administrative Litigation Law",
    "档案法实施条例": "Regulations for the Implementation of the Archives Law",
    "民事诉讼法": "Civil Procedure Law",
    "民法典": "Civil Code",
    "上海市信访事项复查复核办法": "Shanghai Measures on Review and Re-review of Petition Matters",
    "纪检监察机关处理检举控告工作规则": "Discipline and Supervision Organs' Rules on Reports and Accusations",
    "群众满意度评价规则": "rules on satisfaction ratings",
    "行政复议法": "Administrative Reconsideration Law",
    "行政诉讼法": "Administrative Litigation Law",
}


def english(book: str) -> str:
    """The English name of an enactment; one without an entry keeps its Chinese name."""
    return ENGLISH.get(book, book)
