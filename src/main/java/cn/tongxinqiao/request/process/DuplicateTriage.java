package cn.tongxinqiao.request.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.MergeRefused;
import cn.tongxinqiao.request.Scope;
import cn.tongxinqiao.request.TriageForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Submits the intake clerk's form through the same door as a browser does: with the clerk's rights, held to the form. */
@Component
class DuplicateTriage implements TriageForm {

    /** Fields of the form that only show. */
    private static final Set<String> SHOWN_ONLY = Set.of("caseSummary", "categoryOptions");

    private final CaseFile cases;
    private final EngineAccounts accounts;
    private final EngineCalls calls;
    private final TaskService tasks;
    private final FormService forms;

    DuplicateTriage(CaseFile cases, EngineAccounts accounts, EngineCalls calls, TaskService tasks, FormService forms) {
        this.cases = cases;
        this.accounts = accounts;
        this.calls = calls;
        this.tasks = tasks;
        this.forms = forms;
    }

    @Override
    public void submitAsDuplicate(String number, CaseFile.Known main, String mainNumber, SignedIn by) {
        Task task = calls.asSystem(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(RequestTriageProcess.Elements.CONFIRM_FACTS)
                .singleResult());
        if (task == null) {
            throw MergeRefused.formGone();
        }
        CaseFile.Known own = cases.known(number);
        try (EngineAccounts.Acting acting = accounts.actAs(by.id())) {
            Map<String, Object> values = asOpened(task.getId());
            if (main.category() != null) {
                values.putIfAbsent("category", main.category().name());
            }
            values.putIfAbsent("scope", scope(main.facts()).name());
            values.put("duplicateOf", mainNumber);
            values.put("detailMissing", false);
            keepPrivate(values, own.facts());
            forms.submitTaskForm(task.getId(), values);
        }
    }

    private Map<String, Object> asOpened(String taskId) {
        Map<String, Object> values = new HashMap<>(forms.getTaskFormVariables(taskId));
        values.keySet().removeAll(SHOWN_ONLY);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private static Scope scope(Facts facts) {
        return facts.scope() == null ? Scope.BUILDING : facts.scope();
    }

    /** The form asks for these anew, so that nobody confirms them unread; a merge must not forget them. */
    private static void keepPrivate(Map<String, Object> values, Facts facts) {
        values.put("minorInvolved", facts.minorInvolved());
        values.put("healthInvolved", facts.healthInvolved());
        values.put("familyMatter", facts.familyMatter());
        values.put("povertyDetail", facts.povertyDetail());
        values.put("security", facts.security());
        values.values().removeIf(Objects::isNull);
    }
}
