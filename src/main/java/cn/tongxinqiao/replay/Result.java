package cn.tongxinqiao.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one case came out.
 *
 * @param line line of the input
 * @param number case number, or null when it was never entered
 * @param token the requester's token, or null
 * @param state status seen last
 * @param tier tier seen last, or null
 * @param problem why it did not end, or null when it did
 * @param wasThere an earlier run had entered it
 * @param intakeNanos time of the entering call
 * @param caseNanos time from entry to end
 * @param conflicts answers 409 that were tried again
 */
record Result(
        int line,
        String number,
        String token,
        String state,
        String tier,
        String problem,
        boolean wasThere,
        long intakeNanos,
        long caseNanos,
        int conflicts) {

    boolean isEnded() {
        return problem == null;
    }

    /** The line of the list that is written. */
    Map<String, Object> listed() {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("line", line);
        listed.put("number", number);
        listed.put("token", token);
        listed.put("state", state);
        listed.put("tier", tier);
        if (problem != null) {
            listed.put("problem", problem);
        }
        return listed;
    }
}
