package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.audit.AuditVerification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class AuditCommandIT {

    @Autowired
    private AuditVerification verification;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void isNamedByItsOption() {
        assertThat(AuditCommand.isNamedIn(new String[] {"--audit-verify"})).isTrue();
        assertThat(AuditCommand.isNamedIn(new String[] {"--server.port=0"})).isFalse();
    }

    @Test
    void saysThatTheChainIsWholeAndWhereItEnds() {
        assertThat(run("--audit-verify")).isEqualTo(AuditCommand.WHOLE);
        assertThat(words()).contains("审计链完整", "链头 ");
    }

    @Test
    void saysThatAHeadNotedEarlierIsNotThere() {
        assertThat(run("--audit-verify", "--audit-expect=999999999:" + "ab".repeat(32)))
                .isEqualTo(AuditCommand.BROKEN);
        assertThat(words()).contains("审计链不完整", "链尾的封条被切掉");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--audit-expect=", "--audit-expect=1", "--audit-expect=x:y", "--audit-expect=1:abcd"})
    void refusesAHeadItCannotRead(String option) {
        assertThat(run("--audit-verify", option)).isEqualTo(AuditCommand.NOT_VERIFIED);
        assertThat(words()).contains("用法");
    }

    private int run(String... arguments) {
        return AuditCommand.run(arguments, verification, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
