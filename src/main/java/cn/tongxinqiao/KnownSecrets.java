package cn.tongxinqiao;

import cn.tongxinqiao.organization.DemoAccounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a secret could be guessed: published somewhere, a pattern, or too little chance in it. */
final class KnownSecrets {

    private static final List<String> PUBLISHED = List.of(
            "changeme",
            "change-me",
            "change_me",
            "password",
            "passw0rd",
            "tests-only",
            "example",
            "示例",
            "123456",
            "qwerty",
            "letmein",
            "iloveyou",
            "admin123",
            "111111",
            "placeholder",
            DemoAccounts.PASSWORD);

    /** As much as 16 random bytes, what a key of today has. */
    private static final int LEAST_BITS = 100;

    private static final int LEAST_DIFFERENT = 10;

    private KnownSecrets() {}

    /** Why a secret for keys is none; empty when nothing speaks against it. Never holds a part of the secret. */
    static Optional<String> weaknessOf(String secret, int leastLength) {
        if (secret.length() < leastLength) {
            return Optional.of("少于 " + leastLength + " 个字符");
        }
        Optional<String> published = publishedIn(secret);
        if (published.isPresent()) {
            return published;
        }
        String once = withoutRepetition(secret);
        if (once.chars().distinct().count() < LEAST_DIFFERENT || isRun(once) || bits(once) < LEAST_BITS) {
            return Optional.of("规律太强，容易猜到");
        }
        return Optional.empty();
    }

    /** Why a password a person types is none. */
    static Optional<String> weaknessOfPassword(String password, String account, int leastLength) {
        if (password.length() < leastLength) {
            return Optional.of("少于 " + leastLength + " 个字符");
        }
        if (password.toLowerCase(Locale.ROOT).contains(account.toLowerCase(Locale.ROOT))) {
            return Optional.of("包含账号名");
        }
        Optional<String> published = publishedIn(password);
        if (published.isPresent()) {
            return published;
        }
        String once = withoutRepetition(password);
        return once.chars().distinct().count() < 5 || isRun(once) ? Optional.of("规律太强，容易猜到") : Optional.empty();
    }

    private static Optional<String> publishedIn(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return PUBLISHED.stream().filter(lower::contains).findFirst().map(known -> "含有公开的或常见的口令");
    }

    /** "abcabcabc" is "abc" to whoever guesses. */
    private static String withoutRepetition(String secret) {
        for (int length = 1; length <= secret.length() / 2; length++) {
            String block = secret.substring(0, length);
            if (block.repeat(secret.length() / length + 1).startsWith(secret)) {
                return block;
            }
        }
        return secret;
    }

    /** Mostly steps of one, up or down, as on a keyboard or in an alphabet. */
    private static boolean isRun(String secret) {
        int steps = 0;
        for (int i = 1; i < secret.length(); i++) {
            if (Math.abs(secret.charAt(i) - secret.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps * 2 > secret.length();
    }

    /** Shannon's measure over the characters: an upper bound, which is what a refusal needs. */
    private static double bits(String secret) {
        double perCharacter = secret.chars()
                .distinct()
                .mapToDouble(c -> {
                    double share = secret.chars().filter(other -> other == c).count() / (double) secret.length();
                    return -share * Math.log(share) / Math.log(2);
                })
                .sum();
        return perCharacter * secret.length();
    }
}
