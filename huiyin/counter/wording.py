"""The route in plain words: what has been done, what comes next, as one would tell a neighbour."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.law.words import Duty, State
from huiyin.matters.reading import What

Words = dict[str, "str | Promise"]

# What a petitioner is told of the acts of a route. Steps that are not here are the house's own work.
DONE: Words = {
    "register": _("%(agency)s收到并登记了您的来件。"),
    "split": _("您的来件里有几件不同的事，分开办理。"),
    "triage": _("%(agency)s看过了来件，弄清了该怎么办。"),
    "submit_for_decision": _("%(agency)s报请党委和政府决定由谁办理。"),
    "record_decision": _("党委和政府作出了决定。"),
    "forward": _("转送给%(target)s。"),
    "assign": _("交给%(target)s办理，并要求报告结果。"),
    "refer_legal": _("转送给%(target)s，按法律程序办理。"),
    "take_back": _("%(agency)s收回，另找管这件事的机关、单位。"),
    "guide_legal": _("%(agency)s告诉您：这件事请向政法部门提出。"),
    "guide_elsewhere": _("%(agency)s告诉您：这件事请向有权处理的机关、单位提出。"),
    "decline": _("%(agency)s决定不予受理，理由写在告知书里。"),
    "no_longer_accept": _("%(agency)s决定不再受理，理由写在告知书里。"),
    "receive": _("%(agency)s收到了您的事项。"),
    "deem_received": _("到期没有签收，视为已经收到。"),
    "object": _("%(agency)s认为不归它管，向转来的单位提出了异议。"),
    "agree_objection": _("%(agency)s同意异议，重新确定由谁办理。"),
    "refuse_objection": _("%(agency)s不同意异议，仍由原来的单位办理。"),
    "dispute": _("由谁办理有争议，已提请上级决定。"),
    "decide_dispute": _("上级决定由%(target)s办理。"),
    "accept": _("%(agency)s决定受理，并书面告知您。"),
    "accept_simple": _("%(agency)s决定受理，用简易的办法尽快答复。"),
    "answer_simple": _("%(agency)s作出了答复。"),
    "convert_to_ordinary": _("%(agency)s改按普通程序办理。"),
    "study": _("%(agency)s正在研究您的建议。"),
    "decide_suggestion": _("%(agency)s决定了是否采纳您的建议。"),
    "reply_suggestion": _("%(agency)s回复了您的建议。"),
    "close_replied": _("回复完毕，归档。"),
    "route": _("%(agency)s告诉您：这件事要走另外的法定程序，去哪里、几天之内，写在告知书里。"),
    "close_routed": _("已导入法定程序，归档。"),
    "reopen_from_route": _("那个机关不受理，%(agency)s重新办理；收到日期仍按第一次算。"),
    "start_duty": _("%(agency)s开始依法查处或者履行职责。"),
    "answer_duty": _("%(agency)s作出了答复或者决定。"),
    "close_duty": _("答复送到，归档。"),
    "object_route": _("您对办理的途径提出了异议。"),
    "answer_route_objection": _("%(agency)s答复了您的异议。"),
    "hear": _("%(agency)s听取了您的陈述。"),
    "investigate": _("%(agency)s作了调查核实。"),
    "start_mediation": _("开始调解。"),
    "end_mediation": _("调解没有谈成，继续办理。"),
    "record_agreement": _("达成了协议。"),
    "perform_settlement": _("协议已经履行，办结归档。"),
    "open_hearing": _("%(agency)s决定举行听证。"),
    "close_hearing": _("听证结束。"),
    "issue_opinion": _("%(agency)s出具了信访处理意见书。"),
    "extend": _("%(agency)s延长了办理期限，理由写在告知书里。"),
    "serve_opinion": _("处理意见书送到了您手里。不服的，可以请求复查。"),
    "promise_execution": _("%(agency)s定下了落实的日期。"),
    "record_execution": _("%(agency)s报告：处理意见已经落实。"),
    "close_executed": _("处理意见落实完毕，办结归档。"),
    "lapse": _("期限内没有请求复查、复核，办结归档。"),
    "request_review": _("您请求复查，由%(target)s复查。"),
    "accept_review": _("%(agency)s受理了您的复查请求。"),
    "decline_review": _("%(agency)s没有受理复查请求，理由写在告知书里。"),
    "issue_review": _("%(agency)s出具了复查意见。"),
    "serve_review": _("复查意见送到了您手里。不服的，可以请求复核。"),
    "redo": _("按复查意见，%(agency)s重新办理。"),
    "request_re_review": _("您请求复核，由%(target)s复核。"),
    "accept_re_review": _("%(agency)s受理了您的复核请求。"),
    "decline_re_review": _("%(agency)s没有受理复核请求，理由写在告知书里。"),
    "open_re_review_hearing": _("%(agency)s决定举行复核听证。"),
    "close_re_review_hearing": _("复核听证结束。"),
    "issue_re_review": _("%(agency)s出具了复核意见。"),
    "serve_re_review": _("复核意见送到了您手里。这是最后的意见。"),
    "recuse": _("提出了回避。"),
    "decide_recusal": _("%(agency)s对回避作出了决定，理由见“给您的回信”。"),
    "check_again": _("%(agency)s复查了回避的人员此前所做的工作。"),
    "choose_electronic": _("您选择了文书怎样送达。"),
    "send_paper": _("%(agency)s把文书发到了您的查询页面，等您查收。"),
    "replace_code": _("有人在%(agency)s出示证件，申请补发查询码。"),
    "confirm_code": _("%(agency)s的另一名工作人员确认了补发查询码。"),
    "refuse_code": _("%(agency)s没有同意补发查询码，原来的照旧有效。"),
    "print_code": _("%(agency)s打印了新的凭证，原来的查询码从这时起失效。"),
    "rate": _("您作了评价。"),
    "rate_by_card": _("凭评价卡或者电话，记下了您的评价。"),
    "supplement": _("您补充了情况。"),
    "change_contact": _("您改了联系方式。"),
    "ask_petitioner": _("%(agency)s问您一件事，见“等您答复的询问”。"),
    "ask_withdrawal": _("您提出撤回；3个工作日以后才生效，生效以前可以取消。"),
    "keep_on": _("您取消了撤回，继续办理。"),
    "note_authority": _("%(agency)s记下了委托手续或者信访人本人的说明。"),
    "write_back": _("给您写了回信，见“给您的回信”。"),
    "request_data": _("您提出了个人信息请求。"),
    "answer_data": _("%(agency)s答复了您的个人信息请求，见“给您的回信”。"),
    "tell_identity": _("%(agency)s把您的身份告诉了另一方，依据已经记录。"),
    "supervise": _("%(agency)s督促办理单位抓紧办理。"),
    "merge": _("和您以前提出的同一件事合在一起办理。"),
    "withdraw": _("您的撤回生效了，不再给您答复。其中依法该查的，照样查。"),
    "close_without_successor": _("%(agency)s办结归档。"),
    "succeed": _("原来的单位有变动，由%(target)s继续办理，期限不变。"),
    "reopen": _("%(agency)s重新办理，收到日期仍按第一次算。"),
}

# A sealed matter is told in the same words as any other (rulebook F-04).
SEALED_AS = {
    "refer_discipline": "forward",
    "refer_competent": "forward",
    "hand_over": "receive",
    "close_handed_over": "close_without_successor",
    "step_back": "withdraw",
}
SEALED_STATE = {
    State.REFERRED_DISCIPLINE: State.FORWARDED,
    State.REFERRED_COMPETENT: State.FORWARDED,
    State.HANDED_OVER: State.RECEIVED,
}

_SORTING = _("弄清这件事该由谁办，转送或者交办给有权处理的机关、单位。")
_INFORMING = _("收到的机关、单位书面告诉您：受理，还是不予受理，并说明理由。")
_HANDLING = _("听您当面说明，调查核实，然后出具书面的处理意见。")
_ISSUING = _("把书面意见送到您手里。")
_REVIEWING = _("复查机关审查，出具书面的复查意见。")
_RE_REVIEWING = _("复核机关审查，出具书面的复核意见；可以举行听证。")
_WAITING_REVIEW = _("您不服的，可以在期限内请求复查；没有意见的，什么都不用做。")
_WAITING_RE_REVIEW = _("您不服的，可以在期限内请求复核；没有意见的，什么都不用做。")
_DECIDING = _("决定由哪个机关、单位办理。期限照常计算。")
_CLOSING = _("办完手续，归档。")
NEXT: dict[State, str | Promise] = {
    State.REGISTERED: _SORTING,
    State.TRIAGED: _SORTING,
    State.SUBMITTED_FOR_DECISION: _DECIDING,
    State.OBJECTED: _DECIDING,
    State.DISPUTED: _DECIDING,
    State.FORWARDED: _INFORMING,
    State.ASSIGNED: _INFORMING,
    State.RECEIVED: _INFORMING,
    State.REFERRED_LEGAL: _("政法部门按法律规定的程序处理。"),
    State.ACCEPTED: _HANDLING,
    State.HEARD: _HANDLING,
    State.INVESTIGATED: _HANDLING,
    State.DRAFTED: _HANDLING,
    State.LEGAL_CHECKED: _HANDLING,
    State.MEDIATING: _("双方继续商量；谈不成的，继续办理。"),
    State.AGREED: _("按协议履行。"),
    State.ISSUED: _ISSUING,
    State.SIMPLE_ACCEPTED: _("尽快答复您。"),
    State.STUDYING: _("研究您的建议，告诉您是否采纳、为什么。"),
    State.ADOPTED: _("书面回复您。"),
    State.PARTLY_ADOPTED: _("书面回复您。"),
    State.NOT_ADOPTED: _("书面回复您，说明理由。"),
    State.REPLIED: _CLOSING,
    State.ROUTED: _("请按告知书写明的机关和期限去办；那里不受理的，回来告诉我们，这里重新办理。"),
    State.DUTY_RUNNING: _("依法查处或者履行职责，然后书面答复您。"),
    State.DUTY_ANSWERED: _ISSUING,
    State.SERVED: _WAITING_REVIEW,
    State.REVIEW_DECLINED: _WAITING_RE_REVIEW,
    State.REVIEW_REQUESTED: _REVIEWING,
    State.REVIEW_ACCEPTED: _REVIEWING,
    State.REVIEW_ISSUED: _ISSUING,
    State.REVIEW_SERVED: _WAITING_RE_REVIEW,
    State.RE_REVIEW_DECLINED: _("理由写在告知书里。有新的事实或者理由，可以重新提出。"),
    State.RE_REVIEW_REQUESTED: _RE_REVIEWING,
    State.RE_REVIEW_ACCEPTED: _RE_REVIEWING,
    State.RE_REVIEW_ISSUED: _ISSUING,
    State.WITHDRAWN: _(
        "您撤回了这件事，不再等答复，也没有意见书可以复查。其中的重大、紧急情况和违纪违法线索，依法该查的照样查。以后仍可重新提出。"
    ),
    State.DISPOSED: _(
        "保管期已满，内容和您的身份信息已经依法销毁；这里只保留编号、日期和办理经过。有新的事实或者理由，可以重新提出。"
    ),
}
OWN: Words = {
    "ask_withdrawal": _("撤回这件事项"),
    "keep_on": _("取消撤回，继续办理"),
    "request_review": _("请求复查"),
    "request_re_review": _("请求复核"),
    "object_route": _("对办理途径提出异议"),
    "recuse": _("申请有关人员回避"),
    "choose_electronic": _("选择文书怎样送达"),
    "rate": _("评价办理情况"),
    "rate_by_card": _("凭评价卡评价"),
    "supplement": _("补充情况、回答询问"),
    "request_data": _("提出个人信息请求"),
    "change_contact": _("改电话、住址、联系办法"),
}
# On what ground the other side was told who petitions (`tell_identity`): the petitioner reads it.
TOLD_BY: Words = {
    "consent": _("%(agency)s按您的书面同意，把您的身份告诉了另一方。"),
    "duty": _("%(agency)s按法律规定的义务，把您的身份告诉了另一方，法律依据已经记录。"),
}
# Who looked, as a petitioner is told: the kind of work. One word for all who take in and sort, whatever they may open (F-04).
_TAKING_IN = _("登记和甄别来件的工作人员")
_HEADS = _("机关负责人")
DUTIES: Words = {
    Duty.INTAKE: _TAKING_IN,
    Duty.TRIAGE: _TAKING_IN,
    Duty.SEALED: _TAKING_IN,
    Duty.HANDLER: _("承办的工作人员"),
    Duty.LEGAL: _("法制审核人员"),
    Duty.HEAD: _HEADS,
    Duty.DEPUTY: _HEADS,
    Duty.REVIEWER: _("复查、复核的工作人员"),
    Duty.CONFERENCE: _("协调管辖争议的工作人员"),
    Duty.SUPERVISOR: _("督办的工作人员"),
    Duty.REGISTRAR: _("登记机构变动的工作人员"),
    Duty.INSPECTOR: _("督查人员"),
    Duty.AUDITOR: _("审计人员"),
}
_PAGE = _("事项页面")
_FILE = _("附件")
OPENED: Words = {
    What.MATTER: _PAGE,
    What.STEP: _PAGE,
    What.IDENTITY: _("身份信息"),
    What.FILE: _FILE,
    What.PREVIEW: _FILE,
    What.PAPER: _("文书"),
    What.EXPORT: _("导出的材料"),
    What.NOTES: _("工作便签"),
    What.FOUND: _("搜索结果中的片段"),
}
ENDED = _("这件事项已经办完。有新的事实或者理由，可以重新提出。")
SOMEWHERE = _("有权处理的机关、单位")
