package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.allAccepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.answeredInPart;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.departmentSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.detailMissing;
import static cn.tongxinqiao.request.process.FilledForm.facts;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.progress;
import static cn.tongxinqiao.request.process.FilledForm.redispatched;
import static cn.tongxinqiao.request.process.FilledForm.refused;
import static cn.tongxinqiao.request.process.FilledForm.replacedBy;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Variables go to the browser of everybody who sees a task, so they hold codes, ids and instants and nothing of a person. */
@IntegrationTest
class VariableContentIT {

    /** Values of all variables a case ever had, texts and serialised objects alike. */
    private static final String VALUES = """
            with instance as (select id_ from act_hi_procinst where business_key_ in (:numbers))
            select text_ as value from act_hi_varinst where text_ is not null and proc_inst_id_ in (select id_ from instance)
            union all
            select text2_ from act_hi_varinst where text2_ is not null and proc_inst_id_ in (select id_ from instance)
            union all
            select text_ from act_hi_detail where text_ is not null and proc_inst_id_ in (select id_ from instance)
            union all
            select text_ from act_ru_variable where text_ is not null and proc_inst_id_ in (select id_ from instance)
            union all
            select convert_from(b.bytes_, 'UTF8') from act_hi_varinst v join act_ge_bytearray b on b.id_ = v.bytearray_id_
                where v.proc_inst_id_ in (select id_ from instance)
            """;

    @Autowired
    private CaseDriver cases;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void noVariableHoldsWordsNamesOrPhones() {
        List<String> numbers = driveThroughEveryForm();

        List<String> values = cases.jdbc
                .sql(VALUES)
                .param("numbers", numbers)
                .query(String.class)
                .list();

        assertThat(values).hasSizeGreaterThan(50).anySatisfy(value -> assertThat(value)
                .contains("dept-housing"));
        assertThat(values).noneSatisfy(value -> assertThat(value).containsPattern("\\p{IsHan}"));
        assertThat(values).noneSatisfy(value -> assertThat(value).contains(NewCase.PHONE));
    }

    private List<String> driveThroughEveryForm() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        request.submit("clerk", "userTask_confirmFacts", detailMissing());
        request.addDetail("是3栋，请打我电话" + NewCase.PHONE);
        request.submit("clerk", "userTask_confirmFacts", facts("note", "已电话核实。"));
        request.submit("community01", "userTask_handle", sentBack());
        request.submit("clerk", "userTask_redispatch", redispatched());
        request.submit("community01", "userTask_handle", beyondUs());
        request.submit("secretary01", "userTask_consent", refused());
        request.submit("community01", "userTask_handle", beyondUs());
        request.submit("secretary01", "userTask_consent", agreed());
        request.submit("team06", "userTask_accept", accepted());
        request.submit("member81", "userTask_handle", beyondUs());
        request.submit("team06", "userTask_consent", agreed());
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
        request.fireTimer("event_milestoneDue");
        request.submit("brigade", "userTask_milestone", progress());
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answeredInPart());
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());
        request.submit("fire", request.task("userTask_answer", "dept-fire"), departmentSendsBack());
        request.submit("brigade", "userTask_replace", replacedBy("dept-urban"));
        request.submit("urban", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        request.submit("callback", "userTask_visit", unsatisfied());
        DrivenCase minor = cases.enter(aMinorCase());
        minor.submit("community01", "userTask_handle", solved());
        return List.of(request.number(), minor.number());
    }
}
