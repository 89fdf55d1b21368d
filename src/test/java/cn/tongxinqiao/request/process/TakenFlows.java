package cn.tongxinqiao.request.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Notes every sequence flow the engine takes; the history keeps nodes only, so a flow nobody tried would not show there. */
@Component
class TakenFlows extends AbstractProcessEnginePlugin {

    private final Set<Flow> taken = ConcurrentHashMap.newKeySet();

    /** One sequence flow of one process. */
    record Flow(String process, String id) {}

    void forget() {
        taken.clear();
    }

    Set<String> of(String process) {
        Set<String> ids = new TreeSet<>();
        taken.stream().filter(flow -> flow.process().equals(process)).forEach(flow -> ids.add(flow.id()));
        return ids;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new NotingListener());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private final class NotingListener extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            Flow flow = new Flow(
                    ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey(), element.attribute("id"));
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) step -> taken.add(flow));
        }
    }
}
