package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class RequestSubjectsIT {

    @Autowired
    private CaseDriver cases;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void namesATaskAfterItsMatterAndItsCase() {
        DrivenCase c = cases.enter(aMinorCase());

        assertThat(c.task("userTask_handle").getName()).isEqualTo("办理诉求 环境卫生与垃圾分类 " + c.number());
    }

    @Test
    void namesItAfterWhatIsWantedWhileNobodyKnowsTheMatter() {
        DrivenCase c = cases.enter(aMinorCase().fromThePublic());

        assertThat(c.task("userTask_confirmFacts").getName()).isEqualTo("核实要件 求助 " + c.number());
    }
}
