insert into calendar_year (year, source)
values (2025, '国务院办公厅关于2025年部分节假日安排的通知（2024年11月12日） https://www.gov.cn/zhengce/content/202411/content_6986382.htm'),
       (2026, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日公布） https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm');

-- Whole holidays, the weekend days inside them included, as the notices print them.
insert into calendar_day (day, kind, name)
select each_day::date, 'OFF', name
from (values (date '2025-01-01', date '2025-01-01', '元旦'),
             (date '2025-01-28', date '2025-02-04', '春节'),
             (date '2025-04-04', date '2025-04-06', '清明节'),
             (date '2025-05-01', date '2025-05-05', '劳动节'),
             (date '2025-05-31', date '2025-06-02', '端午节'),
             (date '2025-10-01', date '2025-10-08', '国庆节、中秋节'),
             (date '2026-01-01', date '2026-01-03', '元旦'),
             (date '2026-02-15', date '2026-02-23', '春节'),
             (date '2026-04-04', date '2026-04-06', '清明节'),
             (date '2026-05-01', date '2026-05-05', '劳动节'),
             (date '2026-06-19', date '2026-06-21', '端午节'),
             (date '2026-09-25', date '2026-09-27', '中秋节'),
             (date '2026-10-01', date '2026-10-07', '国庆节')) as holiday (first, last, name),
     generate_series(holiday.first, holiday.last, interval '1 day') as each_day;

insert into calendar_day (day, kind, name)
values ('2025-01-26', 'WORKDAY', '春节'),
       ('2025-02-08', 'WORKDAY', '春节'),
       ('2025-04-27', 'WORKDAY', '劳动节'),
       ('2025-09-28', 'WORKDAY', '国庆节、中秋节'),
       ('2025-10-11', 'WORKDAY', '国庆节、中秋节'),
       ('2026-01-04', 'WORKDAY', '元旦'),
       ('2026-02-14', 'WORKDAY', '春节'),
       ('2026-02-28', 'WORKDAY', '春节'),
       ('2026-05-09', 'WORKDAY', '劳动节'),
       ('2026-09-20', 'WORKDAY', '国庆节'),
       ('2026-10-10', 'WORKDAY', '国庆节');
