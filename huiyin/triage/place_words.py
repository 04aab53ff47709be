"""Words by which names of places are told: what they end with, and what is never part of one. Written by hand, general Chinese."""

from __future__ import annotations


def _set(*words: str) -> frozenset[str]:
    return frozenset(word for some in words for word in some.split())


ESTATES = "小区 社区 花园 家园 新城 公馆 新村 公寓 大厦 广场 山庄 别墅 华府 花苑 佳苑 嘉园 苑 园 府 城 湾 郡 居 墅 庭 邸"
ROADS = "大道 路 街 巷 大桥 立交桥 隧道 桥"
BODIES = "小学 中学 大学 学院 学校 幼儿园 医院 公园 工业园 产业园 驾校 农贸市场 大市场 商城"
LAND = "村 水库 湖 山"
FINE = _set(ESTATES, ROADS, BODIES, LAND)
ESTATE_WORDS = ("小区", "社区", "项目", "楼盘")  # 丽水新城小区 is 丽水新城
BEFORE = "在到从至距"
OF = "之"
SIBLINGS = "新老东西南北大小上下"  # what tells 新和平小区 from 和平小区
COARSE = ("街道办", "街道", "镇", "乡", "区", "县", "市")

# What ends like a place and is none.
NEVER = (
    *("政府", "家庭", "线路", "之路", "条路", "套路", "水泥路", "泥巴路", "高架桥", "天桥", "速路", "马路"),
    *("临街", "沿街", "老小区", "全小区", "现小区", "中小学", "中小学校"),
)
NOT_NAMES = _set(
    "p c u ul uj uv ud ug uz d r f x y e o m q t v zg ad vd"
)  # kinds of words as rjieba tags them
LINKS = _set(
    "在 于 与 和 及 到 从 向 至 是 有 被 把 给 让 对 就 又 还 也 都 住 该 各 每 我 本 此 因 请 为 由 离 距 近 靠 往 去 来 买 建 修"
)

# Words that stand before an ending without making a name of it: 附近小区, 拟建公园.
COMMON = _set(
    "投诉 举报 反映 反应 请问 咨询 建议 关于 希望 请求 要求 求助 强烈 反对 解决 加快 尽快 质疑 拯救 影响 打造 进入",
    "位于 坐落 地处 附近 旁边 周边 对面 隔壁 门口 整个 全体 全部 部分 很多 许多 不少 所有 多个 这个 那个 一个 必经",
    "我们 他们 本人 居民 业主 学生 家长 市民 群众 百姓 村民 农民 小孩 孩子 领导 书记 市长 政府 部门 物业 开发商 公司 集团",
    "住宅 老旧 高档 大型 中型 小型 普通 普惠 普惠性 公办 民办 公立 私立 职业 新建 在建 拟建 修建 建设 改造 拆迁 规划 违规 违法 非法 严重",
    "城市 农村 市区 城区 城乡 城镇 主城 省会 全市 全省 全区 全县 国家 中国 辖区 地区 行政 自然 美丽 贫困 我村 该校",
    "道路 马路 公路 高速 高速公路 铁路 地铁 公交 轻轨 高铁 火车 汽车 机动车 电动车 人行 街头 小街 步行 商业街 主干 断头 线路",
    "小学 中学 大学 初中 高中 幼儿园 学校 学院 医院 公园 花园 广场 大厦 公寓 市场 小区 社区 街道 驾校 园区 校区 厂区 景区 片区 库区",
    "工业 产业 商业 开发 高新 投资 配套 文明 安置 棚户 征收 景观 旅游 风景 森林 湿地 体育 文化 交通 堵塞 拥堵 绿化 停车 电动",
    "商品房 房子 楼盘 项目 建筑 工地 施工 房屋 新城 老城 县城 古城 家园 新村 山庄 别墅 出行 方便 环境 污染 噪音 扰民",
)
