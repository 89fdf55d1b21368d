package cn.tongxinqiao.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Chance that comes out the same at every run: drawn from a message's key and the question asked. */
record Dice(String key) {

    /** A number from 0 (included) to 1 (excluded). */
    double roll(String question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((key + "/" + question).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / (double) (1L << 53);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether something that happens in this share of cases happens in this one. */
    boolean chance(String question, double share) {
        return roll(question) < share;
    }

    /** A whole number, both bounds included. */
    int between(String question, int from, int to) {
        return from + (int) (roll(question) * (to - from + 1));
    }

    <T> T pick(String question, List<T> choices) {
        return choices.get(between(question, 0, choices.size() - 1));
    }
}
