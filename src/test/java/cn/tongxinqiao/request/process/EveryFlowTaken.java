package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Fails a class whose tests leave a sequence flow of its process untaken. Every node lies on a flow, so no node can be
 * missed either. Says nothing when only some of the tests ran, or when one failed.
 */
final class EveryFlowTaken implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Set<String> passed = new HashSet<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        beans(context).getBean(TakenFlows.class).forget();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        // Several contexts may live in one run; the assertions must ask the engine of this one.
        BpmnAwareTests.init(beans(context).getBean(ProcessEngine.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BpmnAwareTests.reset();
        beans(context).getBean(CaseDriver.class).leaveNothingOpen();
        if (context.getExecutionException().isEmpty()) {
            passed.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        if (passed.containsAll(testsIn(tests))) {
            String process = tests.getAnnotation(ProcessPaths.class).value();
            assertThat(beans(context).getBean(TakenFlows.class).of(process))
                    .as("sequence flows of %s taken by %s", process, tests.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(flowsOf(process));
        }
    }

    private static List<String> testsIn(Class<?> tests) {
        return Stream.of(tests.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class) && !method.isAnnotationPresent(Disabled.class))
                .map(method -> method.getName())
                .toList();
    }

    /** The engine jumps from an event-based gateway to the event that came; what leaves the event is seen. */
    private static List<String> flowsOf(String process) {
        return ShippedProcess.named(process).all(SequenceFlow.class).stream()
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .map(SequenceFlow::getId)
                .toList();
    }

    private static ApplicationContext beans(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context);
    }
}
