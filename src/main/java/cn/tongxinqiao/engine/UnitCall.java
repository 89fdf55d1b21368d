package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmProcessInstance;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Gives a called process to the unit it is handed to. The engine on its own asks the tenant provider only when the caller
 * belongs to nobody: what the brigade hands to a department would stay the brigade's, and the department would not see it.
 */
final class UnitCall extends CallActivityBehavior {

    private UnitCall(CallActivityBehavior original) {
        setCallableElement(original.getCallableElement());
    }

    @Override
    protected void startInstance(ActivityExecution execution, VariableMap variables, String businessKey) {
        ProcessDefinitionImpl definition = CallableElementUtil.getProcessDefinitionToCall(
                execution, ((ExecutionEntity) execution).getProcessDefinitionTenantId(), getCallableElement());
        PvmProcessInstance called = execution.createSubProcessInstance(definition, businessKey);
        if (variables.get(UnitTenants.UNIT) instanceof String unit) {
            ((ExecutionEntity) called).setTenantId(unit);
        }
        called.start(variables);
    }

    /** Puts this behaviour in place of the engine's own. */
    static final class Everywhere extends AbstractBpmnParseListener {

        @Override
        public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof CallActivityBehavior original) {
                activity.setActivityBehavior(new UnitCall(original));
            }
        }
    }
}
