package cn.tongxinqiao.access.web;

import cn.tongxinqiao.organization.TryItMode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Counts, by address, what the public does on this node; full again after a minute of rest. */
@Component
class PublicLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LimitSettings settings;
    private final int factor;
    private final TimeMeter time;
    private final Cache<Counted, Bucket> buckets;

    /** By a meter that never jumps, unlike a clock somebody sets. */
    @Autowired
    PublicLimits(LimitSettings settings, TryItMode mode, ObjectProvider<TimeMeter> time) {
        this(settings, mode.isOn() ? settings.trialFactor() : 1, time.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME));
    }

    PublicLimits(LimitSettings settings, int factor, TimeMeter time) {
        this.settings = settings;
        this.factor = factor;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();
    }

    /** Counts one call; how long to wait when there were too many. */
    Optional<Duration> count(PublicCall call, String address) {
        return waitOf(bucket(call, address).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** Whether one more would be too many, without counting it. */
    Optional<Duration> look(PublicCall call, String address) {
        return waitOf(bucket(call, address).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Address of a caller as it is counted. */
    String addressOf(HttpServletRequest request) {
        return CallerAddress.of(request, settings.proxies());
    }

    private static Optional<Duration> waitOf(long nanos) {
        return nanos <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private Bucket bucket(PublicCall call, String address) {
        return buckets.get(new Counted(call, address), missing -> {
            long tokens = Math.max(1, (long) settings.perMinute(call) * factor);
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, WINDOW))
                    .withCustomTimePrecision(time)
                    .build();
        });
    }

    private record Counted(PublicCall call, String address) {}
}
