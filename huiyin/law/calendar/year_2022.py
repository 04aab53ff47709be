"""Holidays of 2022, by the notice of the General Office of the State Council."""

from datetime import date

from huiyin.law.calendar.notice import notice, rest, work

NOTICE = notice(
    2022,
    title="国务院办公厅关于2022年部分节假日安排的通知",
    source=("http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm",),
    days=(
        *rest("元旦", date(2022, 1, 1), date(2022, 1, 3)),
        *work("春节", date(2022, 1, 29), date(2022, 1, 30)),
        *rest("春节", date(2022, 1, 31), date(2022, 2, 6)),
        *work("清明节", date(2022, 4, 2)),
        *rest("清明节", date(2022, 4, 3), date(2022, 4, 5)),
        *work("劳动节", date(2022, 4, 24)),
        *rest("劳动节", date(2022, 4, 30), date(2022, 5, 4)),
        *work("劳动节", date(2022, 5, 7)),
        *rest("端午节", date(2022, 6, 3), date(2022, 6, 5)),
        *rest("中秋节", date(2022, 9, 10), date(2022, 9, 12)),
        *rest("国庆节", date(2022, 10, 1), date(2022, 10, 7)),
        *work("国庆节", date(2022, 10, 8), date(2022, 10, 9)),
    ),
)
