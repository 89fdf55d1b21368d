-- Where the work on a case was done; the one named last counts.
create table handling_place (
    id       bigint generated always as identity primary key,
    number   text        not null references service_request (number),
    place    text        not null,
    given_by text        not null,
    at       timestamptz not null
);
create index handling_place_number on handling_place (number, id);

comment on column handling_place.place is 'Encrypted: one line, a position or words';

-- A leader's word that a case may be reported as handled without the proof the table wants. Counts for one round: what is
-- done again needs its proof again.
create table handling_proof_release (
    number      text        not null references service_request (number),
    round       integer     not null,
    reason      text        not null check (reason <> ''),
    released_by text        not null,
    at          timestamptz not null,
    primary key (number, round)
);

comment on column handling_proof_release.round is 'How often the case had been worked on again when it was let off';

insert into decision_default (decision, output, value)
values ('handling-proof', 'photo', 'NONE'),
       ('handling-proof', 'place', 'NONE'),
       ('handling-proof', 'signature', 'NONE'),
       ('handling-proof', 'explanation', '办结材料表没有给出可用的结果，先不要求。');

-- Texts to pick from where staff write to a requester or a colleague. Nothing is ever changed or deleted here: the highest
-- version whose day has come counts.
create table reply_template (
    id         text        not null check (id <> ''),
    version    integer     not null check (version > 0),
    step       text        not null check (step <> ''),
    category   text,
    title      text        not null check (title <> ''),
    body       text        not null check (body <> ''),
    offered    boolean     not null,
    valid_from date        not null,
    -- Null for the shipped texts.
    changed_by text,
    changed_at timestamptz not null,
    primary key (id, version)
);

comment on column reply_template.body is 'What stands in 【】 is a blank that has to be filled in';
comment on column reply_template.category is 'Null where it suits every category';

