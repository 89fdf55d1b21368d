package cn.tongxinqiao.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param checked seals that were found sound
 * @param purged entries purged before, by schedule
 * @param first when the oldest sound entry happened, null when there is none
 * @param last when the newest sound entry happened, null when there is none
 * @param head the newest sound end of the chain
 * @param finding the first flaw, or empty
 */
public record Verdict(long checked, long purged, Instant first, Instant last, Head head, Optional<Finding> finding) {

    /** Whether nothing is wrong. */
    public boolean sound() {
        return finding.isEmpty();
    }

    /**
     * The first flaw.
     *
     * @param flaw what is wrong
     * @param position where in the chain; 0 for an entry outside of it
     * @param entryId the entry, null when it is not known any more
     */
    public record Finding(Flaw flaw, long position, Long entryId) {

        /** In Chinese, for people. */
        public String inWords() {
            return flaw.label()
                    + (position > 0 ? "：链上第 " + position + " 环" : "：链外")
                    + (entryId == null ? "" : "，记录编号 " + entryId);
        }
    }
}
