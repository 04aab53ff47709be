"""Breach events of arts 43–46: raised by clocks and rules, never by an opinion."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.grammar import Article, Breach

BREACHES: tuple[Breach, ...] = (
    Breach(
        code="B43a",
        zh="信访部门对收到的信访事项应当登记而未登记",
        en="the petition office did not register an item it received",
        article=Article("43", "应当登记、转送、交办而未按照规定登记、转送、交办"),
    ),
    Breach(
        code="B43b",
        zh="信访部门未在15日内转送、报请或者导入",
        en="the petition office did not forward, submit or refer within 15 days",
        article=Article("43", "未按照规定登记、转送、交办"),
    ),
    Breach(
        code="B43c",
        zh="信访部门应当交办而未按照规定交办",
        en="the petition office did not assign what had to be assigned",
        article=Article("43", "未按照规定登记、转送、交办"),
    ),
    Breach(
        code="B43d",
        zh="信访部门应当履行督办职责而未履行",
        en="the petition office did not supervise where it had to",
        article=Article("43", "应当履行督办职责而未履行"),
    ),
    Breach(
        code="B44a",
        zh="对收到的信访事项不按照规定登记",
        en="an item received was not registered as prescribed",
        article=Article("44(1)", "对收到的信访事项不按照规定登记"),
    ),
    Breach(
        code="B44b",
        zh="对属于其职权范围的信访事项不予受理",
        en="a matter within the organ's powers was not accepted",
        article=Article("44(2)", "对属于其职权范围的信访事项不予受理"),
    ),
    Breach(
        code="B44c",
        zh="未在规定期限内书面告知信访人是否受理",
        en="the petitioner was not told in writing in time whether the matter is accepted",
        article=Article("44(3)", "未在规定期限内书面告知信访人是否受理信访事项"),
    ),
    Breach(
        code="B45a",
        zh="推诿、敷衍、拖延办理，或者未在规定期限内办结",
        en="handling was shirked or delayed, or not concluded in time",
        article=Article("45(1)", "未在规定期限内办结信访事项"),
    ),
    Breach(
        code="B45b",
        zh="对事实清楚、符合规定的投诉请求未予支持",
        en="a clear and lawful request was not supported",
        article=Article("45(2)", "投诉请求未予支持"),
    ),
    Breach(
        code="B45c",
        zh="对改进工作、完善政策等建议重视不够、落实不力，问题长期得不到解决",
        en="suggestions were neglected, so that the problem persists",
        article=Article("45(3)", "重视不够、落实不力，导致问题长期得不到解决"),
    ),
    Breach(
        code="B45d",
        zh="其他不履行或者不正确履行信访事项处理职责的情形",
        en="another failure to handle petitions, or to handle them properly",
        article=Article("45(4)", "其他不履行或者不正确履行信访事项处理职责的情形"),
    ),
    Breach(
        code="B46a",
        zh="对待信访人态度恶劣、作风粗暴",
        en="rude or rough treatment of a petitioner",
        article=Article("46(1)", "对待信访人态度恶劣、作风粗暴"),
    ),
    Breach(
        code="B46b",
        zh="在处理信访事项过程中吃拿卡要、谋取私利",
        en="benefits taken or sought in handling a petition",
        article=Article("46(2)", "吃拿卡要、谋取私利"),
    ),
    Breach(
        code="B46c",
        zh="对规模性集体访、负面舆情等处置不力，导致事态扩大",
        en="a mass visit or public opinion was mishandled and grew worse",
        article=Article("46(3)", "处置不力，导致事态扩大"),
    ),
    Breach(
        code="B46d",
        zh="对重大、紧急信访事项和信息隐瞒、谎报、缓报，或者未及时采取措施",
        en="an urgent matter was hidden, falsely or late reported, or no measures were taken",
        article=Article("46(4)", "隐瞒、谎报、缓报"),
    ),
    Breach(
        code="B46e",
        zh="将检举、揭发材料或者有关情况透露、转给被检举、揭发的人员或者单位",
        en="accusation material or its circumstances reached the accused",
        article=Article("46(5)", "透露、转给被检举、揭发的人员或者单位"),
    ),
    Breach(
        code="B46f",
        zh="打击报复信访人",
        en="retaliation against a petitioner",
        article=Article("46(6)", "打击报复信访人"),
    ),
    Breach(
        code="B46g",
        zh="其他违规违纪违法的情形",
        en="another breach of rules, discipline or law",
        article=Article("46(7)", "其他违规违纪违法的情形"),
    ),
)
BY_CODE: Mapping[str, Breach] = {breach.code: breach for breach in BREACHES}
