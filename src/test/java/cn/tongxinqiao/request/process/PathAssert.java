package cn.tongxinqiao.request.process;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/**
 * The way a case went through one process, by the engine's history: all instances of that process together. Gateways,
 * plain starts and the frames of sub-processes are left out; everything else must be named, so that a test says what did
 * not happen too.
 */
final class PathAssert extends AbstractAssert<PathAssert, String> {

    private static final Set<String> FRAMES =
            Set.of("startEvent", "exclusiveGateway", "parallelGateway", "subProcess", "multiInstanceBody");

    private final String process;
    private final List<HistoricActivityInstance> steps;

    private PathAssert(String number, String process, List<HistoricActivityInstance> steps) {
        super(number, PathAssert.class);
        this.process = process;
        this.steps = steps;
    }

    static PathAssert of(HistoryService history, String number, String process) {
        List<HistoricActivityInstance> steps = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .list()
                .stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .filter(step -> !FRAMES.contains(step.getActivityType()))
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .toList();
        return new PathAssert(number, process, steps);
    }

    /** Exactly these nodes were finished, each as often as it is named. */
    PathAssert wentThrough(String... nodes) {
        Assertions.assertThat(ids(step -> step.getEndTime() != null && (!step.isCanceled() || isEnd(step))))
                .as("finished in %s of %s", process, actual)
                .containsExactlyInAnyOrder(nodes);
        return this;
    }

    /** Exactly these nodes were cut off before they were finished. */
    PathAssert wasInterruptedAt(String... nodes) {
        Assertions.assertThat(ids(step -> step.isCanceled() && !isEnd(step)))
                .as("interrupted in %s of %s", process, actual)
                .containsExactlyInAnyOrder(nodes);
        return this;
    }

    /** Exactly these nodes are open; none means that no instance of the process runs. */
    PathAssert waitsAt(String... nodes) {
        Assertions.assertThat(ids(step -> step.getEndTime() == null))
                .as("open in %s of %s", process, actual)
                .containsExactlyInAnyOrder(nodes);
        return this;
    }

    /** Exactly these end events were reached, those of sub-processes included, and nothing runs any more. */
    PathAssert endsAt(String... ends) {
        Assertions.assertThat(ids(PathAssert::isEnd))
                .as("end events of %s in %s", process, actual)
                .containsExactlyInAnyOrder(ends);
        return waitsAt();
    }

    /** None of these nodes was entered. */
    PathAssert neverReached(String... nodes) {
        Assertions.assertThat(ids(step -> true))
                .as("entered in %s of %s", process, actual)
                .doesNotContain(nodes);
        return this;
    }

    /** The case never came to this process. */
    void wasNeverCalled() {
        Assertions.assertThat(ids(step -> true))
                .as("entered in %s of %s", process, actual)
                .isEmpty();
    }

    /** The history counts an end event that throws an escalation as cut off, since its instance goes with it. */
    private static boolean isEnd(HistoricActivityInstance step) {
        return step.getActivityType().endsWith("EndEvent");
    }

    private List<String> ids(Predicate<HistoricActivityInstance> condition) {
        return steps.stream()
                .filter(condition)
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
