package cn.tongxinqiao.replay;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the figures of a run and what is stuck. */
final class Report {

    private static final int SHOWN = 20;

    private final Inspection inspection;
    private final PrintStream out;

    Report(Inspection inspection, PrintStream out) {
        this.inspection = inspection;
        this.out = out;
    }

    /**
     * Prints the report.
     *
     * @return exit code: 0 when every case ended and no incident is open, else 1
     */
    int print(Tally tally, int messages, double seconds, long calls, int threads) throws InterruptedException {
        List<Result> results = tally.results();
        List<Result> ended = results.stream().filter(Result::isEnded).toList();
        List<Result> fresh = ended.stream().filter(result -> !result.wasThere()).toList();
        machine(threads);
        line("cases", "%d messages, %d ended, %d not", messages, ended.size(), messages - ended.size());
        line("states", "%s", counts(results, result -> result.number() == null ? "NOT_ENTERED" : result.state()));
        line("tiers", "%s", counts(ended, result -> result.tier() == null ? "none" : result.tier()));
        if (fresh.size() < ended.size()) {
            line("resumed", "%d were entered by an earlier run and are not in the times", ended.size() - fresh.size());
        }
        line("time", "%.1f s, %.2f cases a second", seconds, fresh.size() / seconds);
        line("intake", "%s", Percentiles.of(fresh.stream().mapToLong(Result::intakeNanos)));
        line("whole case", "%s", Percentiles.of(fresh.stream().mapToLong(Result::caseNanos)));
        line(
                "HTTP",
                "%d calls, %.1f a case, %.0f a second",
                calls,
                calls / (double) Math.max(1, messages),
                calls / seconds);
        line("retries", "%d on 409, %d lost connections", tally.conflicts(), tally.lostCalls());
        return verdict(results, ended, messages);
    }

    private int verdict(List<Result> results, List<Result> ended, int messages) throws InterruptedException {
        boolean clean = ended.size() == messages;
        try {
            clean &= engineIsClean(ended);
            stuck(results.stream().filter(result -> !result.isEnded()).toList());
        } catch (IOException e) {
            out.println("the engine could not be looked into: " + e.getMessage());
            clean = false;
        }
        return clean ? 0 : 1;
    }

    private boolean engineIsClean(List<Result> ended) throws IOException, InterruptedException {
        Set<String> running =
                inspection.stillRunning(ended.stream().map(Result::number).collect(Collectors.toSet()));
        int incidents = inspection.openIncidents();
        line(
                "engine",
                "%d incidents, %d failing jobs, %d processes of ended cases left",
                incidents,
                inspection.failingJobs(),
                running.size());
        running.stream()
                .limit(SHOWN)
                .forEach(number -> out.println("  " + number + " has ended, but its process is left"));
        inspection.incidents().forEach(incident -> out.println("  incident " + incident));
        return incidents == 0 && running.isEmpty();
    }

    private void stuck(List<Result> stuck) throws IOException, InterruptedException {
        for (Map.Entry<String, List<Result>> group : byProblem(stuck).entrySet()) {
            List<Result> cases = group.getValue();
            Result first = cases.get(0);
            out.println("stuck: " + cases.size() + " × " + first.problem());
            out.println(
                    "  " + cases.stream().limit(SHOWN).map(Report::whereabouts).collect(Collectors.joining(", ")));
            if (first.number() != null) {
                inspection.standing(first.number()).forEach(standing -> out.println("    " + standing));
            }
        }
    }

    private static String whereabouts(Result result) {
        return result.number() == null ? "line " + result.line() : result.number() + " " + result.state();
    }

    /** What is stuck by its reason, so that a hundred equal cases do not hide another one. */
    static Map<String, List<Result>> byProblem(List<Result> stuck) {
        return stuck.stream()
                .collect(Collectors.groupingBy(
                        result -> result.problem().replaceAll("[0-9a-f]{8}-[-0-9a-f]{27}|\\d{4,}", "…"),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private void machine(int threads) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        line(
                "machine",
                "%d processors, %d MiB memory, %s %s, Java %s; %d cases at a time",
                Runtime.getRuntime().availableProcessors(),
                memory >> 20,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                threads);
    }

    private static String counts(List<Result> results, Function<Result, String> what) {
        return new TreeMap<>(results.stream().collect(Collectors.groupingBy(what, Collectors.counting())))
                .entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private void line(String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-11s", name) + String.format(Locale.ROOT, format, values));
    }
}
