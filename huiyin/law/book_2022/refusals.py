"""The closed list of grounds on which something is not accepted (rulebook D.6). There is no other."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.grammar import Article, Mark, Refusal

_REVIEW_RULES = "上海市信访事项复查复核办法"

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        code="N1",
        zh="同一信访事项已经受理或者正在办理，信访人在规定期限内又向上级提出",
        en="the same matter is already accepted or being handled and was raised to the superior within its period",
        article=Article("19(3)", "上级机关、单位不予受理"),
        needs=(
            "正在办理的信访事项编号 · number of the pending matter",
            "其期限尚未届满 · its due date not passed",
        ),
    ),
    Refusal(
        code="N2",
        zh="复核意见送达后，仍以同一事实和理由提出",
        en="the same facts and reasons after a re-review opinion was served",
        article=Article("36(3)", "仍然以同一事实和理由提出投诉请求的"),
        needs=(
            "复核意见编号 · number of the re-review opinion",
            "送达证明 · proof of service",
            "事实和理由的比对 · comparison of facts and reasons",
            "两名工作人员 · two officers",
        ),
    ),
    Refusal(
        code="N3",
        zh="走访反映涉诉问题：引导其向有关政法部门反映",
        en="a visit about litigation relief: guided to the political-legal organ",
        article=Article("22(2)", "引导其向有关政法部门反映问题"),
        needs=("告知单 · guidance note",),
        guidance=True,
    ),
    Refusal(
        code="N4",
        zh="直接收到的信访事项不属于本机关或者本系统职权范围：告知向有权机关提出",
        en="received directly, but outside the organ's and its line's powers: told where to go",
        article=Article("23(1)", "应当告知信访人向有权处理的机关、单位提出"),
        needs=("告知去处 · told where to go",),
        guidance=True,
    ),
    Refusal(
        code="N5a",
        zh="复查、复核请求所涉事项不是依第三十一条第六项办理",
        en="review was asked of a matter not handled under art. 31(6)",
        article=Article("35", "信访人对信访处理意见不服的"),
        needs=("理由 · reason",),
    ),
    Refusal(
        code="N5b",
        zh="复查、复核请求超出原投诉请求",
        en="the request goes beyond the original claims",
        article=Article("6", book=_REVIEW_RULES, mark=Mark.SECONDARY),
        needs=("超出的请求 · the claims beyond",),
    ),
    Refusal(
        code="N5c",
        zh="同一意见已经复查、复核",
        en="the same opinion has been reviewed already",
        article=Article("6", book=_REVIEW_RULES, mark=Mark.SECONDARY),
        needs=("已作出的意见 · the opinion already given",),
    ),
    Refusal(
        code="N5d",
        zh="逾期提出复查、复核请求且无正当理由",
        en="the request came out of time without good reason",
        article=Article("35", "自收到书面答复之日起30日内请求"),
        needs=("送达日期的证明 · proof of the date of service", "无正当理由的说明 · why no reason excuses"),
    ),
    Refusal(
        code="N5e",
        zh="不是应当受理复查、复核请求的机关",
        en="the request went to the wrong organ",
        article=Article("35", "请求原办理机关、单位的上一级机关、单位复查"),
        needs=("应当受理的机关 · the right organ",),
    ),
    Refusal(
        code="N6",
        zh="逾期未请求复查，视为终结（仅有地方规定）",
        en="the review period lapsed, treated as finished (local rules only)",
        article=Article("46(2)", book="山东省信访条例"),
        needs=("地方规定 · a local rule",),
        enabled=False,
    ),
    Refusal(
        code="N7",
        zh="越级走访（旧规定，条例没有这一理由）",
        en="a skip-level visit (a former rule; the Regulations know no such ground)",
        article=Article("", book="国信发〔2014〕4号", mark=Mark.UNVERIFIED),
        needs=("引导 · guidance",),
        enabled=False,
    ),
)
BY_CODE: Mapping[str, Refusal] = {refusal.code: refusal for refusal in REFUSALS}
# Grounds an officer may choose for a request for review or re-review.
OF_REVIEW: tuple[Refusal, ...] = tuple(refusal for refusal in REFUSALS if refusal.code.startswith("N5"))