insert into reply_template (id, version, step, category, title, body, offered, valid_from, changed_at)
select id, 1, step, category, title, replace(body, '\n', E'\n'), true, date '2026-01-01', now()
from (values
    ('detail-place', 'DETAIL_ASK', null, '补充地点', '您好，您反映的问题我们已经收到。为了尽快安排人到现场，请补充具体位置：哪个小区、哪一栋、哪一层，附近有什么标志。补充后我们马上继续办理。'),
    ('detail-what', 'DETAIL_ASK', null, '补充经过', '您好，您反映的问题我们已经收到。请补充：事情从什么时候开始、多久发生一次、现在是什么情况。有照片的话请一起发来。'),
    ('detail-photo', 'DETAIL_ASK', null, '补充照片', '您好，请补充一两张现场照片（远处一张、近处一张），方便我们判断该派哪个单位。照片里不要拍到别人的脸和证件。'),
    ('detail-enterprise', 'DETAIL_ASK', 'ENT', '补充企业信息', '您好，请补充企业名称、所在园区或地址、要办的事项和目前卡在哪一步，我们好联系对口部门。'),

    ('intake-legal-way', 'INTAKE_NOTE', null, '不予受理：走法定渠道', '所反映事项已在【法院、仲裁、行政复议或信访】处理，按规定不重复受理。已告知诉求人向【单位】了解进展，电话【电话】。'),
    ('intake-other-district', 'INTAKE_NOTE', null, '不予受理：不在本区', '地点在【区】，不属本区管辖。已告知诉求人当地受理电话【电话】。'),
    ('intake-merged', 'INTAKE_NOTE', null, '并单说明', '与【主单编号】反映的是同一件事，并入办理，结果一并答复。'),
    ('intake-urgent', 'INTAKE_NOTE', null, '加急说明', '涉及【老人、孕妇、停水停电等】，请优先办理。'),

    ('transfer-connected', 'TRANSFER', null, '已三方通话', '【时间】与诉求人、接警席三方通话，已说明地点和情况，对方表示【已派人，预计几分钟到】。'),
    ('transfer-told', 'TRANSFER', null, '已转告', '【时间】已把地点、情况、回拨电话转告接警席，警单号【警单号】。已请诉求人保持电话畅通。'),

    ('assign-usual', 'ASSIGN_NOTE', null, '派给队员', '请在【时间】前先联系诉求人，说明由您负责；到现场后拍照，办完及时填办理情况。'),
    ('assign-two', 'ASSIGN_NOTE', null, '两人同行', '请和【姓名】一起上门，先电话约好时间。'),

    ('accept-plan', 'ACCEPT_PLAN', null, '办理打算', '由【承办人】牵头，【日期】前到现场，【日期】前拿出办法并告诉诉求人。'),

    ('result-done', 'RESULT', null, '已解决', '您好，您反映的问题我们已到现场核实。【日期】由【单位】【采取的措施】，现在【结果】。如果还有问题，请回复我们。'),
    ('result-explained', 'RESULT', null, '已解释说明', '您好，您反映的问题我们已核实。按照【依据】，【说明】。我们已当面向您说明，您还可以【可以走的途径】。感谢您的理解。'),
    ('result-in-steps', 'RESULT', null, '分步解决', '您好，您反映的问题现在已经【已完成的部分】；其余部分【原因】，计划【日期】前完成，由【单位】负责，联系电话【办公电话】。'),
    ('result-env', 'RESULT', 'ENV', '垃圾清运', '您好，您反映的【地点】垃圾清运问题，【单位】已于【日期】清运干净，并从【日期】起每天【次数】次清运。我们会在一周内再去看一次。'),
    ('result-nbr', 'RESULT', 'NBR', '噪声劝导、调解', '您好，您反映的噪声问题，我们【日期】上门向对方说明了情况，对方同意【约定的做法】。如果再发生，请记下时间告诉我们，我们再组织调解。'),
    ('result-prop', 'RESULT', 'PROP', '督促物业', '您好，您反映的物业服务问题，我们【日期】约谈了物业公司，要求【要求】，物业公司已于【日期】整改，情况是【结果】。'),
    ('result-fac', 'RESULT', 'FAC', '设施维修', '您好，【地点】的【设施】已于【日期】由【单位】修好，试用正常。以后再坏，可以直接报修：【办公电话】。'),
    ('result-park', 'RESULT', 'PARK', '停车整治', '您好，您反映的停车问题，我们【日期】会同【单位】到现场，【采取的措施】。今后每【周期】巡查一次。'),
    ('result-fire', 'RESULT', 'FIRE', '隐患消除', '您好，您反映的消防隐患，我们【日期】会同【单位】到现场检查，【隐患】已经清除，并告知住户不得再【行为】。照片已存档。'),
    ('result-illb', 'RESULT', 'ILLB', '违建、占道处理', '您好，您反映的【违建或占道】问题，【单位】【日期】到现场核查，认定【结论】，已【拆除、清理或限期整改】。'),
    ('result-eld', 'RESULT', 'ELD', '上门照护', '您好，【日期】我们上门看望了老人，【做了什么】。今后每【周期】由【单位】上门一次，需要帮忙时请打【办公电话】。'),
    ('result-utl', 'RESULT', 'UTL', '水电气抢修', '您好，【地点】的【水、电、气或网络】已于【日期和时间】恢复。原因是【原因】，维修单位是【单位】，报修电话【办公电话】。'),
    ('result-law', 'RESULT', 'LAW', '政策答复', '您好，您咨询的【事项】，依据【文件名称】，【答复】。需要办理时，请带【材料】到【地点】，办公时间【时间】。'),

    ('return-not-ours', 'RETURN', null, '不属本单位职责', '经核实，该事项属【单位】职责，依据【依据】。建议改派【单位】。我单位已向诉求人说明。'),
    ('return-wrong-place', 'RETURN', null, '地点不在辖区', '经核实，地点是【地点】，属【社区或镇街】辖区，不在我单位辖区。'),
    ('return-wrong-category', 'RETURN', null, '分类有误', '经核实，诉求人反映的主要是【事项】，应归【类别】，建议改派【单位】。'),

    ('beyond-means', 'BEYOND', null, '力所不及，申请上交', '我单位已【已做的工作】。因【需要的资质、资金或执法权】，本级无法解决，建议由【上级单位】牵头。诉求人已知道。'),

    ('waiting-requester', 'WAITING', null, '等诉求人', '您好，需要您【要做的事】，我们才能继续。请在【日期】前办好，办好后告诉我们。'),
    ('extension-parts', 'EXTENSION', null, '延期：等材料、等施工', '已完成【已完成的部分】。因【原因】，需要再等【时间】，预计【日期】办结。已向诉求人说明。'),
    ('extension-agree', 'EXTENSION', null, '延期：协调多家', '涉及【单位】等多家，【日期】已协调一次，约定【下一步】，预计【日期】办结。已向诉求人说明。'),
    ('books-plan', 'ON_BOOKS', null, '挂账：列入计划', '该问题需【改造、资金或政策】，已列入【计划名称】，预计【日期】实施。挂账期间由【承办人】每【周期】查看一次，临时措施：【措施】。'),
    ('books-wait', 'ON_BOOKS', null, '挂账：条件不具备', '目前【条件】不具备，暂不能解决。条件成熟的标志是【标志】，由【承办人】每【周期】查看一次并告诉诉求人。'),

    ('consent-refused', 'CONSENT_REFUSED', null, '不同意上交', '还可以【办法】，请先办；需要【支持】的，由【承办人】协调。'),
    ('check-redo', 'CHECK_REDO', null, '核验不通过', '【哪里没办好】。请在【日期】前补办，并补拍照片。'),
    ('pause-refused', 'PAUSE_REFUSED', null, '不同意停表或延期', '理由不够充分：【原因】。请按原时限办理，需要协调的找【承办人】。'),
    ('resume', 'RESUME', null, '恢复办理', '【条件】已经具备，从今天起恢复办理，由【承办人】继续。'),

    ('redispatch-refused', 'REDISPATCH_REFUSED', null, '不同意退单', '该事项属你单位职责，依据【依据】，请继续办理。需要其他单位配合的，由平台协调。'),
    ('redispatch-note', 'REDISPATCH_NOTE', null, '重新派单说明', '经核实由【单位】办理，依据【依据】。前一单位已做的工作：【已做的工作】。'),

    ('plan-task', 'PLAN_TASK', null, '部门任务', '请负责【任务】，【日期】前完成，完成标准是【标准】，每【周期】报一次进展。'),
    ('milestone', 'MILESTONE', null, '阶段进展', '截至【日期】：已完成【已完成的部分】；正在【正在做的】；下一步【下一步】，预计【日期】。'),
    ('answer-done', 'ANSWER', null, '部门答复：已完成', '【日期】已完成【任务】，结果是【结果】，后续由【单位】维护。'),
    ('answer-back', 'ANSWER_BACK', null, '部门退回', '该任务属【单位】职责，依据【依据】，建议改由【单位】承办。'),
    ('major-refused', 'ACCEPTANCE_REFUSED', null, '验收不合格', '【哪里不合格】。请在【日期】前整改到位，整改后附照片。'),

    ('visit-unsolved', 'VISIT', null, '回访：没有解决', '诉求人说问题【现状】，希望【诉求人的要求】，方便联系的时间是【时间】。'),
    ('visit-unsatisfied', 'VISIT', null, '回访：不满意', '诉求人对【方面】不满意，原因是【原因】，希望【诉求人的要求】。')
) as shipped (id, step, category, title, body);
