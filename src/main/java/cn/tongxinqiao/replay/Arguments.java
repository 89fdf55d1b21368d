package cn.tongxinqiao.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param base where the application answers, without a slash at the end
 * @param in messages, one JSON object a line
 * @param out where the list of cases is written
 * @param limit how many messages at most
 * @param threads cases driven at the same time
 * @param password password of the demo accounts
 * @param longest after this time no further case is begun, and open ones are given up
 */
record Arguments(URI base, Path in, Path out, int limit, int threads, String password, Duration longest) {

    static final String USAGE = """
            usage: bench/replay --base URL --in FILE --out FILE [--limit N] [--threads N] [--password P] [--minutes N]
              --base      where the application answers, such as http://localhost:8080
              --in        messages, one JSON object a line: title, text, reply
              --out       is written: number, token and end state of every case, one JSON object a line
              --limit     only the first N messages
              --threads   cases driven at the same time (default 8)
              --password  password of the demo accounts (default tongxinqiao-demo)
              --minutes   give up after N minutes (default 240)
            exit: 0 every case ended and no incident is open; 1 something is stuck; 2 nothing could be run""";

    private static final Set<String> KNOWN =
            Set.of("--base", "--in", "--out", "--limit", "--threads", "--password", "--minutes");

    static Arguments parse(String... words) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!KNOWN.contains(words[i])) {
                throw new WrongUsage("unknown option " + words[i]);
            }
            if (i + 1 == words.length) {
                throw new WrongUsage(words[i] + " needs a value");
            }
            given.put(words[i], words[i + 1]);
        }
        return new Arguments(
                base(required(given, "--base")),
                Path.of(required(given, "--in")),
                Path.of(required(given, "--out")),
                positive(given, "--limit", Integer.MAX_VALUE),
                positive(given, "--threads", 8),
                given.getOrDefault("--password", "tongxinqiao-demo"),
                Duration.ofMinutes(positive(given, "--minutes", 240)));
    }

    private static URI base(String text) {
        try {
            URI base = URI.create(text.replaceAll("/+$", ""));
            if (base.getHost() == null || !Set.of("http", "https").contains(base.getScheme())) {
                throw new WrongUsage("--base is not an http address: " + text);
            }
            return base;
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--base is not an address: " + text);
        }
    }

    private static String required(Map<String, String> given, String option) {
        String value = given.get(option);
        if (value == null || value.isBlank()) {
            throw new WrongUsage(option + " is missing");
        }
        return value;
    }

    private static int positive(Map<String, String> given, String option, int absent) {
        String value = given.get(option);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number that is too small.
        }
        throw new WrongUsage(option + " must be a whole number above 0: " + value);
    }

    /** The command line cannot be understood. */
    static final class WrongUsage extends RuntimeException {

        WrongUsage(String message) {
            super(message);
        }
    }
}
