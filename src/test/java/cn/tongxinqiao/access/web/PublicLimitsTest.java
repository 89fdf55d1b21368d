package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** How calls are counted, and by whose address. */
class PublicLimitsTest {

    private static final LimitSettings SETTINGS = new LimitSettings(5, 2, 4, 2, 2, 2, 200, 100, 1);

    private final ManualTime time = new ManualTime();

    @Test
    void countsEachKindAndEachAddressByItself() {
        PublicLimits limits = new PublicLimits(SETTINGS, 1, time);
        assertThat(limits.count(PublicCall.SUBMISSION, "a")).isEmpty();
        assertThat(limits.count(PublicCall.SUBMISSION, "a")).isEmpty();

        assertThat(limits.look(PublicCall.SUBMISSION, "a")).isPresent();
        assertThat(limits.count(PublicCall.SUBMISSION, "a"))
                .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30)));
        assertThat(limits.count(PublicCall.READ, "a")).isEmpty();
        assertThat(limits.count(PublicCall.SUBMISSION, "b")).isEmpty();

        time.passes(Duration.ofSeconds(30));
        assertThat(limits.count(PublicCall.SUBMISSION, "a")).isEmpty();
        assertThat(limits.count(PublicCall.SUBMISSION, "a")).isPresent();
    }

    @Test
    void allowsMoreThanAThousandCallsAMinuteInATrial() {
        LimitSettings shipped = new LimitSettings(300, 30, 120, 30, 20, 20, 200, 100_000, 1);
        PublicLimits limits = new PublicLimits(shipped, shipped.trialFactor(), time);
        for (PublicCall call : PublicCall.values()) {
            for (int calls = 0; calls < 2000; calls++) {
                assertThat(limits.count(call, "127.0.0.1")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:51000, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "[2001:db8:1:2::9]:443, 20010db800010002/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "fe80::1%eth0, fe80000000000000/64",
        "unknown, ?",
        "example.com, ?",
        "1.2.3.4 or 1=1, ?"
    })
    void takesOneNetworkForOneCaller(String written, String counted) {
        assertThat(CallerAddress.counted(written)).isEqualTo(counted);
    }

    @Test
    void believesWhatItsOwnProxyWrote() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        assertThat(CallerAddress.of(request, 1)).isEqualTo("10.0.0.1");
        request.addHeader("X-Forwarded-For", "1.1.1.1, 203.0.113.7");

        assertThat(CallerAddress.of(request, 1)).isEqualTo("203.0.113.7");
        assertThat(CallerAddress.of(request, 2)).isEqualTo("1.1.1.1");
        assertThat(CallerAddress.of(request, 0)).isEqualTo("10.0.0.1");
        new ForwardedHeaderFilter()
                .doFilter(request, new org.springframework.mock.web.MockHttpServletResponse(), (wrapped, response) -> {
                    Enumeration<String> hidden =
                            ((jakarta.servlet.http.HttpServletRequest) wrapped).getHeaders("X-Forwarded-For");
                    assertThat(hidden.hasMoreElements()).isFalse();
                    assertThat(CallerAddress.of((jakarta.servlet.http.HttpServletRequest) wrapped, 1))
                            .isEqualTo("203.0.113.7");
                });
    }

    private static final class ManualTime implements TimeMeter {

        private long nanos;

        void passes(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
