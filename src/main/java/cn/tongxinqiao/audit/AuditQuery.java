package cn.tongxinqiao.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an auditor looks for; null leaves a condition out.
 *
 * @param from not before this moment
 * @param until before this moment
 * @param actor account
 * @param kind kind of act
 * @param caseNumber case
 * @param subject id of the thing it was done to
 * @param after the last entry of the page before, newest first
 */
public record AuditQuery(
        Instant from, Instant until, String actor, ActKind kind, String caseNumber, String subject, Cursor after) {

    /** The same search, after an entry. */
    public AuditQuery from(Cursor cursor) {
        return new AuditQuery(from, until, actor, kind, caseNumber, subject, cursor);
    }

    /**
     * A place between two entries of a search.
     *
     * @param at when the entry before it happened
     * @param id its number
     */
    public record Cursor(Instant at, long id) {

        private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,18})-(\\d{1,18})");

        /**
         * Reads a place as {@link #toString} writes it.
         *
         * @param text as written, null or blank for the beginning
         * @return the place, or null for the beginning
         * @throws AuditQueryRefused when it is none
         */
        public static Cursor read(String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            Matcher written = WRITTEN.matcher(text.strip());
            if (!written.matches()) {
                throw AuditQueryRefused.cursor();
            }
            return new Cursor(
                    Instant.EPOCH.plus(Long.parseLong(written.group(1)), ChronoUnit.MICROS),
                    Long.parseLong(written.group(2)));
        }

        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
        }
    }
}
