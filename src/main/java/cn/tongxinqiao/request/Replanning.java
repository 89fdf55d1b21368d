package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.CalendarChange;
import cn.tongxinqiao.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts running limits again when the work calendar or the limits table has changed: in portions, one run at a time over
 * all nodes, each case in a transaction of its own together with the record of it. A run that is cut off goes on where it
 * was; a case that was created or changed with old versions meanwhile is found by them.
 */
@Service
public class Replanning {

    private static final Logger LOG = LoggerFactory.getLogger(Replanning.class);
    private static final int TRIES = 3;

    private final ReplanRuns runs;
    private final CaseReplanning cases;
    private final RequestDecisions decisions;
    private final WorkCalendar calendar;
    private final TransactionTemplate turn;
    private final TransactionTemplate step;
    private final int portion;

    Replanning(
            ReplanRuns runs,
            CaseReplanning cases,
            RequestDecisions decisions,
            WorkCalendar calendar,
            PlatformTransactionManager transactions,
            @Value("${tongxinqiao.replanning.portion:100}") int portion) {
        this.runs = runs;
        this.cases = cases;
        this.decisions = decisions;
        this.calendar = calendar;
        this.turn = new TransactionTemplate(transactions);
        this.step = new TransactionTemplate(transactions);
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.portion = portion;
    }

    /**
     * Starts a run over every open case.
     *
     * @param account who wants it
     * @throws ReplanningGoesOn when one has not ended
     */
    public void start(String account) {
        ReplanRuns.Target target = target();
        step.execute(status -> runs.begin("手动重新计算", account, true, target, runs.countOpen()))
                .orElseThrow(ReplanningGoesOn::already);
    }

    /**
     * Does the next portion of what is to be done.
     *
     * @param goesOn asked before each case; false leaves the rest for later
     * @return whether there may be more to do at once; false also when another node is at it
     */
    public boolean step(BooleanSupplier goesOn) {
        return Boolean.TRUE.equals(turn.execute(status -> runs.takeTurn() && portion(goesOn)));
    }

    private boolean portion(BooleanSupplier goesOn) {
        ReplanRuns.Target target = target();
        Optional<ReplanRuns.Open> found = runs.open().or(() -> begin(target));
        if (found.isEmpty()) {
            return false;
        }
        ReplanRuns.Open run = found.get();
        List<String> numbers = run.whole() ? runs.openAfter(run.lastNumber(), portion) : runs.stale(target, portion);
        step.executeWithoutResult(status -> {
            if (!run.whole()) {
                runs.goOn(run.id(), target, numbers.size() < portion ? numbers.size() : runs.countStale(target));
            }
            if (numbers.isEmpty() && run.whole()) {
                runs.sweptWhole(run.id());
            } else if (numbers.isEmpty()) {
                runs.finish(run.id());
                LOG.info("时限重新计算第{}次完成", run.id());
            }
        });
        for (String number : numbers) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            replan(run.id(), number, target);
        }
        return !numbers.isEmpty() || run.whole();
    }

    private Optional<ReplanRuns.Open> begin(ReplanRuns.Target target) {
        int stale = runs.countStale(target);
        return stale == 0
                ? Optional.empty()
                : step.execute(status -> runs.begin(cause(target), null, false, target, stale));
    }

    /** A timer may fire, or a clerk act, at the same moment: whoever comes second does it again with what the first left. */
    private void replan(long run, String number, ReplanRuns.Target target) {
        for (int tried = 1; ; tried++) {
            try {
                step.executeWithoutResult(status -> {
                    CaseReplanning.Result result = cases.replan(number, target);
                    runs.done(run, number, result.moves(), result.timers());
                });
                return;
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    LOG.error("诉求 {} 的时限未能重新计算", number, e);
                    step.executeWithoutResult(status -> runs.failed(run, number));
                    return;
                }
            }
        }
    }

    private ReplanRuns.Target target() {
        return new ReplanRuns.Target(calendar.version(), decisions.version(RuleBook.DEADLINE));
    }

    private String cause(ReplanRuns.Target target) {
        List<String> causes = new ArrayList<>();
        ReplanRuns.Stale stale = runs.whyStale(target);
        if (stale.calendar() != null && stale.calendar() < target.calendar()) {
            causes.add("工作日历或办公时间有变化" + days(calendar.changesAfter(stale.calendar())));
        }
        if (stale.otherTable()) {
            causes.add("时限表改为第" + target.limits() + "版");
        }
        if (causes.isEmpty()) {
            causes.add("首次登记时限版本");
        }
        return String.join("；", causes);
    }

    private static String days(List<CalendarChange> changes) {
        Optional<LocalDate> from = changes.stream().map(CalendarChange::from).min(Comparator.naturalOrder());
        Optional<LocalDate> to = changes.stream().map(CalendarChange::to).max(Comparator.naturalOrder());
        return from.isEmpty() ? "" : "（" + from.get() + (to.get().equals(LocalDate.MAX) ? "起" : "至" + to.get()) + "）";
    }

    /**
     * The latest runs.
     *
     * @param most how many at most
     * @return newest first
     */
    public List<ReplanRun> runs(int most) {
        return runs.list(most);
    }

    /**
     * One run.
     *
     * @param id its number
     * @return the run, or empty when there is none
     */
    public Optional<ReplanRun> run(long id) {
        return runs.find(id);
    }

    /**
     * What a run moved.
     *
     * @param run its number
     * @param skip how many to pass over
     * @param most how many at most
     * @return in the order in which it was moved
     */
    public List<ReplanMove> moves(long run, int skip, int most) {
        return runs.moves(run, skip, most);
    }

    /**
     * How many entries {@link #moves} has in all.
     *
     * @param run its number
     * @return the count
     */
    public int countMoves(long run) {
        return runs.countMoves(run);
    }
}
