"""Papers of registration, routing and acceptance (rulebook E.1, D01–D16)."""

from __future__ import annotations

from huiyin.law.grammar import Article, Content, Paper, Shape

NUMBER = Content("number", "编号", "number")
REQUESTS = Content("requests", "投诉请求", "requests")
RECEIVED = Content("received_on", "收到日期", "day of receipt", shape=Shape.DAY)
BASIS = Content("legal_basis", "依据的条款", "article relied on")
CONTACT = Content("contact", "联系人和联系方式", "contact")
DUE = Content("due", "期限和最后一日", "period and last day", shape=Shape.DAY)
QUERY = Content("query", "查询办理进展和结果的方式", "how to query progress and result")
DAY = Content("today", "日期", "date")
SEAL = Content("seal", "印章", "seal")

_19 = Article("19(1)", "载明其姓名（名称）、住址和请求、事实、理由")
_22_3 = Article("22(1)(3)", "要求其在指定办理期限内反馈结果，提交办结报告")
_23_1 = Article("23(1)", "应当告知信访人接收情况以及处理途径和程序")
_23_3 = Article("23(3)", "提出异议，并详细说明理由")
_44_3 = Article("44(3)", "书面告知信访人是否受理信访事项")

REGISTRATION_SHEET = Paper(
    id="D01",
    code="registration_sheet",
    zh="信访事项登记表",
    en="registration sheet",
    article=Article("22(1)", "应当予以登记"),
    to="file",
    contents=(
        NUMBER,
        Content("channel", "信访形式", "channel"),
        RECEIVED,
        Content("arrival", "来信的邮戳、页数、附件", "postmark, pages and enclosures of a letter"),
        Content("identity", "姓名（名称）、住址", "name and address", _19),
        Content("requests", "请求", "requests", _19),
        Content("facts", "事实、理由", "facts and reasons", _19),
        Content("officer", "登记人", "officer"),
    ),
)
RECEIPT = Paper(
    id="D02",
    code="receipt",
    zh="信访件收件凭证",
    en="receipt and query code",
    article=Article("21(2)", "方便信访人查询、评价信访事项办理情况"),
    to="petitioner",
    contents=(
        NUMBER,
        RECEIVED,
        Content(
            "query",
            "查询办理进展和结果的方式",
            "how to query progress and result",
            Article("18(1)", "查询信访事项处理进展以及结果的方式"),
        ),
        Content("rating", "评价方式", "how to rate"),
        Content("privacy", "个人信息处理告知", "privacy notice", Article("17", book="个人信息保护法")),
    ),
)
ORAL_RECORD = Paper(
    id="D03",
    code="oral_record",
    zh="口头信访记录",
    en="oral record",
    article=Article("19(1)", "对采用口头形式提出的信访事项，有关机关、单位应当如实记录"),
    to="file",
    contents=(
        Content("oral_record", "如实记录", "truthful record", Article("19(1)", "应当如实记录")),
        Content("read_back", "宣读并核对", "read back"),
        Content("signature", "签名或者录音说明", "signature or note of the recording"),
    ),
    only_with="oral_record",
)
REPRESENTATIVE_LIST = Paper(
    id="D04",
    code="representative_list",
    zh="代表推选书",
    en="list of representatives",
    article=Article("20(3)", "应当推选代表，代表人数不得超过5人"),
    to="file",
    contents=(
        NUMBER,
        Content(
            "representatives",
            "代表姓名（不超过5人）",
            "representatives, at most 5",
            Article("20(3)", "代表人数不得超过5人"),
            Shape.PERSONS,
            5,
        ),
        Content("signature", "推选人签名", "signatures"),
    ),
    only_with="representatives",
)
FORWARDING_LETTER = Paper(
    id="D05",
    code="forwarding_letter",
    zh="转送函",
    en="letter of forwarding",
    article=Article("22(1)(1)", "应当转送有权处理的机关、单位"),
    to="holder",
    contents=(NUMBER, RECEIVED, REQUESTS, Content("note", "转送说明", "note"), BASIS, DAY, SEAL),
)
SEALED_FORWARDING_LETTER = Paper(
    id="D05S",
    code="sealed_forwarding_letter",
    zh="密件转送函",
    en="sealed letter of forwarding",
    article=Article("22(2)", "应当按照管理权限转送有关纪检监察机关依规依纪依法处理"),
    to="holder",
    contents=(NUMBER, BASIS, DAY, SEAL),
    restricted=True,
)
ASSIGNMENT_LETTER = Paper(
    id="D06",
    code="assignment_letter",
    zh="交办函",
    en="letter of assignment",
    article=_22_3,
    to="holder",
    contents=(
        NUMBER,
        RECEIVED,
        REQUESTS,
        Content("feedback_by", "指定的办理期限", "period set", _22_3, Shape.COMING),
        Content(
            "demand", "反馈结果和提交办结报告的要求", "demand for the result and a completion report", _22_3
        ),
        CONTACT,
        DAY,
        SEAL,
    ),
    served=True,
)
GUIDANCE_NOTE = Paper(
    id="D07",
    code="guidance_note",
    zh="信访事项引导告知单",
    en="guidance note",
    article=Article("23(1)", "应当告知信访人向有权处理的机关、单位提出"),
    to="petitioner",
    contents=(
        Content(
            "organ",
            "应当向其提出的机关、单位",
            "organ to go to",
            Article("23(1)", "应当告知信访人向有权处理的机关、单位提出"),
            Shape.ORGAN,
        ),
        Content("procedure", "程序", "procedure"),
        CONTACT,
        DAY,
    ),
)
SUBMISSION = Paper(
    id="D08",
    code="submission",
    zh="信访事项报请件",
    en="submission for decision",
    article=Article("22(1)(1)", "应当及时提出建议，报请本级党委和政府决定"),
    to="committee",
    contents=(
        NUMBER,
        REQUESTS,
        Content("facts", "基本情况", "facts"),
        Content("proposal", "建议", "proposal", Article("22(1)(1)", "应当及时提出建议")),
        DAY,
    ),
)
URGENT_REPORT = Paper(
    id="D09",
    code="urgent_report",
    zh="重大、紧急信访信息报告",
    en="urgent report",
    article=Article("25(1)", "应当及时报告本级党委和政府"),
    to="committee",
    contents=(
        Content("what", "何事、何地、多少人", "what, where, how many"),
        Content("measures", "已采取的措施", "measures taken"),
        Content("needs", "需要的支持", "needs"),
        Content(
            "addressees",
            "报告和通报对象",
            "addressees",
            Article("25(1)", "通报相关主管部门和本级信访工作联席会议办公室"),
        ),
        Content("at", "报告时间", "time of the report"),
    ),
)
NOTICE_OF_ACCEPTANCE = Paper(
    id="D10",
    code="notice_of_acceptance",
    zh="受理告知书",
    en="notice of acceptance",
    article=_23_1,
    to="petitioner",
    contents=(
        NUMBER,
        Content("received_on", "接收情况", "receipt", _23_1, Shape.DAY),
        Content("accepted", "是否受理", "accepted or not", _44_3),
        Content("class_and_route", "性质和办理途径", "class and route", _23_1),
        Content("procedure", "处理程序", "procedure", _23_1),
        DUE,
        CONTACT,
        QUERY,
        DAY,
        SEAL,
    ),
    served=True,
    starts="rate",
)
NOTICE_OF_REFUSAL = Paper(
    id="D11",
    code="notice_of_refusal",
    zh="不予受理告知书",
    en="notice of refusal",
    article=Article("19(3)", "上级机关、单位不予受理"),
    to="petitioner",
    contents=(
        NUMBER,
        Content("ground", "理由和依据", "ground with its article", _44_3),
        Content("reason", "事实", "facts"),
        Content("pending", "正在何处办理", "where the matter is pending"),
        Content("what_to_do", "可以怎样做", "what can be done"),
        DAY,
        SEAL,
    ),
    served=True,
)
NOTICE_NO_LONGER_ACCEPTED = Paper(
    id="D12",
    code="notice_no_longer_accepted",
    zh="不再受理告知书",
    en="notice that it is no longer accepted",
    article=Article("36(3)", "仍然以同一事实和理由提出投诉请求的"),
    to="petitioner",
    contents=(
        Content("earlier", "复核意见的编号和日期", "number and date of the re-review opinion"),
        Content(
            "comparison_facts", "事实的比对", "comparison of the facts", Article("36(3)", "同一事实和理由")
        ),
        Content(
            "comparison_reasons",
            "理由的比对",
            "comparison of the reasons",
            Article("36(3)", "同一事实和理由"),
        ),
        Content("what_is_new", "何为新的事实和理由", "what counts as new"),
        DAY,
        SEAL,
    ),
    served=True,
)
OBJECTION = Paper(
    id="D13",
    code="objection",
    zh="异议书",
    en="objection",
    article=_23_3,
    to="sender",
    contents=(
        NUMBER,
        Content("reasons", "详细理由", "detailed reasons", _23_3),
        Content("basis", "职权依据", "legal basis of the power"),
        Content("competent", "认为有权处理的机关、单位", "organ thought competent", shape=Shape.ORGAN),
        DAY,
        SEAL,
    ),
)
OBJECTION_DECISION = Paper(
    id="D14",
    code="objection_decision",
    zh="异议审核意见和退件清单",
    en="decision on the objection, list of returned materials",
    article=Article("23(3)", "核实同意后，交还相关材料"),
    to="holder",
    contents=(
        NUMBER,
        Content("agreed", "同意或者不同意", "agreed or refused"),
        Content("reason", "理由", "reasons"),
        Content("materials", "交还的材料清单", "materials returned", Article("23(3)", "交还相关材料")),
        DAY,
        SEAL,
    ),
    served=True,
)
JURISDICTION_DECISION = Paper(
    id="D15",
    code="jurisdiction_decision",
    zh="指定受理决定",
    en="decision on who accepts",
    article=Article("24(1)", "由其共同的上一级机关、单位决定受理机关"),
    to="holder",
    contents=(
        NUMBER,
        Content("organ", "受理机关", "organ that accepts", Article("24(1)", "决定受理机关"), Shape.ORGAN),
        Content("reasons", "理由", "reasons"),
        DAY,
        SEAL,
    ),
    served=True,
    copy_to=("petitioner",),
)
SUCCESSION_RECORD = Paper(
    id="D16",
    code="succession_record",
    zh="职权承继登记",
    en="record of succession",
    article=Article("24(2)", "由继续行使其职权的机关、单位受理"),
    to="petitioner",
    contents=(
        NUMBER,
        Content("from_organ", "原机关、单位", "former organ", shape=Shape.ORGAN),
        Content(
            "organ",
            "继续行使职权的机关、单位",
            "successor",
            Article("24(2)", "继续行使其职权的机关、单位"),
            Shape.ORGAN,
        ),
        Content("contact", "其名称和联系方式", "its name and contact", Article("22", book="个人信息保护法")),
        Content("basis", "依据", "basis"),
        DUE,
        DAY,
    ),
    served=True,
)

OF_INTAKE: tuple[Paper, ...] = (
    REGISTRATION_SHEET,
    RECEIPT,
    ORAL_RECORD,
    REPRESENTATIVE_LIST,
    FORWARDING_LETTER,
    SEALED_FORWARDING_LETTER,
    ASSIGNMENT_LETTER,
    GUIDANCE_NOTE,
    SUBMISSION,
    URGENT_REPORT,
    NOTICE_OF_ACCEPTANCE,
    NOTICE_OF_REFUSAL,
    NOTICE_NO_LONGER_ACCEPTED,
    OBJECTION,
    OBJECTION_DECISION,
    JURISDICTION_DECISION,
    SUCCESSION_RECORD,
)
