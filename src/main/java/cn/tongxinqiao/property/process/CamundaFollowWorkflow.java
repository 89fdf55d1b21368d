package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.property.FollowWorkflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Starts rectifications, exits and duties in the tenant of their unit, and tells them what happened. */
@Component
class CamundaFollowWorkflow implements FollowWorkflow {

    private static final String UNIT = "unit";

    private final EngineCalls calls;
    private final RuntimeService runtime;

    CamundaFollowWorkflow(EngineCalls calls, RuntimeService runtime) {
        this.calls = calls;
        this.runtime = runtime;
    }

    @Override
    public void startRectification(String number, Place place, Instant orderUntil) {
        Map<String, Object> variables = of(place);
        variables.put(
                PropertyRectificationProcess.Variables.STREET_GROUPS.name(), String.join(",", place.streetGroups()));
        variables.put(PropertyRectificationProcess.Variables.ORDER_UNTIL.name(), orderUntil.toString());
        start(PropertyRectificationProcess.KEY, number, variables);
    }

    @Override
    public boolean extensionAsked(String number) {
        return deliver(number, PropertyRectificationProcess.Messages.EXTENSION_ASKED, Map.of());
    }

    @Override
    public void startExit(String number, Place place, Instant voteUntil) {
        Map<String, Object> variables = of(place);
        variables.put(PropertyExitProcess.Variables.VOTE_UNTIL.name(), voteUntil.toString());
        variables.put(PropertyExitProcess.Variables.VOTE_REMINDED.name(), false);
        start(PropertyExitProcess.KEY, number, variables);
    }

    @Override
    public void startDuty(String number, String unit, String group, Instant until) {
        start(
                PropertyHandoverProcess.KEY,
                number,
                Map.of(
                        UNIT,
                        unit,
                        PropertyHandoverProcess.Variables.DUTY_GROUPS.name(),
                        group,
                        PropertyHandoverProcess.Variables.HANDOVER_UNTIL.name(),
                        until.toString()));
    }

    @Override
    public boolean voted(String number, String outcome, Instant voteUntil) {
        return deliver(
                number,
                PropertyExitProcess.Messages.VOTED,
                Map.of(
                        PropertyExitProcess.Variables.VOTED.name(),
                        outcome,
                        PropertyExitProcess.Variables.VOTE_UNTIL.name(),
                        voteUntil.toString()));
    }

    @Override
    public boolean earlyHandover(String number) {
        return deliver(number, PropertyExitProcess.Messages.EARLY_HANDOVER, Map.of());
    }

    @Override
    public boolean successorFound(String number) {
        return deliver(number, PropertyExitProcess.Messages.SUCCESSOR_FOUND, Map.of());
    }

    @Override
    public boolean handedOver(String number) {
        return deliver(number, PropertyExitProcess.Messages.HANDED_OVER, Map.of());
    }

    private static Map<String, Object> of(Place place) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(UNIT, place.community());
        variables.put(
                PropertyExitProcess.Variables.LOCAL_GROUPS.name(),
                Stream.concat(place.communityGroups().stream(), place.streetGroups().stream())
                        .collect(Collectors.joining(",")));
        return variables;
    }

    private void start(String process, String number, Map<String, Object> variables) {
        calls.asSystem(() -> runtime.startProcessInstanceByKey(process, number, variables));
    }

    private boolean deliver(String number, String message, Map<String, Object> variables) {
        return calls.asSystem(() -> {
            List<Execution> waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(number)
                    .messageEventSubscriptionName(message)
                    .list();
            if (waiting.size() != 1) {
                return false;
            }
            runtime.messageEventReceived(message, waiting.get(0).getId(), variables);
            return true;
        });
    }
}
