package cn.tongxinqiao;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void roomsDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(TongxinqiaoApplication.class).verify();
    }
}
