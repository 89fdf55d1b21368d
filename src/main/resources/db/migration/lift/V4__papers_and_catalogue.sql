-- The dossier of a case, what is done about worries, and how long a case stood where.

-- A paper asked for by need that is not needed in this case. Uploaded papers lie in the store of documents.
create table lift_paper_waiver (
    lift      text        not null references lift_case (number),
    -- Stage and paper as the table lift-dossier names them.
    stage     text        not null,
    paper     text        not null,
    -- Encrypted: people write about people here.
    reason    text        not null,
    waived_by text        not null,
    waived_at timestamptz not null,
    primary key (lift, stage, paper)
);

-- When a case came to a stage. A case that goes back comes to it again.
create table lift_stage (
    seq   bigint      generated always as identity primary key,
    lift  text        not null references lift_case (number),
    -- One of the names lift_case.status may have.
    stage text        not null,
    since timestamptz not null
);
create index lift_stage_of_case on lift_stage (lift, seq);
-- Of cases older than this table only the beginning and the present are known.
insert into lift_stage (lift, stage, since) select number, 'PROPOSED', proposed_at from lift_case;
insert into lift_stage (lift, stage, since)
    select number, status, coalesce(ended_at, heard_at, proposed_at) from lift_case where status <> 'PROPOSED';

-- The objection catalogue: what can be done about a worry.
create table lift_measure (
    id       uuid        primary key,
    -- Light, noise, air, value, ground, privacy; money and other worries may have some too.
    kind     text        not null check (kind in ('LIGHT', 'NOISE', 'AIR', 'VALUE', 'GROUND', 'PRIVACY', 'MONEY', 'OTHER')),
    label    text        not null,
    -- When it fits, or what to look out for; null when nothing is said.
    hint     text,
    -- Comes with the system rather than out of a case.
    shipped  boolean     not null default false,
    -- The measure its cases are counted for; null while it stands for itself.
    merged_into uuid     references lift_measure (id),
    changed_by text      not null,
    changed_at timestamptz not null,
    check (merged_into <> id)
);
create unique index lift_measure_label on lift_measure (kind, label) where merged_into is null;

-- What was done in a case about a home's worry or an objection.
create table lift_measure_use (
    id        uuid        primary key,
    lift      text        not null references lift_case (number),
    kind      text        not null check (kind in ('LIGHT', 'NOISE', 'AIR', 'VALUE', 'GROUND', 'PRIVACY', 'MONEY', 'OTHER')),
    -- Null while nobody has said which measure of the catalogue the words stand for.
    measure   uuid        references lift_measure (id),
    -- The words of whoever noted it where they are not the catalogue's; encrypted, since they may name people.
    words     text,
    -- What it was done for: a home that worries, or an objection.
    home      bigint,
    objection uuid        references lift_objection (id),
    noted_by  text        not null,
    noted_at  timestamptz not null,
    check ((measure is null) = (words is not null)),
    check ((home is null) <> (objection is null))
);
create unique index lift_measure_use_of_home on lift_measure_use (lift, home, kind, measure)
    where home is not null and measure is not null;
create unique index lift_measure_use_of_objection on lift_measure_use (objection, measure)
    where objection is not null and measure is not null;
create index lift_measure_use_of_measure on lift_measure_use (measure);

insert into lift_measure (id, kind, label, hint, shipped, changed_by, changed_at)
select gen_random_uuid(), kind, label, hint, true, 'system', now() from (values
    ('LIGHT', '玻璃井道配钢结构', '井道用透明玻璃、钢构架，遮光比砖墙或混凝土井道少'),
    ('LIGHT', '井道移位，避开主要采光窗', '把井道挪到楼梯间、厨卫一侧，离开客厅和卧室的窗'),
    ('LIGHT', '缩小井道和候梯厅', '选小井道或无机房梯型，候梯平台不封闭，减少遮挡'),
    ('LIGHT', '做日照分析并公开结果', '请设计单位按当地日照标准分析，结果贴在楼道里'),
    ('LIGHT', '改善采光补偿', '给受遮挡的房屋补偿或加装照明，写进协议'),
    ('NOISE', '无机房曳引机、变频运行', '曳引机放井道内并加减振垫，夜间降速运行'),
    ('NOISE', '井道与住宅墙体脱开', '井道独立承重，与卧室外墙留缝，不直接传振'),
    ('NOISE', '受影响的窗换成隔声窗', '费用列入工程预算，由分摊户承担'),
    ('NOISE', '夜间关闭语音报站和开门提示', '写进使用管理约定'),
    ('AIR', '候梯厅敞开或装百叶', '不封闭连廊，保留原有穿堂风'),
    ('AIR', '井道与外窗留足距离', '按设计规范和原窗开启方式留距，不挡开启扇'),
    ('AIR', '连廊底部镂空', '用格栅板代替实心板'),
    ('AIR', '楼梯间加装可开启的窗', '补上被井道挡掉的通风'),
    ('VALUE', '低层货币补偿', '数额由业主协商，写进协议，并看补偿指导上限'),
    ('VALUE', '低层不分摊，以后使用再交', '首层不出钱，以后要用时按约定补交'),
    ('VALUE', '同时改善首层环境', '整修门厅、排水、防潮、无障碍坡道，费用列入工程预算'),
    ('VALUE', '以后加入的优惠写进协议', '低层以后加入时按约定的系数计算'),
    ('GROUND', '缩小基坑和井道占地', '选贴墙式或双开门梯型，减少占用绿地和通道'),
    ('GROUND', '绿地占一补一', '在小区内补种，位置在方案图上标明'),
    ('GROUND', '保证消防车道和通行宽度', '请消防或设计单位出意见，图上标净宽'),
    ('GROUND', '地下管线先探后迁', '迁改费用列入工程预算，写明由谁负责'),
    ('GROUND', '做基础和结构安全报告', '由有资质的单位出具，公开给全楼业主'),
    ('PRIVACY', '面向住户窗口的一面用磨砂玻璃', '井道玻璃或连廊护板改用磨砂、彩釉'),
    ('PRIVACY', '错半层入户', '停靠在楼梯休息平台，不正对入户门窗'),
    ('PRIVACY', '连廊加隔屏', '在正对窗户处加不透视的隔屏，保留通风'),
    ('PRIVACY', '受影响的窗贴单向膜或装百叶', '费用列入工程预算'),
    ('MONEY', '申请财政补贴和提取公积金', '按当地政策算清能抵多少'),
    ('MONEY', '分期交款', '签订协议后按工程节点分期交'),
    ('MONEY', '邻里互助垫付', '由愿意的业主先垫，约定归还时间')
) as shipped (kind, label, hint);
