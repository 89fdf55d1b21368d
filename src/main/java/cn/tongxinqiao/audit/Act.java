package cn.tongxinqiao.audit;

/**
 * Something that was done and is to be remembered. Texts that are too long are cut when it is recorded, and personal
 * numbers in them are masked.
 *
 * @param kind what was done
 * @param actor account that did it; null for who has signed in to the request being served, and without
 *     one the system itself
 * @param subjectType kind of thing it was done to, such as {@code deployment}; may be null
 * @param subjectId its id, no personal data; may be null
 * @param caseNumber the case it concerns; may be null
 * @param reason what the actor gave as a reason; may be null
 * @param details names of what changed, never personal values; may be null
 * @param address network address the call came from; null for the one of the request being served, if any
 * @param times how many equal acts this stands for, at least 1
 */
public record Act(
        ActKind kind,
        String actor,
        String subjectType,
        String subjectId,
        String caseNumber,
        String reason,
        String details,
        String address,
        int times) {

    /** The actor of what the application does by itself. */
    public static final String SYSTEM = "system";

    /** The actor of what somebody without a known account does. */
    public static final String UNKNOWN = "unknown";

    /** Refuses what is no act. */
    public Act {
        if (kind == null || times < 1) {
            throw new IllegalArgumentException("An act has a kind and happened at least once");
        }
    }

    /**
     * Begins an act.
     *
     * @param kind what was done
     * @param actor account, null for who has signed in, else the system
     * @return an act with nothing else said
     */
    public static Act of(ActKind kind, String actor) {
        return new Act(kind, actor, null, null, null, null, null, null, 1);
    }

    /** The same act, done to a thing. */
    public Act on(String type, String id) {
        return new Act(kind, actor, type, id, caseNumber, reason, details, address, times);
    }

    /** The same act, concerning a case. */
    public Act ofCase(String number) {
        return new Act(kind, actor, subjectType, subjectId, number, reason, details, address, times);
    }

    /** The same act with the actor's reason. */
    public Act because(String given) {
        return new Act(kind, actor, subjectType, subjectId, caseNumber, given, details, address, times);
    }

    /** The same act with the names of what changed. */
    public Act saying(String words) {
        return new Act(kind, actor, subjectType, subjectId, caseNumber, reason, words, address, times);
    }

    /** The same act from a network address. */
    public Act from(String caller) {
        return new Act(kind, actor, subjectType, subjectId, caseNumber, reason, details, caller, times);
    }

    /** The same act, done several times. */
    public Act times(int count) {
        return new Act(kind, actor, subjectType, subjectId, caseNumber, reason, details, address, count);
    }
}
