"""Words by which a region is known in a text, and by which a name that looks like one is none."""

from __future__ import annotations

import re

_KINDS = "特别行政区|自治区|自治州|自治县|自治旗|街道办事处|街道|地区|林区|矿区|新区|省|市|县|区|盟|旗|镇|乡"
KIND = re.compile(f"(?:{_KINDS})$")
TELLS_NOTHING = frozenset(
    [
        "市辖区",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
        "县",
        "城区",
        "郊区",
        "新区",
        "矿区",
        "市区",
        "开发区",
        "高新区",
        "经开区",
        "工业园区",
    ]
)
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|"
    "水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|裕固|保安|独龙|鄂伦春|鄂温克|各"
)
_OF_PEOPLES = re.compile(
    rf"^(.{{2,}}?)(?:(?:{_PEOPLES})族|(?:蒙古|维吾尔|哈萨克|柯尔克孜)(?=自治))+(?:自治区|自治州|自治县|自治旗|民族乡|乡)$"
)
# After a short name these make it part of another: 南京路, 吉林大道, 中山大学, 沙县小吃 are no regions.
ELSEWHERE = re.compile(
    "[东西南北中]?[一二三四五]?(?:"
    "路|街|巷|弄|里弄|大道|大街|大路|胡同|桥|大桥|隧道|高速|铁路|地铁|站|火车站|机场|立交|"
    "大学|学院|中学|小学|幼儿园|医院|卫生院|大厦|饭店|宾馆|酒店|酒楼|广场|小区|花园|花苑|公寓|家园|新村|新城|公园|商城|超市|市场|"
    "公司|集团|股份|银行|保险|证券|药业|制药|啤酒|汽车|大众|本田|丰田|福特|现代|日报|晚报|电视台|卫视|时间|"
    "火锅|拉面|小吃|米线|米粉|烤鸭|烤肉|热干面|菜馆|牛肉|商会|水库|湖|河(?![东西南北])|江(?![东西南北宁岸])|山(?![东西南北])|岭|村"
    ")"
)
OURS = re.compile(
    r"(?:(?:我|咱|本|俺|全)们?)(省(?![心钱吃力事得略])|市(?![场])|县|区(?![别块间])|镇|乡)"
    r"|(?<![\u4e00-\u9fff])(省|市|县|区|镇|乡)里"
)
# Short names that a dictionary takes for names, and people for words.
ORDINARY = re.compile(
    "阳光|温泉|红旗|向阳|凤凰|光明|新城|新市|城关|城中|城北|城东|城西|城南|建设|中山|江南|江北|中原|长安"
)
NEVER_SHORT = frozenset({"公安"})
# Before a short name the surname of a person: 张长春 is no city.
SURNAMES = frozenset("王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐许韩冯邓曹彭")


def short(name: str) -> str:
    """The name without its kind, where enough is left: 青禾 of 青禾县, 恩施 of 恩施土家族苗族自治州; else empty."""
    people = _OF_PEOPLES.match(name)
    left = people.group(1) if people else KIND.sub("", name)
    return left if len(left) >= 2 and left != name else ""
