package cn.tongxinqiao.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Refused sign-ins: the first one is written at once, those that follow within a while become one entry with their
 * number, so that somebody who guesses passwords cannot fill the log.
 */
@Component
public class Refusals {

    private static final Key MANY = new Key(Act.UNKNOWN, null);

    private final AuditLog log;
    private final Caller caller;
    private final AuditSettings settings;
    private final Clock clock;
    private final Map<Key, Count> counts = new HashMap<>();

    Refusals(AuditLog log, Caller caller, AuditSettings settings, Clock clock) {
        this.log = log;
        this.caller = caller;
        this.settings = settings;
        this.clock = clock;
    }

    private record Key(String actor, String address) {}

    private static final class Count {

        private final Instant since;
        private int more;

        Count(Instant since) {
            this.since = since;
        }
    }

    /**
     * Notes a refused sign-in.
     *
     * @param actor the account, {@link Act#UNKNOWN} when there is none of that name: what was typed may be a password
     */
    public void refused(String actor) {
        Key key = new Key(actor, caller.address().orElse(null));
        if (isFirst(key)) {
            log.recordAnyway(Act.of(ActKind.SIGN_IN_REFUSED, actor));
        }
    }

    private synchronized boolean isFirst(Key asked) {
        Key key = counts.containsKey(asked) || counts.size() < settings.refusalKeys() ? asked : MANY;
        Count known = counts.get(key);
        if (known == null) {
            counts.put(key, new Count(clock.instant()));
            return true;
        }
        known.more++;
        return false;
    }

    /** Writes what was counted in windows that are over; all of it when the node stops. */
    void write(boolean all) {
        Map<Key, Integer> over = over(all);
        over.forEach((key, more) -> log.recordAnyway(Act.of(ActKind.SIGN_IN_REFUSED, key.actor)
                .from(key.address == null ? "" : key.address)
                .times(more)));
    }

    private synchronized Map<Key, Integer> over(boolean all) {
        Instant now = clock.instant();
        Map<Key, Integer> over = new HashMap<>();
        for (Iterator<Map.Entry<Key, Count>> each = counts.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Key, Count> counted = each.next();
            Instant since = counted.getValue().since;
            // A clock set back ends a window too, instead of keeping it open for as long.
            if (all || now.isBefore(since) || !now.isBefore(since.plus(settings.refusalWindow()))) {
                if (counted.getValue().more > 0) {
                    over.put(counted.getKey(), counted.getValue().more);
                }
                each.remove();
            }
        }
        return over;
    }
}
