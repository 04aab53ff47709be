"""Holidays of 2023, by the notice of the General Office of the State Council."""

from datetime import date

from huiyin.law.calendar.notice import notice, rest, work

NOTICE = notice(
    2023,
    title="国务院办公厅关于2023年部分节假日安排的通知",
    source=("http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm",),
    days=(
        *rest("元旦", date(2022, 12, 31), date(2023, 1, 2)),
        *rest("春节", date(2023, 1, 21), date(2023, 1, 27)),
        *work("春节", date(2023, 1, 28), date(2023, 1, 29)),
        *rest("清明节", date(2023, 4, 5)),
        *work("劳动节", date(2023, 4, 23)),
        *rest("劳动节", date(2023, 4, 29), date(2023, 5, 3)),
        *work("劳动节", date(2023, 5, 6)),
        *rest("端午节", date(2023, 6, 22), date(2023, 6, 24)),
        *work("端午节", date(2023, 6, 25)),
        *rest("中秋节、国庆节", date(2023, 9, 29), date(2023, 10, 6)),
        *work("中秋节、国庆节", date(2023, 10, 7), date(2023, 10, 8)),
    ),
)
