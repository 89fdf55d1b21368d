package cn.tongxinqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"P179D", "P5M", "P0D", "P-3Y"})
    void refusesToForgetEarlierThanTheLawAllows(String retention) {
        assertThatThrownBy(() -> settings(retention))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(AuditSettingsUnsafe.class)
                .rootCause()
                .hasMessageContaining("180 天");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P180D", "P6M", "P3Y", "P10Y"})
    void keepsAsLongAsItIsTold(String retention) {
        assertThat(settings(retention).retention()).isEqualTo(Period.parse(retention));
    }

    private static AuditSettings settings(String retention) {
        return new Binder(new MapConfigurationPropertySource(Map.of("tongxinqiao.audit.retention", retention)))
                .bindOrCreate("tongxinqiao.audit", AuditSettings.class);
    }
}
