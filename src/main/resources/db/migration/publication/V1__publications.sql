-- The public board: what a publisher lets through, and how every text came to stand as it does.

create table publication (
    id           uuid primary key,
    kind         text        not null check (kind in ('REQUEST', 'ANNOUNCEMENT')),
    -- Number of the case, or a number of its own for an announcement; never shown to the public.
    source       text        not null,
    -- Null for an announcement to the whole district.
    community    text check (community ~ '^[0-9]{12}$'),
    category     text,
    tier         text,
    unit         text,
    unit_name    text,
    title        text,
    text         text        not null check (text <> ''),
    result       text,
    working_days integer check (working_days >= 0),
    rating       text,
    status       text        not null check (status in ('PROPOSED', 'PUBLISHED', 'DECLINED', 'WITHDRAWN')),
    explanation  text        not null,
    rule_version integer     not null,
    -- One sentence a line, for the publisher.
    warnings     text        not null default '',
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    published_at timestamptz,
    version      integer     not null default 0,
    unique (kind, source),
    check (published_at is not null or status in ('PROPOSED', 'DECLINED')),
    check (kind = 'ANNOUNCEMENT' or community is not null)
);

comment on column publication.text is 'Masked; the original stays with its source';
comment on column publication.working_days is 'Workdays from receipt to close, 0 for the same day';

create index publication_board on publication (published_at desc, id) where status = 'PUBLISHED';
create index publication_board_category on publication (category, published_at desc, id) where status = 'PUBLISHED';
create index publication_board_community on publication (community, published_at desc, id) where status = 'PUBLISHED';
create index publication_queue on publication (status, proposed_at desc, id);

-- Every text as it stood. Rows are never changed.
create table publication_change (
    id          bigint generated always as identity primary key,
    publication uuid        not null references publication (id),
    action      text        not null check (action in ('PROPOSED', 'APPROVED', 'DECLINED', 'CORRECTED', 'WITHDRAWN')),
    at          timestamptz not null,
    -- Null when the source asked.
    actor       text,
    title       text,
    text        text        not null,
    result      text,
    reason      text
);
create index publication_change_publication on publication_change (publication, id);

-- Words that call for a second look. Reference data: a word ends by its last day, it is not deleted.
create table publication_word (
    word       text not null check (word <> ''),
    topic      text not null check (topic in ('MINOR', 'HEALTH', 'FAMILY', 'POVERTY', 'SECURITY')),
    valid_from date not null,
    valid_to   date,
    primary key (word, topic, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);

comment on table publication_word is 'A net beside the facts a clerk confirmed: the publisher is warned; what nobody judged and these words speak of is not proposed';

insert into publication_word (topic, word, valid_from)
select topic, unnest(string_to_array(words, ' ')), date '2026-01-01'
from (values
    ('MINOR', '孩子 小孩 儿童 未成年 学生 小学 中学 幼儿 婴儿 儿子 女儿 孙子 孙女 娃娃 少年 校园 早恋'),
    ('HEALTH', '生病 患病 疾病 病情 病人 病历 看病 得病 重病 病房 发病 精神病 心脏病 糖尿病 高血压 癌 抑郁 精神障碍 自杀 轻生 艾滋 怀孕 流产 残疾 瘫痪 住院 手术 确诊 化疗 透析 痴呆 传染 乙肝 肺结核'),
    ('FAMILY', '家暴 家庭暴力 离婚 出轨 婚外 抚养权 赡养 遗产 继承 前夫 前妻 虐待 性侵 猥亵 打老婆 打孩子'),
    ('POVERTY', '低保 特困 五保 贫困 困难补助 救助金 债务 欠债 讨饭'),
    ('SECURITY', '涉密 机密 国家秘密 内部文件 军事 举报人 线人')) as topics (topic, words);
