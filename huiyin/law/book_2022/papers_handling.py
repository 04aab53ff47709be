"""Papers of handling, opinion, review and re-review (rulebook E.1, D17–D23, D30–D34, D38–D39)."""

from __future__ import annotations

from huiyin.law.book_2022.papers_intake import CONTACT, DAY, NUMBER, SEAL
from huiyin.law.grammar import Article, Content, Paper, Shape

_32 = Article("32(1)", "应当载明信访人投诉请求、事实和理由、处理意见及其法律法规依据")
_34 = Article("34", "延长期限不得超过30日，并告知信访人延期理由")
_31_6 = Article("31(6)", "应当听取信访人陈述事实和理由，并调查核实")
_35 = Article("35", "并予以书面答复")
_36 = Article("36(1)", "自收到复核请求之日起30日内提出复核意见")
_REVIEW = Article("35", "可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查")
_RE_REVIEW = Article("36(1)", "可以自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核")
_FINDINGS = Content("findings", "对原意见的审查情况", "findings on the opinion below")

NOTICE_OF_EXTENSION = Paper(
    id="D17",
    code="notice_of_extension",
    zh="延长办理期限告知书",
    en="notice of extension",
    article=_34,
    to="petitioner",
    contents=(
        NUMBER,
        Content("reason", "延期理由", "reasons", Article("34", "并告知信访人延期理由")),
        Content(
            "days",
            "延长天数（不超过30日）",
            "days of extension, at most 30",
            Article("34", "延长期限不得超过30日"),
            Shape.NUMBER,
            30,
        ),
        Content("due", "新的届满日", "new due date", shape=Shape.COMING),
        Content("officer", "批准人", "approved by"),
        DAY,
        SEAL,
    ),
    served=True,
)
INVESTIGATION_REPORT = Paper(
    id="D18",
    code="investigation_report",
    zh="调查报告",
    en="investigation report",
    article=_31_6,
    to="file",
    contents=(
        NUMBER,
        Content("statement", "信访人陈述的事实和理由", "facts and reasons stated by the petitioner", _31_6),
        Content("evidence", "证据", "evidence"),
        Content("findings", "查明的事实", "findings", Article("31(6)", "并调查核实")),
        Content("officer", "调查人", "officer"),
        DAY,
    ),
)
HEARING_RECORD = Paper(
    id="D19",
    code="hearing_record",
    zh="听证通知和听证笔录",
    en="notice and record of the hearing",
    article=Article("31(6)", "可以举行听证"),
    to="participants",
    contents=(
        NUMBER,
        Content("hearing_on", "听证时间", "time of the hearing", shape=Shape.DAY),
        Content("chair", "主持人", "chair"),
        Content("participants", "参加人", "participants"),
        Content("issues", "听证事项", "issues"),
        Content("record", "听证笔录", "record"),
        Content("opinion", "听证意见", "opinion of the hearing"),
        Content("signed_on", "起止时间（用于扣除）", "start and end, for the exclusion", shape=Shape.DAY),
    ),
    served=True,
)
OPINION = Paper(
    id="D20",
    code="opinion",
    zh="信访处理意见书",
    en="petition opinion",
    article=_32,
    to="petitioner",
    contents=(
        NUMBER,
        Content("requests", "投诉请求", "requests", Article("32(1)", "信访人投诉请求")),
        Content("facts", "事实和理由", "facts and reasons", Article("32(1)", "事实和理由")),
        Content(
            "outcomes",
            "对每一项请求的处理意见",
            "answer to each request",
            Article("32(1)", "处理意见"),
            Shape.ANSWERS,
        ),
        Content("basis", "法律法规依据", "legal basis", Article("32(1)", "法律法规依据")),
        Content(
            "outcome",
            "支持、解释说明或者不予支持",
            "supported, explained or not supported",
            Article("32(1)", "予以支持"),
            Shape.RESULTS,
        ),
        Content("promised_on", "执行日期", "to be carried out by", shape=Shape.COMING),
        Content("review_organ", "复查机关和30日期限", "review organ and 30 days", _REVIEW, Shape.REMEDY),
        DAY,
        SEAL,
    ),
    served=True,
    copy_to=("sender",),
    starts="request_review",
)
AGREEMENT = Paper(
    id="D21",
    code="agreement",
    zh="调解（和解）协议书",
    en="agreement",
    article=Article("33", "应当制作调解协议书或者和解协议书"),
    to="parties",
    contents=(
        NUMBER,
        Content("agreement", "协议种类", "kind of agreement"),
        Content("signed", "双方当事人同意", "consent of both parties", Article("33", "经争议双方当事人同意")),
        Content("terms", "协议内容", "terms"),
        Content("perform_by", "履行日期", "to be performed by", shape=Shape.COMING),
        DAY,
        Content("signature", "签名", "signatures"),
    ),
    served=True,
)
REVIEW_OPINION = Paper(
    id="D22",
    code="review_opinion",
    zh="复查意见书",
    en="review opinion",
    article=_35,
    to="petitioner",
    contents=(
        NUMBER,
        Content("requests", "复查请求", "request"),
        _FINDINGS,
        Content("result", "复查结果", "result", _35),
        Content("reasons", "理由", "reasons", _35),
        Content("basis", "依据", "basis"),
        Content(
            "re_review_organ", "复核机关和30日期限", "re-review organ and 30 days", _RE_REVIEW, Shape.REMEDY
        ),
        DAY,
        SEAL,
    ),
    served=True,
    copy_to=("holder",),
    starts="request_re_review",
)
RE_REVIEW_OPINION = Paper(
    id="D23",
    code="re_review_opinion",
    zh="复核意见书",
    en="re-review opinion",
    article=_36,
    to="petitioner",
    contents=(
        NUMBER,
        Content("requests", "复核请求", "request"),
        _FINDINGS,
        Content("result", "复核结果", "result", _36),
        Content("reasons", "理由", "reasons", _36),
        Content("basis", "依据", "basis"),
        Content(
            "effect",
            "复核意见的效力",
            "effect",
            Article("36(3)", "各级党委和政府信访部门和其他机关、单位不再受理"),
        ),
        DAY,
        SEAL,
    ),
    served=True,
    copy_to=("holder", "reviewer"),
)
COMPLETION_REPORT = Paper(
    id="D30",
    code="completion_report",
    zh="办结报告",
    en="completion report",
    article=Article("22(1)(3)", "提交办结报告"),
    to="sender",
    contents=(
        NUMBER,
        Content("accepted_on", "受理情况", "acceptance", shape=Shape.DAY),
        Content("findings", "查明的情况", "findings"),
        Content("result", "办理结果", "result", Article("22(1)(3)", "反馈结果")),
        Content("served_on", "送达情况", "service", shape=Shape.DAY),
        Content("executed_on", "执行情况", "execution", shape=Shape.DAY),
        Content("view", "信访人意见", "the petitioner's view"),
        Content("annexes", "附件", "annexes"),
        DAY,
        SEAL,
    ),
    served=True,
)
REPLY_TO_SUGGESTION = Paper(
    id="D31",
    code="reply_to_suggestion",
    zh="建议意见答复",
    en="reply to a suggestion",
    article=Article("29(1)", "应当采纳或者部分采纳，并予以回复"),
    to="petitioner",
    contents=(
        NUMBER,
        Content("decision", "采纳情况", "adopted, partly or not"),
        Content("reasons", "理由", "reasons"),
        Content("reply", "回复内容和打算", "reply and plan", Article("29(1)", "并予以回复")),
        DAY,
        SEAL,
    ),
)
NOTICE_OF_LAWFUL_ROUTE = Paper(
    id="D32",
    code="notice_of_lawful_route",
    zh="法定途径告知书",
    en="notice of the lawful route",
    article=Article("31", "分别按照下列方式办理"),
    to="petitioner",
    contents=(
        NUMBER,
        Content("route", "办理途径", "route"),
        Content("body", "受理的机关或者机构", "body to go to", shape=Shape.ORGAN),
        Content("limit", "该程序的期限", "its time limit"),
        Content("materials", "需要的材料", "materials needed"),
        Content("procedure", "程序", "procedure"),
        Content("no_review", "不适用复查、复核", "review does not apply"),
        CONTACT,
        DAY,
        SEAL,
    ),
    served=True,
)
ANSWER_ON_DUTY = Paper(
    id="D33",
    code="answer_on_duty",
    zh="履职答复（行政决定）",
    en="answer on the duty, or decision",
    article=Article("31(5)", "依法履行或者答复"),
    to="petitioner",
    contents=(
        NUMBER,
        Content(
            "decision", "履行情况或者决定", "what was done or decided", Article("31(5)", "依法履行或者答复")
        ),
        Content("basis", "法律依据", "legal basis"),
        Content(
            "remedies",
            "行政复议（60日）和行政诉讼（6个月）",
            "reconsideration, 60 days, and suit, 6 months",
            Article("46", book="行政诉讼法"),
        ),
        DAY,
        SEAL,
    ),
    served=True,
)
AID_REFERRAL = Paper(
    id="D34",
    code="aid_referral",
    zh="救助转介单",
    en="aid referral",
    article=Article("37(2)", "可以告知或者帮助其向有关机关或者机构依法申请社会救助"),
    to="petitioner",
    contents=(
        Content("need", "困难情况", "need"),
        Content("consented", "信访人同意", "consent"),
        Content("body", "接收机构", "receiving body", shape=Shape.ORGAN),
        CONTACT,
        DAY,
    ),
    served=True,
    copy_to=("body",),
)
PUBLIC_NOTICE = Paper(
    id="D38",
    code="public_notice",
    zh="复核意见公示",
    en="public notice of the re-review opinion",
    article=Article("36(2)", "经过听证的复核意见可以依法向社会公示"),
    to="public",
    contents=(
        Content("hearing_on", "听证时间", "hearing", Article("36(2)", "经过听证的复核意见"), Shape.DAY),
        Content(
            "anonymised",
            "隐去个人信息的复核意见",
            "opinion without personal data",
            Article("25", book="个人信息保护法"),
        ),
        DAY,
        SEAL,
    ),
    served=True,
)
PROOF_OF_SERVICE = Paper(
    id="D39",
    code="proof_of_service",
    zh="送达回证",
    en="proof of service",
    article=Article("87", "送达回证", book="民事诉讼法"),
    to="file",
    contents=(
        NUMBER,
        Content("document", "送达的文书", "document served"),
        Content("addressee", "受送达人", "addressee"),
        Content("way", "送达方式", "way of service"),
        Content("effective_on", "送达日期", "day of service", shape=Shape.DAY),
        Content("evidence", "签收、见证或者录像", "signature, witnesses or film"),
        Content("officer", "送达人", "served by"),
    ),
)

OF_HANDLING: tuple[Paper, ...] = (
    NOTICE_OF_EXTENSION,
    INVESTIGATION_REPORT,
    HEARING_RECORD,
    OPINION,
    AGREEMENT,
    REVIEW_OPINION,
    RE_REVIEW_OPINION,
    COMPLETION_REPORT,
    REPLY_TO_SUGGESTION,
    NOTICE_OF_LAWFUL_ROUTE,
    ANSWER_ON_DUTY,
    AID_REFERRAL,
    PUBLIC_NOTICE,
    PROOF_OF_SERVICE,
)
