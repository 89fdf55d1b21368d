package cn.tongxinqiao.audit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is kept.
 *
 * @param retention how long entries are kept, at least 180 days
 * @param sealing whether this node seals, purges and notes the head of the day; off, another node must
 * @param poll how long the sealer rests when nothing is to be sealed
 * @param batch entries sealed in one transaction
 * @param unsealedAfter how long an entry may lie unsealed before a verification reports it
 * @param purgeBatch entries purged in one transaction
 * @param node name of this node; empty for the machine's
 * @param refusalWindow refused sign-ins of one account from one address within it become one entry with a count
 * @param refusalKeys accounts and addresses told apart within a window; beyond, they are counted together
 * @param pageSize entries of one page
 * @param exportRows rows one export may hold
 */
@ConfigurationProperties("tongxinqiao.audit")
record AuditSettings(
        @DefaultValue("P3Y") Period retention,
        @DefaultValue("true") boolean sealing,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("500") int batch,
        @DefaultValue("5m") Duration unsealedAfter,
        @DefaultValue("10000") int purgeBatch,
        @DefaultValue("") String node,
        @DefaultValue("10m") Duration refusalWindow,
        @DefaultValue("1000") int refusalKeys,
        @DefaultValue("50") int pageSize,
        @DefaultValue("100000") int exportRows) {

    /** 网络安全法 第二十一条（三）: logs are kept for at least six months. */
    private static final int LEAST_DAYS = 180;

    /** The shortest the retention can be, whatever months it spans. */
    private static final LocalDate SHORT_MONTHS = LocalDate.of(2025, 2, 1);

    /** Refuses to keep entries for less than the law asks. */
    AuditSettings {
        if (SHORT_MONTHS.plus(retention).isBefore(SHORT_MONTHS.plusDays(LEAST_DAYS))) {
            throw AuditSettingsUnsafe.keptTooShort(retention, LEAST_DAYS);
        }
        refuseUnlessPositive("poll", poll.toMillis());
        refuseUnlessPositive("batch", batch);
        refuseUnlessPositive("unsealed-after", unsealedAfter.toMillis());
        refuseUnlessPositive("purge-batch", purgeBatch);
        refuseUnlessPositive("refusal-window", refusalWindow.toMillis());
        refuseUnlessPositive("refusal-keys", refusalKeys);
        refuseUnlessPositive("page-size", pageSize);
        refuseUnlessPositive("export-rows", exportRows);
    }

    private static void refuseUnlessPositive(String name, long value) {
        if (value < 1) {
            throw AuditSettingsUnsafe.notPositive("tongxinqiao.audit." + name);
        }
    }
}
