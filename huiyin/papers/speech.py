"""The opening and closing words of each paper, Chinese and English side by side, by the code of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from huiyin.law.grammar import Mark


@dataclass(frozen=True, slots=True)
class Speech:
    """What stands before and after the contents."""

    opening: str
    opening_en: str
    closing: str = ""
    closing_en: str = ""
    closing_mark: Mark | None = None


_YOURS = "您于{received}通过{channel}提出的信访事项"
_YOURS_EN = "the matter you raised {channel} on {received} (no. {matter})"
_TOLD = "特此告知。"
_TOLD_EN = "You are hereby notified."

SPEECH: dict[str, Speech] = {
    "receipt": Speech(
        "您于{received}通过{channel}提出的信访件已经登记。请保存好本凭证，凭编号和查询码查询办理情况。",
        "Your petition, raised {channel} on {received}, has been registered. Please keep this receipt: with its "
        "number and query code you can follow what happens.",
    ),
    "forwarding_letter": Speech(
        "现将下列信访事项转送你单位，请依照《信访工作条例》办理。",
        "The following matter is forwarded to you, to be handled under the Regulations.",
        "属于你单位职权范围的，请自收到之日起15日内书面告知信访人接收情况以及处理途径和程序；认为不属于的，"
        "请自收到之日起5个工作日内提出异议并详细说明理由（《信访工作条例》第二十三条第三款）。",
        "If it lies within your powers, inform the petitioner in writing within 15 days of receipt; if you hold "
        "that it does not, object within 5 working days of receipt, with detailed reasons (art. 23(3)).",
    ),
    "sealed_forwarding_letter": Speech(
        "现移送信访件一件，内容另行密封，本函不载内容，不留存副本。",
        "One item is passed on. Its content is sealed apart; this letter states none of it and has no copy.",
        "请签收后将回执退回。",
        "Please return the receipt once signed.",
    ),
    "assignment_letter": Speech(
        "现将下列信访事项交你单位办理。",
        "The following matter is assigned to you.",
        "请在指定期限内反馈办理结果，并提交办结报告（《信访工作条例》第二十二条第一款第三项）。",
        "Report the result within the period set, with a completion report (art. 22(1)(3)).",
    ),
    "guidance_note": Speech(
        _YOURS + "，{agency}已经收到。该事项应当由其他机关或者通过其他程序处理，现将去处告知您。",
        "{agency} has received "
        + _YOURS_EN
        + ". It is for another organ or another procedure; this tells you which.",
        "如到该机关后被告知不属于其职权范围，请凭本告知单与我们联系。",
        "Should that organ say that it is not competent, come back to us with this note.",
        Mark.CONVENTION,
    ),
    "submission": Speech(
        "现有属于本级职权范围的信访事项一件，情况重大、紧急，依照《信访工作条例》第二十二条第一款第一项报请决定。",
        "A grave or urgent matter within this level's powers is submitted for your decision under art. 22(1)(1).",
        "妥否，请批示。",
        "Your instruction is requested.",
    ),
    "urgent_report": Speech(
        "现报告可能造成社会影响的重大、紧急信访信息。",
        "This reports grave and urgent petition information that may affect the public.",
    ),
    "notice_of_acceptance": Speech(
        _YOURS + "，{agency}已经收到，现将接收情况以及处理途径和程序告知如下。",
        "{agency} has received " + _YOURS_EN + ". This tells you how it was received and what will be done.",
        _TOLD,
        _TOLD_EN,
    ),
    "notice_of_refusal": Speech(
        _YOURS + "，经审查有下述情形，{agency}依法不予受理。",
        "{agency} cannot accept " + _YOURS_EN + ", on the ground below.",
        _TOLD,
        _TOLD_EN,
    ),
    "notice_of_refusal of a review": Speech(
        "您对您的信访事项提出的复查、复核请求，经审查有下述情形，{agency}依法不予受理。",
        "{agency} cannot accept your request for review of matter {matter}, on the ground below.",
        _TOLD,
        _TOLD_EN,
    ),
    "notice_no_longer_accepted": Speech(
        _YOURS + "，已经复核并送达复核意见，{agency}依法不再受理。",
        "A re-review opinion on " + _YOURS_EN + " has been served; {agency} no longer accepts it.",
        "如有新的事实或者理由，可以重新提出，我们将予以登记。",
        "If there are new facts or reasons you may come again, and we will register it.",
    ),
    "objection": Speech(
        "贵单位转来的信访事项已经收到。经研究，我单位认为该事项不属于我单位职权范围，依照《信访工作条例》"
        "第二十三条第三款提出异议。",
        "We have received the matter you sent on. We hold that it does not lie within our powers, and object "
        "under art. 23(3).",
        "请审核。如同意，请办理材料退回手续。",
        "Please decide; if you agree, the materials go back to you.",
    ),
    "objection_decision": Speech(
        "你单位对转送、交办的信访事项提出的异议已经收到，审核意见如下。",
        "Your objection has been received. It is decided as follows.",
    ),
    "jurisdiction_decision": Speech(
        "关于下列信访事项的管辖争议，现依照《信访工作条例》第二十四条第一款决定如下。",
        "On the dispute over who is competent for this matter it is decided under art. 24(1):",
        "办理期限不因管辖争议而中止。",
        "The dispute does not stop any period.",
        Mark.CONVENTION,
    ),
    "succession_record": Speech(
        "因机关、单位职权变更，下列信访事项的办理单位变更如下（《信访工作条例》第二十四条第二款）。",
        "Because powers have passed from one organ to another, this matter passes too (art. 24(2)).",
        "已经开始计算的期限继续计算。",
        "Periods that run go on running.",
        Mark.CONVENTION,
    ),
    "notice_of_extension": Speech(
        _YOURS + "正在办理。因情况复杂，经批准延长办理期限，现告知如下。",
        "We are working on " + _YOURS_EN + ". It is complex, and the period has been extended with approval.",
        _TOLD,
        _TOLD_EN,
    ),
    "hearing_record": Speech(
        "关于下列信访事项的听证，现将有关情况记载如下。",
        "On the hearing in this matter:",
    ),
    "opinion": Speech(
        _YOURS + "，{agency}已经依法受理，听取了您陈述的事实和理由，并进行了调查核实。现提出处理意见如下。",
        "{agency} accepted "
        + _YOURS_EN
        + ", heard your facts and reasons and looked into them. Its opinion:",
    ),
    "agreement": Speech(
        "双方在自愿、合法的基础上达成如下协议。",
        "Of their own will and within the law the parties have agreed:",
        "本协议不限制任何一方依法信访、申请复查复核或者提起诉讼的权利。",
        "Nothing here limits anyone's right to petition, to ask for review or to sue.",
    ),
    "review_opinion": Speech(
        "您不服{holder}对您的信访事项作出的处理意见，请求复查。{agency}已经依法审查，现提出复查意见如下。",
        "You asked for a review of the opinion of {holder} in matter {matter}. {agency} has examined it. Its review "
        "opinion:",
    ),
    "re_review_opinion": Speech(
        "您不服{reviewer}对您的信访事项作出的复查意见，请求复核。{agency}已经依法审查，现提出复核意见如下。",
        "You asked for a re-review of the review opinion of {reviewer} in matter {matter}. {agency} has examined it. "
        "Its re-review opinion:",
    ),
    "supervision_letter": Speech(
        "经检查，发现下列信访事项的办理存在应当督办的情形，现依照《信访工作条例》第四十条予以督办。",
        "The handling of this matter calls for supervision under art. 40.",
        "请在指定期限内书面反馈。",
        "Please reply in writing within the period set.",
    ),
    "feedback_on_suggestion": Speech(
        "你单位对下列信访事项的督办函已经收到，现将采纳和整改情况书面反馈如下（《信访工作条例》第四十条第四款）。",
        "We have received your letter of supervision, and report in writing what was adopted and put right (art. 40(4)).",
    ),
    "accountability_suggestion": Speech(
        "在督办下列信访事项中发现应当追究责任的情形，现依照《信访工作条例》第四十条第三款提出建议。",
        "In supervising this matter conduct was found that calls for accountability; this suggestion is made under "
        "art. 40(3).",
        "是否追究、如何处理，由有管理权限的机关、单位依规依纪依法决定。",
        "Whether and how anyone answers for it is for the organ with management power to decide by law.",
    ),
    "completion_report": Speech(
        "你单位交办的下列信访事项已经办理完毕，现将办理情况报告如下。",
        "The matter you assigned has been handled. We report:",
        "请审核。",
        "Please examine it.",
    ),
    "reply_to_suggestion": Speech(
        _YOURS.replace("信访事项", "建议") + "，{agency}已经认真研究，现答复如下。",
        "{agency} has studied the suggestion in " + _YOURS_EN + " and answers:",
        "感谢您对我们工作的关心和支持。",
        "Thank you for your suggestion.",
    ),
    "reply_to_suggestion in simple handling": Speech(
        _YOURS + "，{agency}适用简易办理程序办理，现答复如下。",
        "{agency} has dealt with " + _YOURS_EN + " by simple handling and answers:",
        "需要书面答复的，可以向我们提出。",
        "You may ask for this answer in writing.",
        Mark.SECONDARY,
    ),
    "hearing_record before it": Speech(
        "关于编号{matter}的信访事项，{agency}决定举行听证，请按下列时间参加。",
        "{agency} will hold a hearing in matter {matter}. Please attend at the time below.",
    ),
    "notice_of_lawful_route": Speech(
        _YOURS + "，依法应当通过下列途径处理，现将途径、机关和期限告知如下。",
        "By law " + _YOURS_EN + " goes another way. This tells you the way, the organ and the time limits.",
        _TOLD,
        _TOLD_EN,
    ),
    "answer_on_duty": Speech(
        _YOURS + "，{agency}已经依照法定职责办理，现答复如下。",
        "{agency} has performed its statutory duty in " + _YOURS_EN + " and answers:",
    ),
    "aid_referral": Speech(
        "经本人同意，现将下列信访人的困难情况转介贵单位，请依法给予救助。",
        "With the person's consent we refer this hardship to you for lawful assistance.",
    ),
}
